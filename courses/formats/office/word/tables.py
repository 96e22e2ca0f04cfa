"""Word's tables as full rectangles."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from courses.formats.office.lines import Bookmark, Box, Line, Part
from courses.formats.office.nodes import Node
from courses.formats.office.remarks import Remarks
from courses.formats.office.tree import Merge, PageBreak, Picture, Table

MOST_COLUMNS, MOST_CELLS = 60, 20_000


@dataclass
class _Cell:
    parts: list[Part]
    row: int
    column: int
    width: int
    height: int = 1
    is_bold: bool = False
    text: str = ""


@dataclass
class _Grid:
    """The cells by the place where they begin; `open` are those that the next row may go on with, by column."""

    cells: list[_Cell] = field(default_factory=list)
    open: dict[int, _Cell] = field(default_factory=dict)
    rows: int = 0
    columns: int = 0
    heading_rows: int = 0


class TableReader:
    """Reads tables; what stands in a cell is read by `body`."""

    def __init__(self, remarks: Remarks, body: Callable[[Node], list[Part]]) -> None:
        self._remarks, self._body = remarks, body

    def read(self, node: Node) -> list[Part]:
        """The table, or the frame that a table of one cell is, and the pictures that stood in it."""
        grid = self._grid(node)
        if not grid.cells:
            return []
        marks = [part for cell in grid.cells for part in cell.parts if isinstance(part, Bookmark)]
        if len(grid.cells) == 1:
            return [*marks, Box([part for part in grid.cells[0].parts if part not in marks])]
        if grid.columns > MOST_COLUMNS or grid.rows * grid.columns > MOST_CELLS:
            self._remarks.add("table_too_large")
            return []
        pictures = [part for cell in grid.cells for part in _pictures(cell.parts)]
        if pictures:
            self._remarks.add("picture_in_table", times=len(pictures))
        for cell in grid.cells:
            cell.text = self._text(cell.parts)
        if not any(cell.text for cell in grid.cells):
            return [*marks, *pictures]
        return [*marks, _table(grid), *pictures]

    def _grid(self, node: Node) -> _Grid:
        grid = _Grid()
        for row in _inside(node, "tr"):
            if row.child("trPr", "del"):
                self._remarks.add("tracked_changes")
            else:
                self._row(row, grid)
        return grid

    def _row(self, row: Node, grid: _Grid) -> None:
        if grid.heading_rows == grid.rows and row.child("trPr") and row.says("trPr", "tblHeader"):
            grid.heading_rows += 1
        before = row.value_of("trPr", "gridBefore")
        column = min(int(before), MOST_COLUMNS) if before.isdigit() else 0
        still_open: dict[int, _Cell] = {}
        for node in _inside(row, "tc"):
            column += self._cell(node, column, grid, still_open)
            if column > MOST_COLUMNS:
                break
        grid.open = still_open
        grid.rows += 1
        grid.columns = max(grid.columns, column)

    def _cell(self, node: Node, column: int, grid: _Grid, still_open: dict[int, _Cell]) -> int:
        """Take in one cell and say how many columns it is wide."""
        span, merged = node.value_of("tcPr", "gridSpan"), node.child("tcPr", "vMerge")
        width = max(1, min(int(span), MOST_COLUMNS)) if span.isdigit() else 1
        above = grid.open.get(column)
        if merged is not None and merged.get("val") != "restart" and above is not None:
            above.height += 1
            still_open[column] = above
            return above.width
        parts = self._body(node)
        cell = _Cell(parts, grid.rows, column, width, is_bold=_is_bold(parts))
        grid.cells.append(cell)
        if merged is not None:
            still_open[column] = cell
        return width

    def _text(self, parts: list[Part]) -> str:
        return "\n".join(filter(None, (self._line(part) for part in parts)))

    def _line(self, part: Part) -> str:
        match part:
            case Line(numbering=numbering) if numbering and part.text:
                return f"– {part.text}"
            case Line():
                return part.text
            case Box():
                return self._text(part.parts)
            case Table():
                self._remarks.add("nested_table")
                return "\n".join(" | ".join(filter(None, row)) for row in part.rows if any(row))
            case Picture() | PageBreak() | Bookmark():
                return ""


def _inside(node: Node, name: str) -> Iterator[Node]:
    """The rows of a table or the cells of a row, through what Word wraps around them."""
    for child in node.children:
        if child.name == name:
            yield child
        elif child.name in {"sdt", "sdtContent", "customXml", "ins", "moveTo"}:
            yield from _inside(child, name)


def _pictures(parts: list[Part]) -> Iterator[Picture]:
    for part in parts:
        if isinstance(part, Picture):
            yield part
        elif isinstance(part, Box):
            yield from _pictures(part.parts)


def _is_bold(parts: list[Part]) -> bool:
    lines = [part for part in parts if isinstance(part, Line) and part.text]
    return bool(lines) and all(line.look.is_bold for line in lines)


def _table(grid: _Grid) -> Table:
    rows = [[""] * grid.columns for _row in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = cell.text
    merges = tuple(
        Merge(cell.row, cell.column, cell.height, min(cell.width, grid.columns - cell.column))
        for cell in grid.cells
        if cell.height > 1 or cell.width > 1
    )
    return Table(tuple(map(tuple, rows)), merges, _has_heading(grid))


def _has_heading(grid: _Grid) -> bool:
    """Whether the first row names the columns: it says so, is bold, or is full and has no number in it."""
    first = [cell for cell in grid.cells if cell.row == 0]
    filled = [cell for cell in first if cell.text]
    if grid.heading_rows or (filled and all(cell.is_bold for cell in filled)):
        return True
    return grid.rows > 1 and len(filled) == len(first) and not any(cell.text[:1].isdigit() for cell in first)
