"""Tables of slides."""

from courses.formats.office.nodes import Node
from courses.formats.office.tree import Merge, Table
from courses.formats.office.word.tables import MOST_CELLS, MOST_COLUMNS


def slide_table(node: Node) -> Table | None:
    """A table as a full rectangle; None where it is empty or larger than any slide."""
    rows = [[cell for cell in row.children if cell.name == "tc"] for row in node.children if row.name == "tr"]
    width = max(map(len, rows), default=0)
    if not 0 < width <= MOST_COLUMNS or len(rows) * width > MOST_CELLS:
        return None
    texts = tuple((*map(_text, row), *[""] * (width - len(row))) for row in rows)
    if not any(text for row in texts for text in row):
        return None
    merges = tuple(
        Merge(r, c, min(_count(cell, "rowSpan"), len(rows) - r), min(_count(cell, "gridSpan"), width - c))
        for r, row in enumerate(rows)
        for c, cell in enumerate(row)
        if _count(cell, "rowSpan") > 1 or _count(cell, "gridSpan") > 1
    )
    properties = node.child("tblPr")
    is_headed = properties is not None and properties.get("firstRow") in {"1", "true"}
    return Table(texts, merges, is_headed and all(texts[0]))


def _text(cell: Node) -> str:
    if cell.get("hMerge") in {"1", "true"} or cell.get("vMerge") in {"1", "true"}:
        return ""
    lines = ("".join(_piece(run) for run in paragraph.every("t", "br")) for paragraph in cell.every("p"))
    return "\n".join(filter(None, (line.strip() for line in lines)))


def _piece(run: Node) -> str:
    return "\n" if run.name == "br" else run.text


def _count(cell: Node, name: str) -> int:
    number = cell.get(name)
    return int(number) if number.isdigit() else 1
