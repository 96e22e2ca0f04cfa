"""Tables of a Word file: those of a lesson, and the frames around its blocks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from courses.formats.office.tree import Merge, Table
from courses.formats.paper.word import styles
from courses.formats.paper.word.markup import element, words

WIDTH = 9070
_SIDES = ("top", "left", "bottom", "right")


def framed(inside: str, *, is_sealed: bool) -> str:
    """A table of one cell: with a thick edge where it may be written in, dashed and grey where not."""
    borders = [_border(side, "dashed" if is_sealed else "single", 4) for side in _SIDES]
    if not is_sealed:
        borders[1] = _border("left", "single", 24)
    shade = element("shd", val="clear", color="auto", fill=styles.QUIET_TINT if is_sealed else styles.PAPER)
    cell = element("tc", element("tcPr", _wide(WIDTH), shade), inside)
    return _table(borders, 140, [WIDTH], [element("tr", cell)])


def tabled(table: Table, marks: tuple[str, str]) -> str:
    """A table whose first row, where it names the columns, stands on every page; `marks` are put into the first cell."""
    borders = [_border(side, "single", 4) for side in (*_SIDES, "insideH", "insideV")]
    width = WIDTH // len(table.rows[0])
    rows = []
    for number, row in enumerate(table.rows):
        is_heading = table.has_heading and number == 0
        cells = [
            _cell(cell, width, marks if cell.is_first else ("", ""), is_heading) for cell in _cells(table, number, row)
        ]
        properties = element("cantSplit") + (element("tblHeader") if is_heading else "")
        rows.append(element("tr", element("trPr", properties), *cells))
    return _table(borders, 90, [width] * len(table.rows[0]), rows)


@dataclass(frozen=True)
class _Cell:
    """A cell of one row: its text, how many columns it is wide, and how it goes on downwards."""

    text: str
    wide: int
    merge: str
    is_first: bool


def _cells(table: Table, row: int, texts: Sequence[str]) -> Iterator[_Cell]:
    """The cells of a row, without those that one to their left has swallowed."""
    for column, text in enumerate(texts):
        merge = _over(table.merges, row, column)
        if merge is not None and merge.column != column:
            continue
        goes_on = ""
        if merge is not None and merge.rows > 1:
            goes_on = element("vMerge", val="restart") if merge.row == row else element("vMerge", val="continue")
        yield _Cell(text, merge.columns if merge else 1, goes_on, is_first=row == column == 0)


def _over(merges: Sequence[Merge], row: int, column: int) -> Merge | None:
    for merge in merges:
        if merge.row <= row < merge.row + merge.rows and merge.column <= column < merge.column + merge.columns:
            return merge
    return None


def _cell(cell: _Cell, width: int, marks: tuple[str, str], is_heading: bool) -> str:  # noqa: FBT001 -- of one row
    span = element("gridSpan", val=cell.wide) if cell.wide > 1 else ""
    shade = element("shd", val="clear", color="auto", fill=styles.TINT) if is_heading else ""
    run = element("r", element("rPr", element("b")) if is_heading else "", words(cell.text)) if cell.text else ""
    begin, end = marks
    paragraph = element("p", element("pPr", element("pStyle", val=styles.CELL)), begin, run, end)
    return element("tc", element("tcPr", _wide(width * cell.wide), span, cell.merge, shade), paragraph)


def _wide(width: int) -> str:
    return element("tcW", w=width, type="dxa")


def _border(side: str, kind: str, size: int) -> str:
    return element(side, val=kind, sz=size, space=0, color=styles.LINE)


def _table(borders: Sequence[str], margin: int, widths: Sequence[int], rows: Sequence[str]) -> str:
    properties = element(
        "tblPr",
        element("tblW", w=sum(widths), type="dxa"),
        element("tblBorders", *borders),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *(element(side, w=margin, type="dxa") for side in _SIDES)),
    )
    grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    return element("tbl", properties, grid, *rows)
