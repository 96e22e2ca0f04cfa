"""Lessons on paper and back: nothing lost, nothing invented, by ourselves and through LibreOffice."""

import re
import zipfile
from io import BytesIO

from hypothesis import HealthCheck, Phase, example, given, seed, settings
from hypothesis import strategies as st

from courses.formats.office.texts import tidy_spans
from courses.formats.office.tree import Span
from courses.formats.paper import BOTH, KEEP, TAKE, merged
from tests.courses.office.foreign import needs_libreoffice, stored_again
from tests.courses.office.lessons import bodies, differences, printed

LESSONS_THROUGH_LIBREOFFICE, SEED = 24, 20261123


def edited(content, *changes):
    """A Word file in which words were replaced."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as package, zipfile.ZipFile(stream, "w") as out:
        for name in package.namelist():
            part = package.read(name).decode() if name.endswith(".xml") else package.read(name)
            for old, new in changes if name == "word/document.xml" else ():
                assert old in part, old
                part = part.replace(old, new)
            out.writestr(name, part)
    return stream.getvalue()


def told(found):
    return [(one.kind, one.is_moved) for one in found]


TWO_BOLD_WORDS = "<p><b>Mặt trận</b> \u200b <b>Tổ quốc</b></p>"


@given(bodies)
@example(
    [{"type": "note", "value": {"title": "Xã", "body": TWO_BOLD_WORDS}, "id": "00000000-0000-0000-0000-000000000001"}]
)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_lesson_that_nobody_touched_comes_back_unchanged(body):
    found = differences(body, printed(body))
    assert told(found) == [("unchanged", False)] * len(body)
    for choice in (TAKE, KEEP):
        assert merged(body, found, {one.name: choice for one in found}) == body


@needs_libreoffice
def test_libreoffice_stores_lessons_again_and_nothing_of_them_is_lost(tmp_path):
    lessons = drawn(LESSONS_THROUGH_LIBREOFFICE, SEED)
    for body, content in zip(lessons, stored_again(tmp_path, *map(printed, lessons)), strict=True):
        assert told(differences(body, content)) == [("unchanged", False)] * len(body), body


def drawn(count, number):
    """So many lessons, the same for the same seed."""
    lessons = []

    @seed(number)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(bodies)
    def draw(body):
        lessons.append(body)

    draw()
    return lessons


@given(bodies, bodies, st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
def test_keeping_everything_changes_nothing_whatever_came_back(body, other, random):
    returned = [raw for raw in body if random.random() < 0.7]
    random.shuffle(returned)
    strange = [raw | {"id": raw["id"].replace("0000", "1111", 1)} for raw in other]
    found = differences(body, printed([*returned, *strange]))
    assert merged(body, found, {one.name: KEEP for one in found}) == body
    taken = merged(body, found, {one.name: TAKE for one in found})
    assert len({raw["id"] for raw in taken}) == len(taken)
    both = merged(body, found, {one.name: BOTH if one.kind == "unclear" else KEEP for one in found})
    assert {raw["id"] for raw in both} >= {raw["id"] for raw in body}


def block(kind, value, number):
    return {"type": kind, "value": value, "id": f"00000000-0000-0000-0000-{number:012}"}


def text(words, number):
    return block("text", f'<p data-block-key="k0000">{words}</p>', number)


CHECK = block(
    "check",
    {
        "question": "Ai gọi?",
        "options": [
            {"type": "item", "value": {"text": "Công an", "is_right": False}, "id": "a"},
            {"type": "item", "value": {"text": "Kẻ gian", "is_right": True}, "id": "b"},
        ],
        "explanation": "Không ai hỏi mã.",
    },
    3,
)
SCENARIO = block("scenario", {"title": "Cuộc gọi lạ"}, 4)
LESSON = [block("heading", "Mở đầu", 1), text("Chào đồng chí ở Kim Liên.", 2), CHECK, SCENARIO]


def test_what_was_written_into_the_file_is_a_change_of_its_block_alone():
    found = differences(LESSON, edited(printed(LESSON), ("Kim Liên", "Vạn An"), ("Công an", "Công an xã")))
    assert [one.kind for one in found] == ["unchanged", "changed", "changed", "unchanged"]
    after = merged(LESSON, found, {one.name: TAKE for one in found})
    assert "Vạn An" in after[1]["value"]
    assert after[2]["value"]["options"][0] == {
        "type": "item", "value": {"text": "Công an xã", "is_right": False}, "id": "a",
    }  # fmt: skip
    assert after[2]["value"]["options"][1:] == CHECK["value"]["options"][1:]
    assert [raw["id"] for raw in after] == [raw["id"] for raw in LESSON]


def test_the_right_answer_is_moved_by_its_word():
    content = edited(printed(LESSON), ("Kẻ gian (đúng)", "Kẻ gian"), ("Công an", "Công an (ĐÚNG)"))
    (changed,) = [one for one in differences(LESSON, content) if one.kind == "changed"]
    options = [item["value"] for item in changed.after["value"]["options"]]
    assert options == [{"text": "Công an", "is_right": True}, {"text": "Kẻ gian", "is_right": False}]


def test_a_sealed_block_comes_back_untouched_and_what_was_written_in_it_is_told():
    found = differences(LESSON, edited(printed(LESSON), ("gọi công an xã", "gọi vợ")))
    assert [one.kind for one in found] == ["unchanged", "unchanged", "unchanged", "sealed"]
    assert "gọi vợ" in found[3].words
    assert merged(LESSON, found, {one.name: TAKE for one in found}) == LESSON


def test_a_change_on_both_sides_is_asked_about_and_one_in_the_editor_alone_is_kept():
    content = edited(printed(LESSON), ("Kim Liên", "Vạn An"))
    meanwhile = [
        LESSON[0],
        text("Chào đồng chí ở Nam Đàn.", 2),
        CHECK | {"value": CHECK["value"] | {"question": "Ai?"}},
        SCENARIO,
    ]
    found = differences(meanwhile, content)
    assert [one.kind for one in found] == ["unchanged", "conflict", "unchanged", "unchanged"]
    assert found[1].suggested == ""
    assert merged(meanwhile, found, {}) == meanwhile


def test_moved_gone_and_new_blocks_are_told_apart():
    other = [text("Hoàn toàn mới đây.", 9), LESSON[1], LESSON[0], SCENARIO]
    found = differences(LESSON, printed(other))
    assert sorted(told(found)) == sorted(
        [("new", False), ("unchanged", True), ("unchanged", False), ("gone", False), ("unchanged", False)]
    )
    gone = next(one for one in found if one.kind == "gone")
    assert (gone.before, gone.suggested) == (CHECK, TAKE)


def test_without_its_bookmarks_a_file_is_matched_by_what_it_says_and_asks_where_that_is_unclear():
    lesson = [
        block("heading", "Mở đầu", 1),
        text("Mặt trận xã Kim Liên họp dân vào tối thứ bảy hằng tuần ở nhà văn hóa.", 2),
        block("heading", "Kết luận", 5),
        text("Đồng chí ghi lại mọi kiến nghị của bà con vào sổ.", 6),
    ]
    with zipfile.ZipFile(BytesIO(printed(lesson))) as package:
        marks = re.findall(r'w:name="(_hmb_\w+)"', package.read("word/document.xml").decode())
    lost = [(mark, f"x{number}") for number, mark in enumerate(marks)]
    content = edited(
        printed(lesson),
        *lost,
        ("tối thứ bảy", "sáng thứ bảy"),
        ("mọi kiến nghị của bà con vào sổ", "ý dân, gửi lên huyện"),
    )
    assert [one.kind for one in differences(lesson, content)] == ["unchanged", "changed", "unchanged", "unclear"]


def test_a_heading_that_became_text_keeps_its_place_and_id():
    content = edited(printed(LESSON), ('w:val="Heading1"', 'w:val="Normal"'))
    found = differences(LESSON, content)
    assert (found[0].kind, found[0].after["type"], found[0].after["id"]) == ("changed", "text", LESSON[0]["id"])


def test_a_copied_block_is_new_and_has_an_id_of_its_own():
    found = differences(LESSON, printed([*LESSON, LESSON[1]]))
    assert [one.kind for one in found] == [*["unchanged"] * 4, "new"]
    assert len({one.name for one in found}) == len(found)


_pieces = st.builds(Span, st.text("aé e\u0301\u200b\u00ad\n\u00a0", max_size=5), st.booleans(), st.booleans())


@given(st.lists(_pieces, max_size=6))
def test_what_is_tidy_stays_as_it_is(pieces):
    tidy = tidy_spans(pieces)
    assert tidy_spans(tidy) == tidy
