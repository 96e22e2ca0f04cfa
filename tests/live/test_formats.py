from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.files.findings import FileError
from core.files.sheets import read_book
from live.formats import Part, read_attendance
from live.formats.attendance.cells import presence_of, score_of
from tests.factories.live import corpus


def read(text, year=2026):
    return read_attendance(read_book(text.encode()), year=year)


def test_four_sessions_under_headings_of_two_lines():
    content, expected = corpus("a01")
    found = read_attendance(read_book(content))
    assert [column.label for column in found.sessions] == expected["sessions"]
    assert [(c.day.isoformat(), c.part) for c in found.sessions] == [
        ("2026-11-10", Part.MORNING),
        ("2026-11-10", Part.AFTERNOON),
        ("2026-11-11", Part.MORNING),
        ("2026-11-11", Part.AFTERNOON),
    ]
    assert [(p.row, p.full_name, p.phone, p.unit) for p in found.people] == [
        (p["row"], p["full_name"], p["phone"], p["unit_name"]) for p in expected["people"]
    ]
    for line, person in zip(found.people, expected["people"], strict=True):
        told = [(one["present"], one.get("excused", False)) for one in person["sessions"]]
        assert [(mark == "present", mark == "excused") for mark in line.marks] == told
    assert [number for number, _why in found.skipped] == [31]


def test_bridge_points_with_what_nobody_can_decide():
    content, expected = corpus("a02")
    found = read_attendance(read_book(content))
    points = expected["bridge_points"]
    assert [(p.row, p.unit, p.summoned, p.present) for p in found.points] == [
        (p["row"], p["unit_name"], p["summoned"], p["present"]) for p in points
    ]
    doubts = [{"row": p.row, "code": doubt.code} for p in found.points for doubt in p.doubts]
    assert doubts == expected["row_issues"]
    assert found.day.isoformat() == "2026-11-05"
    assert not found.people


def test_a_score_of_zero_is_a_score_and_an_empty_cell_is_none():
    content, expected = corpus("a03")
    found = read_attendance(read_book(content))
    assert [(p.full_name, p.score, p.grade or None) for p in found.people] == [
        (p["full_name"], Decimal(p["score"]) if p["score"] is not None else None, p["classification"])
        for p in expected["people"]
    ]
    assert sum(p.score is None for p in found.people) == expected["counts"]["no_score"]
    assert found.has_results
    assert not found.sessions


@pytest.mark.parametrize(
    ("mark", "meaning"),
    [("X", "present"), ("có mặt", "present"), ("CP", "excused"), ("k", "absent"), ("muộn", "late"), ("o", None)],
)
def test_marks_as_people_write_them(mark, meaning):
    assert presence_of(mark) == meaning


def test_an_unknown_mark_is_asked_about_and_stored_nowhere():
    found = read("STT,Họ và tên,Buổi 1,Buổi 2\n1,Nguyễn Văn An,x,??\n2,Lê Thị Bé,x,x\n")
    assert found.people[0].marks == ["present", ""]
    assert [doubt.code for doubt in found.people[0].doubts] == ["mark_unknown"]
    assert [column.day for column in found.sessions] == [None, None]


def test_a_session_nobody_was_marked_at_was_not_held_yet():
    found = read("STT,Họ và tên,10/11,11/11\n1,Nguyễn Văn An,x,\n2,Lê Thị Bé,,\n")
    assert [column.label for column in found.sessions] == ["10/11"]


def test_signatures_and_totals_are_no_people():
    found = read("TT,Họ tên,Đơn vị,Buổi 1\n1,Nguyễn Văn An,Xã A,x\n,Tổng cộng,,1\n,NGƯỜI LẬP BIỂU,,\n,Trần Văn Ký,,\n")
    assert [line.full_name for line in found.people] == ["Nguyễn Văn An"]
    assert [number for number, _why in found.skipped] == [3, 4, 5]


@pytest.mark.parametrize(
    ("text", "code"),
    [("a,b\n1,2\n", "missing_columns"), ("STT,Họ và tên,Buổi 1\n,,\n", "no_rows"), ("", "empty")],
)
def test_a_file_without_a_list_is_refused_with_its_reason(text, code):
    with pytest.raises(FileError) as refused:
        read(text)
    assert refused.value.code == code
    assert str(refused.value.sentence)


@given(st.text(max_size=12))
def test_no_cell_breaks_the_reader(text):
    presence_of(text)
    try:
        score = score_of(text)
    except ValueError:
        return
    assert score is None or 0 <= score <= 10


@given(st.lists(st.lists(st.text(max_size=8), min_size=1, max_size=6), max_size=8))
def test_no_table_breaks_the_reader(rows):
    lines = ["STT\tHọ và tên\tBuổi 1\tĐiểm", *("\t".join(cell.replace("\t", " ") for cell in row) for row in rows)]
    try:
        found = read("\n".join(line.replace("\n", " ").replace("\r", " ") for line in lines))
    except FileError:
        return
    assert len(found.people) <= len(rows)
