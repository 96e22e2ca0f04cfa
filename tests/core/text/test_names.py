"""Vietnamese order of words and people."""

import itertools
import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.names import collation_key, given_name, name_key

GIVEN_NAMES = ["An", "Ánh", "Ăn", "Ân", "Bình", "Diễm", "Dung", "Dũng", "Đạt", "Đức", "Hoà"]
ALPHABET = list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
TONES = ["ma", "mà", "mả", "mã", "má", "mạ"]


def shuffled(items):
    items = list(items)
    random.Random(7).shuffle(items)
    return items


def test_people_are_sorted_by_given_name():
    assert sorted(shuffled(GIVEN_NAMES), key=name_key) == GIVEN_NAMES


def test_then_by_family_name_then_by_middle_names():
    people = ["Bùi Thị An", "Nguyễn An", "Nguyễn Thị An", "Nguyễn Văn An", "Đỗ An", "Ấu An"]
    assert sorted(shuffled(people), key=name_key) == [
        "Ấu An",
        "Bùi Thị An",
        "Đỗ An",
        "Nguyễn An",
        "Nguyễn Thị An",
        "Nguyễn Văn An",
    ]


def test_the_alphabet_has_33_letters_in_our_order():
    assert sorted(shuffled(ALPHABET), key=collation_key) == ALPHABET


def test_tones_rise_from_ngang_to_nang():
    assert sorted(shuffled(TONES), key=collation_key) == TONES


def test_syllables_are_compared_whole_as_in_dictionaries():
    words = ["ba", "ba hoa", "bà", "bà con", "bá", "ban", "bao"]
    assert sorted(shuffled(words), key=collation_key) == words


def test_d_with_a_stroke_does_not_come_after_z():
    assert sorted(["Zơ", "Đào", "Ea"], key=collation_key) == ["Đào", "Ea", "Zơ"]


def test_numbers_are_compared_by_value():
    hamlets = ["Xóm 1", "Xóm 2", "Xóm 10", "Xóm A"]
    assert sorted(shuffled(hamlets), key=collation_key) == hamlets
    assert collation_key("Xóm 02") == collation_key("Xóm 2")


@pytest.mark.parametrize(("one", "other"), [("Hoà", "Hòa"), ("Thuý", "Thúy"), ("ĐỨC", "đức"), ("Ðức", "Đức")])
def test_what_is_written_in_two_ways_is_one_word(one, other):
    assert collation_key(one) == collation_key(other)
    assert name_key(f"Trần {one}") == name_key(f"Trần {other}")


@pytest.mark.parametrize(
    ("full_name", "given"), [("Nguyễn Thị Hòa", "Hòa"), ("  Lê   Nam ", "Nam"), ("An", "An"), ("", "")]
)
def test_the_given_name_is_the_last_word(full_name, given):
    assert given_name(full_name) == given


def test_a_person_without_a_name_still_has_a_place():
    assert name_key("") == ""
    assert name_key("H'Hen Niê") == name_key("H’HEN NIÊ")


@given(st.text(max_size=30), st.text(max_size=30))
def test_keys_are_portable_and_do_not_depend_on_composition(one, other):
    key = collation_key(one)
    assert set(key) <= set("0123456789abcdefghijklmnopqrstuvwxyz")
    assert key == collation_key(unicodedata.normalize("NFD", one))
    assert collation_key(f"{one} {other}") == key + collation_key(other)


@given(st.lists(st.sampled_from(["an", "anh", "ăn", "đa", "da", "2", "10", "hòa", "hoa"]), min_size=1, max_size=3))
def test_the_order_is_total_and_a_prefix_comes_first(words):
    text = " ".join(words)
    assert collation_key(text) < collation_key(f"{text} a")
    for one, other in itertools.combinations(sorted({text, "hòa an", "đa 10"}, key=collation_key), 2):
        assert collation_key(one) < collation_key(other)
