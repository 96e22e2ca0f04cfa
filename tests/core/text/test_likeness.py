"""Searching as people type: without marks, with slips, on a keyboard that knows no Vietnamese."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.likeness import BEGINNINGS, IN_A_ROW, KEYSTROKES, RUN_TOGETHER, SLIPS, search_of

COURSE = "Chuyển đổi số và kỹ năng số cho cán bộ Ủy ban MTTQ cấp xã: phòng, tránh lừa đảo trực tuyến"


@pytest.mark.parametrize(
    ("typed", "likeness"),
    [
        ("", IN_A_ROW),
        ("chuyen doi so", IN_A_ROW),
        ("CĐS", IN_A_ROW),
        ("Uỷ ban", IN_A_ROW),
        ("kĩ năng", IN_A_ROW),
        ("ki nang so", IN_A_ROW),
        ("mặt trận tổ quốc", IN_A_ROW),
        ("so chuyen", BEGINNINGS),
        ("lua dao truc tuyen", IN_A_ROW),
        ("chuyne doi so", SLIPS),
        ("chuyn doi", SLIPS),
        ("chuyeen doi", SLIPS),
        ("chánh lừa đảo", SLIPS),
        ("phongf tranhs luwaf ddaor", KEYSTROKES),
        ("chuyeenr ddooir soos", KEYSTROKES),
        ("chuye6n3 d9o6i3 so61", KEYSTROKES),
        ("chuyendoiso", RUN_TOGETHER),
        ("VNeID", 0),
        ("ruộng", 0),
        ("sx", 0),
    ],
)
def test_a_course_is_found_however_it_is_typed(typed, likeness):
    assert search_of(typed).likeness(COURSE) == likeness


def test_nothing_is_forgiven_where_that_was_asked():
    assert search_of("chuyne doi so").likeness(COURSE, is_strict=True) == 0


def test_short_words_are_not_mistaken_for_others():
    assert search_of("ban").likeness("bàn tay") == IN_A_ROW
    assert search_of("bao").likeness("bàn tay") == 0


@given(st.text(max_size=60))
def test_every_text_answers_to_itself(text):
    assert search_of(text).likeness(text) == IN_A_ROW


@given(st.text(max_size=40), st.text(max_size=80))
def test_whatever_is_typed_is_answered(typed, text):
    assert search_of(typed).likeness(text) in range(6)
    assert search_of(typed).likeness(text, is_strict=True) in {0, BEGINNINGS, IN_A_ROW}
