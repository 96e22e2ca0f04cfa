"""The two kinds of tables of the editor on paper and back: plain ones, and those with merged cells."""

from collections.abc import Sequence
from typing import Any

from courses.formats.office.lines import Line, Part
from courses.formats.office.tree import Merge, Span, Table
from courses.formats.paper.richtext import CannotCarryError

Raw = dict[str, Any]
CAPTION = "caption"
FEWEST_CELLS = 2


def write_typed(raw: Raw, _paper: object) -> list[Part]:
    """A plain table, its headings in the first row."""
    table = raw["value"]["table"]
    if any(column["type"] != "text" for column in table["columns"]):
        raise CannotCarryError
    rows = [[column["heading"] for column in table["columns"]], *(row["values"] for row in table["rows"])]
    return _captioned(raw["value"]["title"], Table(_texts(rows)))


def read_typed(parts: Sequence[Part], before: Any) -> Any:  # noqa: ANN401 -- JSON
    """The table over what it was."""
    title, table = _found(parts)
    if table is None:
        return {**before, "title": title}
    headings, *rows = table.rows
    columns = [{"type": "text", "heading": heading} for heading in headings]
    said = {"columns": columns, "rows": [{"values": list(row)} for row in rows]}
    return {**before, "title": title, "table": {**before["table"], **said}}


def write_grid(raw: Raw, _paper: object) -> list[Part]:
    """A table with merged cells."""
    table = raw["value"]["table"] or {}
    merges = tuple(
        Merge(merge["row"], merge["col"], merge["rowspan"], merge["colspan"]) for merge in table.get("mergeCells") or ()
    )
    has_heading = bool(table.get("first_row_is_table_header"))
    return _captioned(raw["value"]["title"], Table(_texts(table.get("data") or []), merges, has_heading))


def read_grid(parts: Sequence[Part], before: Any) -> Any:  # noqa: ANN401 -- JSON
    """The table over what it was; which row names the columns is said in the editor only."""
    title, table = _found(parts)
    if table is None:
        return {**before, "title": title}
    swallowed = [
        {"row": merge.row + down, "col": merge.column + across, "hidden": True}
        for merge in table.merges
        for down in range(merge.rows)
        for across in range(merge.columns)
        if down or across
    ]
    merges = [
        {"row": merge.row, "col": merge.column, "rowspan": merge.rows, "colspan": merge.columns, "removed": False}
        for merge in table.merges
    ]
    said = {"data": [list(row) for row in table.rows], "cell": swallowed, "mergeCells": merges}
    return {**before, "title": title, "table": {**(before["table"] or {}), **said}}


def _captioned(title: str, table: Table) -> list[Part]:
    cells = [text for row in table.rows for text in row]
    if len(cells) < FEWEST_CELLS or not any(text.strip() for text in cells):
        raise CannotCarryError
    return [Line((Span(title),) if title else (), role=CAPTION), table]


def _texts(rows: Sequence[Sequence[str | None]]) -> tuple[tuple[str, ...], ...]:
    width = max(map(len, rows), default=0)
    return tuple((*(text or "" for text in row), *[""] * (width - len(row))) for row in rows)


def _found(parts: Sequence[Part]) -> tuple[str, Table | None]:
    table = next((part for part in parts if isinstance(part, Table)), None)
    return " ".join(part.text for part in parts if isinstance(part, Line)), table
