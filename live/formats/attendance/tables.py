"""Finding the table in a sheet: its headings may stand anywhere, in one line or in two."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.files.book import Row, Sheet
from live.formats.attendance.headings import Column, meaning_of

SEARCHED_ROWS = 40
LONGEST_HEADING = 80
NAMES = {Column.NAME, Column.GIVEN}


@dataclass(frozen=True)
class Table:
    """The columns by what they mean, the lines of their headings, and the rows below them."""

    above: Sequence[str]
    headings: Sequence[Sequence[str]]
    meanings: Sequence[Column]
    body: Sequence[Row]

    def column(self, meaning: Column) -> int | None:
        """The first column of this meaning."""
        return self.meanings.index(meaning) if meaning in self.meanings else None

    def text(self, row: Row, meaning: Column) -> str:
        """What the row says in that column."""
        column = self.column(meaning)
        return text_at(row, column) if column is not None else ""

    @property
    def lists_people(self) -> bool:
        """Whether each row is a person."""
        return bool(NAMES & set(self.meanings))

    @property
    def counts_heads(self) -> bool:
        """Whether each row is a bridge point."""
        found = set(self.meanings)
        return not self.lists_people and {Column.SUMMONED, Column.PRESENT} <= found and bool(found & PLACES)


PLACES = {Column.POINT, Column.UNIT}


def text_at(row: Row, column: int) -> str:
    """The text of a cell; nothing beyond the end of the row."""
    return row.texts[column] if column < len(row.texts) else ""


def table_in(sheet: Sheet) -> Table | None:
    """The list of a sheet, if it has one."""
    for place, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        texts = [text for text in row.texts if text]
        if len(texts) < 2 or any(len(text) > LONGEST_HEADING for text in texts):  # noqa: PLR2004 -- a name and something else
            continue
        below = sheet.rows[place + 1] if place + 1 < len(sheet.rows) else None
        for lower in (below if below is not None and _is_lower_line(sheet, row, below) else None, None):
            table = _table(sheet, place, lower)
            if table.lists_people or table.counts_heads:
                return table
    return None


def _table(sheet: Sheet, place: int, lower: Row | None) -> Table:
    row = sheet.rows[place]
    width = max(len(row.texts), len(lower.texts) if lower else 0)
    spread = _spread(sheet, row, width)
    headings = [_lines(spread[column], text_at(lower, column) if lower else "") for column in range(width)]
    body = sheet.rows[place + (2 if lower else 1) :]
    above = [text for before in sheet.rows[:place] for text in before.texts if text]
    return Table(above, headings, [meaning_of(" ".join(lines)) for lines in headings], body)


def _lines(upper: str, lower: str) -> Sequence[str]:
    return [line for line in (upper, lower if lower != upper else "") if line]


def _spread(sheet: Sheet, row: Row, width: int) -> Sequence[str]:
    """The texts of the row, those of merged cells in every column that they cover."""
    texts = [text_at(row, column) for column in range(width)]
    for merged in sheet.merged:
        if merged.first_row <= row.number <= merged.last_row and merged.first_column < width:
            for column in range(merged.first_column, min(merged.last_column + 1, width)):
                texts[column] = texts[merged.first_column]
    return texts


def _is_lower_line(sheet: Sheet, upper: Row, lower: Row) -> bool:
    """Whether the row below carries the second lines: it says nothing at the front, and what it says is heading-like."""
    if lower.number != upper.number + 1 or text_at(lower, 0).isdecimal():
        return False
    filled = [column for column, text in enumerate(lower.texts) if text]
    named = [column for column in filled if meaning_of(text_at(lower, column)) is not Column.OTHER]
    spans = any(m.first_row == upper.number and m.last_column > m.first_column for m in sheet.merged)
    gaps = [column for column in filled if not text_at(upper, column)]
    return (
        bool(named) and (spans or bool(gaps)) and not {meaning_of(text_at(lower, column)) for column in filled} & NAMES
    )
