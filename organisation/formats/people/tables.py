"""Where in a sheet the list stands: its rows of headings, its columns, what is above and below them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from core.files.book import Range, Row, Sheet
from organisation.formats.people.headings import LONGEST_HEADING, field_of, meaning_of, names_people
from organisation.formats.people.rows import Column, Field

_MOST_HEADING_ROWS = 4
_SEARCHED_ROWS = 400
_SAMPLE = 20
_LONGEST_YEAR = 4
_FORMER = re.compile(r"\b(?:cũ|trước)\b", re.IGNORECASE)
_IN_EVERY_LIST = {Field.FULL_NAME, Field.GIVEN, Field.FAMILY_MIDDLE, Field.ORDINAL}


@dataclass(frozen=True)
class Table:
    """A list of people in a sheet: the rows above it, its headings, the rows below them."""

    sheet: Sheet
    above: tuple[Row, ...]
    heading_rows: tuple[int, ...]
    columns: tuple[Column, ...]
    body: tuple[Row, ...]
    heading_texts: frozenset[tuple[str, ...]]

    def numbers_of(self, field: Field) -> list[int]:
        """The places (from 0) of the columns with this meaning, in the order of the sheet."""
        return [column.number - 1 for column in self.columns if column.field is field]


class _Merged:
    """The text of a cell, or of the merged cells to which it belongs."""

    def __init__(self, sheet: Sheet, rows: Mapping[int, Row]) -> None:
        self.rows = rows
        self.covered: dict[tuple[int, int], Range] = {}
        for merged in sheet.merged:
            last = min(merged.last_row, merged.first_row + _MOST_HEADING_ROWS)
            for number in range(merged.first_row, last + 1):
                for column in range(merged.first_column, min(merged.last_column, merged.first_column + 100) + 1):
                    self.covered[number, column] = merged

    def text(self, number: int, column: int) -> str:
        """What a reader sees in this place."""
        merged = self.covered.get((number, column))
        if merged is not None:
            number, column = merged.first_row, merged.first_column
        row = self.rows.get(number)
        return row.texts[column] if row is not None and column < len(row.texts) else ""


def table_in(sheet: Sheet) -> Table | None:
    """The list of people of a sheet, if it has one; its headings may stand anywhere and in several lines."""
    merged = _Merged(sheet, {row.number: row for row in sheet.rows})
    for place, row in enumerate(sheet.rows[:_SEARCHED_ROWS]):
        if not _may_be_headings(row):
            continue
        numbers = _heading_rows(sheet.rows, place, merged)
        columns = _columns(sheet, numbers, merged)
        if names_people([column.field for column in columns]):
            numbers = _with_row_above(sheet.rows, place, numbers, merged)
            columns = _columns(sheet, numbers, merged)
            body = tuple(row for row in sheet.rows if row.number > numbers[-1])
            above = tuple(row for row in sheet.rows if row.number < numbers[0])
            texts = frozenset(merged.rows[number].texts for number in numbers)
            columns = _with_split_name(_without_former_units(columns), body)
            return Table(sheet, above, numbers, columns, body, texts)
    return None


def is_heading_again(row: Row) -> bool:
    """Whether the row repeats headings, as at the top of a printed page."""
    return _may_be_headings(row) and names_people([meaning_of(text) for text in row.texts])


def _may_be_headings(row: Row) -> bool:
    """A quick look: several texts, no number at the front, no telephone, and one of the words that every list has."""
    texts = [text for text in row.texts if text]
    if len(texts) < 2 or any(text.isdecimal() for text in texts if text is texts[0] or len(text) > _LONGEST_YEAR):  # noqa: PLR2004 -- a name and something else
        return False
    return any(meaning_of(text) in _IN_EVERY_LIST for text in texts)


def _heading_rows(rows: Sequence[Row], place: int, merged: _Merged) -> tuple[int, ...]:
    """The row of headings and those below that carry their lower lines."""
    numbers = [rows[place].number]
    for row in rows[place + 1 : place + _MOST_HEADING_ROWS]:
        if row.number != numbers[-1] + 1 or not _is_lower_line(row, rows[place], merged):
            break
        numbers.append(row.number)
    return tuple(numbers)


def _is_lower_line(row: Row, above: Row, merged: _Merged) -> bool:
    """Whether a row still belongs to the headings: it says Nam and Nữ, or stands beside headings merged downwards."""
    texts = {column: text for column, text in enumerate(row.texts) if text}
    own = {column: text for column, text in texts.items() if not _reaches_from(above, row, column, merged)}
    if not own or any(len(text) > LONGEST_HEADING or text[0].isdecimal() for text in own.values()):
        return False
    if any(_reaches_from(above, row, column, merged) for column in range(len(above.texts))):
        return True
    gaps = [column for column in own if column >= len(above.texts) or not above.texts[column]]
    meanings = [field_of([merged.text(above.number, column), text]) for column, text in own.items()]
    known = [meaning for meaning in meanings if meaning is not Field.UNKNOWN]
    return bool(gaps) and len(known) == len(own) and not names_people(meanings)


def _reaches_from(above: Row, row: Row, column: int, merged: _Merged) -> bool:
    covering = merged.covered.get((row.number, column))
    return covering is not None and covering.first_row <= above.number


def _with_row_above(rows: Sequence[Row], place: int, numbers: tuple[int, ...], merged: _Merged) -> tuple[int, ...]:
    """Headings of groups of columns may stand above the row that names them."""
    if place == 0 or rows[place - 1].number != numbers[0] - 1:
        return numbers
    above, row = rows[place - 1], rows[place]
    reaches = any(_reaches_from(above, row, column, merged) for column in range(len(above.texts)))
    fills_gaps = any(
        meaning_of(text) is not Field.UNKNOWN and not _text_at(row, column)
        for column, text in enumerate(above.texts)
        if text
    )
    return (above.number, *numbers) if reaches or fills_gaps else numbers


def _text_at(row: Row, column: int) -> str:
    return row.texts[column] if column < len(row.texts) else ""


def _columns(sheet: Sheet, numbers: Sequence[int], merged: _Merged) -> tuple[Column, ...]:
    rows = [merged.rows[number] for number in numbers]
    width = max(len(row.texts) for row in rows)
    columns, spanning = [], ""
    for place in range(width):
        lines = [merged.text(number, place) for number in numbers]
        spanning = lines[0] or (spanning if any(lines) else "")
        lines[0] = lines[0] or spanning
        lines = list(dict.fromkeys(line for line in lines if line))
        columns.append(Column(sheet.name, place + 1, " / ".join(lines), field_of(lines), place in sheet.hidden_columns))
    return tuple(columns)


def _without_former_units(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Beside the unit of today, a column "Xã cũ" is history that nobody needs."""
    units = [column for column in columns if column.field is Field.UNIT]
    former = [column for column in units if _FORMER.search(column.heading)]
    if len(former) == len(units):
        return tuple(columns)
    return tuple(replace(column, field=Field.UNKNOWN) if column in former else column for column in columns)


def _with_split_name(columns: Sequence[Column], body: Sequence[Row]) -> tuple[Column, ...]:
    """One heading "Họ và tên" over two columns: family and middle names in the first, the given name in the second."""
    found = list(columns)
    for place, column in enumerate(columns):
        if column.field is not Field.FULL_NAME or any(other.field is Field.GIVEN for other in columns):
            continue
        beside = columns[place + 1] if place + 1 < len(columns) else None
        is_same = beside is not None and beside.heading in {"", column.heading}
        if is_same and _holds_given_names(body, place + 1):
            found[place] = replace(column, field=Field.FAMILY_MIDDLE)
            found[place + 1] = replace(columns[place + 1], heading=column.heading, field=Field.GIVEN)
    return tuple(found)


def _holds_given_names(body: Sequence[Row], place: int) -> bool:
    named = [row for row in body if _text_at(row, place - 1)][:_SAMPLE]
    beside = [text for row in named if (text := _text_at(row, place))]
    return len(beside) * 2 > len(named) and all(text.replace(" ", "").isalpha() for text in beside)


def filled_down(sheet: Sheet, places: Sequence[int]) -> Mapping[tuple[int, int], str]:
    """The texts of cells that are merged downwards, for every further row that they cover, in the given columns."""
    rows = {row.number: row for row in sheet.rows}
    return dict(_fillings(sheet, rows, set(places)))


def _fillings(sheet: Sheet, rows: Mapping[int, Row], places: set[int]) -> Iterator[tuple[tuple[int, int], str]]:
    for merged in sheet.merged:
        if merged.first_column in places and merged.first_row in rows:
            text = _text_at(rows[merged.first_row], merged.first_column)
            for number in range(merged.first_row + 1, merged.last_row + 1):
                if text and number in rows:
                    yield (number, merged.first_column), text
