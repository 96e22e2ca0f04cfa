"""Sheets drawn, filled in, bent out of shape and read back: right, or said to be in doubt; never wrong and sure."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from quizzes.formats.paper import PrintedSheet, SheetRow, SheetsOfVariant, layout_of, marks_in, sheets_pdf
from quizzes.formats.paper.finding import FEW_CODES, NO_CODE, TWO_SHEETS, darkness_at, found_in
from quizzes.formats.paper.layout import CODE_SIZE, CODES, code_meant, code_text
from quizzes.formats.paper.plane import fitted, mapped
from tests.quizzes.paper.distortion import PPI, filled_in, photographed, scanned

CODE, VARIANT = "K7M29QXD", "101"
ROWS = [
    *(SheetRow(name=f"q{n}/chosen", label=str(n), bubbles=[(c, c.upper()) for c in "abcd"]) for n in range(1, 31)),
    *(SheetRow(name=f"q31/truths.{c}", label=f"31{c}", bubbles=[("1", "Đ"), ("0", "S")]) for c in "abcd"),
]
LAYOUT = layout_of(ROWS)
CHANCE = Random(2026)
ANSWERS = {(row.name, CHANCE.choice(row.bubbles)[0]) for row in ROWS}


@pytest.fixture(scope="module")
def drawn():
    """A sheet as it comes out of the printer."""
    return sheet_png(CODE)


def sheet_png(code):
    sheets = SheetsOfVariant(VARIANT, LAYOUT, [PrintedSheet(code, "Nguyễn Thị Hòa", "Xã Kim Liên")])
    return sheets_pdf("Bài thi", "Kỳ thi, 20/11/2026", [sheets], format="png", ppi=PPI)


def read(picture, several=frozenset()):
    """What was found, and the marks of every row."""
    found = found_in(picture)
    assert found.trouble == ""
    assert (found.sheet, found.variant) == (CODE, VARIANT)
    darkness = {}
    levels = darkness_at(picture, found.planes, [(spot.x, spot.y) for spot in LAYOUT.spots])
    for spot, level in zip(LAYOUT.spots, levels, strict=True):
        darkness.setdefault(spot.row, []).append((spot.value, level))
    return marks_in(darkness, several)


def wrong_and_sure(marks, answers=ANSWERS):
    right = {row.name: sorted(value for name, value in answers if name == row.name) for row in ROWS}
    return [name for name, mark in marks.items() if not mark.is_doubtful and sorted(mark.chosen) != right[name]]


@pytest.mark.parametrize("turned", [0, 6, 90, 181, 268])
def test_a_photograph_is_read_however_the_phone_was_held(drawn, turned):
    marks = read(photographed(filled_in(drawn, LAYOUT, ANSWERS), turned=turned, seed=turned))
    assert wrong_and_sure(marks) == []
    assert not any(mark.is_doubtful for mark in marks.values())


def test_a_page_of_a_scanner_is_read(drawn):
    assert wrong_and_sure(read(scanned(filled_in(drawn, LAYOUT, ANSWERS)))) == []


@pytest.mark.parametrize("shade", [0, 0.4, 0.75])
def test_a_shadow_marks_nothing(drawn, shade):
    marks = read(photographed(filled_in(drawn, LAYOUT, set()), shade=shade))
    assert wrong_and_sure(marks, set()) == []


@pytest.mark.parametrize("ink", [110, 140, 165])
def test_a_pale_pencil_is_doubted_rather_than_misread(drawn, ink):
    assert wrong_and_sure(read(photographed(filled_in(drawn, LAYOUT, ANSWERS, ink=ink), seed=ink))) == []


def test_two_marks_where_one_is_asked_for_are_shown_to_a_person(drawn):
    both = {("q3/chosen", "a"), ("q3/chosen", "c")}
    marks = read(scanned(filled_in(drawn, LAYOUT, both)))
    assert marks["q3/chosen"].is_doubtful
    assert marks["q3/chosen"].chosen == ["a", "c"]
    assert not read(scanned(filled_in(drawn, LAYOUT, both)), {"q3/chosen"})["q3/chosen"].is_doubtful


def test_a_tick_beside_a_filled_bubble_does_not_go_unseen(drawn):
    sheet = filled_in(drawn, LAYOUT, {("q5/chosen", "b")})
    spot = next(spot for spot in LAYOUT.spots if (spot.row, spot.value) == ("q5/chosen", "d"))
    pen = ImageDraw.Draw(sheet)
    for slant in (1, -1):
        line = [(spot.x - 1.6) * 10, (spot.y - 1.6 * slant) * 10, (spot.x + 1.6) * 10, (spot.y + 1.6 * slant) * 10]
        pen.line(line, fill=40, width=6)
    mark = read(scanned(sheet))["q5/chosen"]
    assert mark.is_doubtful


@pytest.mark.parametrize("lost", [("1",), ("1", "4"), ("2", "3", "6")])
def test_torn_corners_are_made_good_by_the_others(drawn, lost):
    sheet = filled_in(drawn, LAYOUT, ANSWERS)
    assert wrong_and_sure(read(photographed(without(sheet, lost), tilt=0.03))) == []


@pytest.mark.parametrize(("lost", "trouble"), [(("1", "3", "5"), FEW_CODES), ("2345", FEW_CODES), (CODES, NO_CODE)])
def test_what_cannot_be_placed_is_said(drawn, lost, trouble):
    sheet = without(filled_in(drawn, LAYOUT, ANSWERS), lost)
    assert found_in(scanned(sheet)).trouble == trouble


def test_two_sheets_in_one_picture_are_nobodys(drawn):
    both = Image.new("L", (4300, 2970), 255)
    both.paste(filled_in(drawn, LAYOUT, ANSWERS), (0, 0))
    both.paste(filled_in(sheet_png("2VTH58RM"), LAYOUT, ANSWERS), (2150, 0))
    assert found_in(both.resize((2400, 1658))).trouble == TWO_SHEETS


def without(sheet, places):
    sheet = sheet.copy()
    for place in places:
        x, y = CODES[place]
        sheet.paste(255, (round(x * 10), round(y * 10), round((x + CODE_SIZE) * 10), round((y + CODE_SIZE) * 10)))
    return sheet


corner = st.floats(-0.12, 0.12)


@given(st.lists(corner, min_size=8, max_size=8))
@settings(max_examples=60, deadline=None)
def test_a_plane_takes_its_own_points_where_they_belong(moved):
    square = [(0.0, 0.0), (210.0, 0.0), (210.0, 297.0), (0.0, 297.0)]
    seen = [(1600 * (x / 210 + moved[2 * n]), 2200 * (y / 297 + moved[2 * n + 1])) for n, (x, y) in enumerate(square)]
    plane = fitted(square, seen)
    assert all(
        mapped(plane, point) == pytest.approx(there, abs=0.01) for point, there in zip(square, seen, strict=True)
    )


def test_points_on_one_line_decide_nothing():
    line = [(0.0, 0.0), (10.0, 10.0), (20.0, 20.0), (30.0, 30.0)]
    assert fitted(line, line) is None


@given(st.lists(st.integers(2, 8), min_size=1, max_size=110), st.integers(0, 3))
@settings(max_examples=60, deadline=None)
def test_what_fits_stands_on_the_sheet_and_on_nothing_else(widths, writings):
    rows = [
        SheetRow(name=str(n), label=str(n), bubbles=[(str(b), "A") for b in range(w)]) for n, w in enumerate(widths)
    ]
    layout = layout_of([*rows, *(SheetRow(name=f"w{n}", label="") for n in range(writings))])
    if layout.fits:
        assert len(layout.spots) == sum(widths)
        assert len({(round(spot.x, 2), round(spot.y, 2)) for spot in layout.spots}) == len(layout.spots)
        assert all(29 < spot.x < 183 and 54 < spot.y < 285 for spot in layout.spots)


def test_a_code_says_what_it_was_told():
    assert code_meant(code_text(CODE, VARIANT, "6")) == (CODE, VARIANT, "6")
    assert code_meant("https://example.vn/the/K7M2") is None
    assert code_meant("SEN/K7M29QXD/101/9") is None
