"""What blocks refuse: scenes that lead nowhere, places off the picture, hosts nobody knows, lengths that are none."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from courses.blocks import LessonBody
from courses.blocks.branching import faults, reached_from
from courses.blocks.fields import LengthBlock, clock
from courses.blocks.media import HOSTS, OutsideVideoBlock, is_at
from courses.blocks.samples import SAMPLES
from courses.blocks.show_me import ShowMeBlock, Spot, overlap

BODY = LessonBody()


@pytest.mark.parametrize(
    ("ways", "told"),
    [
        ({1: [2], 2: []}, None),
        ({1: [2, 3], 2: [1], 3: []}, None),
        ({1: [2, 9], 2: []}, "9"),
        ({1: [2], 2: [], 3: []}, "3"),
        ({1: [2, 3], 2: [2], 3: []}, "2"),
        ({1: [1], 2: []}, "2"),
    ],
)
def test_every_scene_is_come_to_and_left_for_an_ending(ways, told):
    sentences = faults(ways)
    assert len(sentences) == (told is not None)
    assert all(f"cảnh {told}" in sentence for sentence in sentences)


@given(
    st.integers(2, 8).flatmap(
        lambda n: st.fixed_dictionaries({k: st.lists(st.integers(1, n)) for k in range(1, n + 1)})
    )
)
def test_what_has_no_fault_can_be_walked_to_an_end_from_everywhere(ways):
    endings = {number for number, leads in ways.items() if not leads}
    is_sound = reached_from(ways, 1) == set(ways) and all(endings & reached_from(ways, number) for number in ways)
    assert (faults(ways) == []) == is_sound


def shown_me(**changes):
    block: ShowMeBlock = BODY.child_blocks["show_me"]
    value = block.to_python({**SAMPLES["show_me"], "picture": None})
    for name, change in changes.items():
        value["spots"][0][name] = change
    return block, value


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"is_right": False}, "đúng một chỗ"),
        ({"left": 60}, "ra ngoài ảnh"),
        ({"top": 75}, "ra ngoài ảnh"),
        ({"top": 50}, "đè lên nhau"),
        ({"width": 0}, ""),
    ],
)
def test_a_task_on_a_picture_has_one_right_place_and_all_on_it(monkeypatch, changes, told):
    block, value = shown_me(**changes)
    monkeypatch.setattr(block.child_blocks["picture"].field, "required", False)
    with pytest.raises(ValidationError) as refused:
        block.clean(value)
    assert told in str(refused.value.as_json_data())


def test_places_that_touch_do_not_overlap():
    one, other = (Spot("A", "", left, 0, 10, 10, is_right=False) for left in (0, 10))
    assert not overlap(one, other)
    assert overlap(one, other._replace(left=9))


@pytest.mark.parametrize(
    ("url", "host", "expected"),
    [
        ("https://www.youtube.com/watch?v=1", "youtube.com", True),
        ("https://youtube.com/", "youtube.com", True),
        ("http://youtube.com/", "youtube.com", False),
        ("https://youtube.com.evil.vn/", "youtube.com", False),
        ("https://evilyoutube.com/", "youtube.com", False),
        ("https://evil.vn/youtube.com", "youtube.com", False),
        ("https://youtube.com@evil.vn/", "youtube.com", False),
        ("javascript:alert(1)//youtube.com", "youtube.com", False),
    ],
)
def test_only_known_hosts_are_led_to(url, host, expected):
    assert is_at(url, host) is expected


def test_a_video_at_an_unknown_place_is_refused():
    block: OutsideVideoBlock = BODY.child_blocks["outside_video"]
    value = block.get_preview_value()
    assert any(is_at(value["url"], host) for host in HOSTS)
    value["url"] = "https://vi-du.vn/phim"
    with pytest.raises(ValidationError):
        block.clean(value)


@pytest.mark.parametrize(("typed", "seconds"), [("1:30", 90), ("0:05", 5), ("1:15:00", 4500)])
def test_lengths_are_minutes_and_seconds(typed, seconds):
    block = LengthBlock()
    assert block.value_from_form(block.field.clean(typed)) == seconds
    assert clock(seconds) == typed


@pytest.mark.parametrize("typed", ["90", "1:75", "một phút", "-1:00", "1:2:3", "0:00"])
def test_other_lengths_are_refused(typed):
    with pytest.raises(ValidationError):
        LengthBlock().field.clean(typed)
