"""From a book of tables to the people that it lists."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain

from django.utils.translation import gettext as _

from core.files.book import Book, Sheet
from core.files.findings import Finding
from core.text.dates import VIET_NAM
from core.text.names import collation_key
from organisation.formats.people.duplicates import Duplicates
from organisation.formats.people.findings import finding
from organisation.formats.people.listing import Listing
from organisation.formats.people.persons import Around
from organisation.formats.people.rows import Column, Field, PeopleFile, PersonRow, Skipped, UnitSource
from organisation.formats.people.sensitive import without_identity_numbers, words_of
from organisation.formats.people.surroundings import area_in_title, units_in_title
from organisation.formats.people.tables import Table, table_in
from organisation.formats.people.unit_names import read_unit

_NEVER_COMPUTED = "formula_without_cached_value"
_NAMES_OF_NOTHING = {
    "sheet",
    "ds",
    "danh sach",
    "trang tinh",
    "trang",
    "data",
    "bang",
    "tong hop",
    "trich ngang",
    "book",
    "list",
    "all",
    "toan tinh",
}
_SAMPLES, _SAMPLED_ROWS = 8, 20
_OF_OLD_FONTS = {"legacy_encoding", "legacy_converted"}


@dataclass(frozen=True)
class _SheetRead:
    """What one table gave."""

    table: Table
    people: tuple[PersonRow, ...]
    skipped: tuple[Skipped, ...]
    units: tuple[str, ...]
    doubtful: tuple[str, ...]


def read_people(book: Book, *, accepted: frozenset[str] = frozenset(), today: date | None = None) -> PeopleFile:
    """Find the lists of a book and read them; `accepted` are the codes of questions that were answered with yes.

    Nothing of a forbidden column is in what comes back. A file that cannot be used has a finding that refuses it.
    """
    day = today or datetime.now(VIET_NAM).date()
    tables = {sheet.name: table for sheet in book.sheets if not sheet.is_hidden and (table := table_in(sheet))}
    place = _places(len(tables))
    reads = [_read(table, place, day, is_one_of_many=len(tables) > 1) for table in tables.values()]
    people = Duplicates(place, accepted).marked(chain.from_iterable(read.people for read in reads))
    columns = tuple(chain.from_iterable(read.table.columns for read in reads))
    return PeopleFile(
        rows=people,
        columns=columns,
        heading_rows={name: table.heading_rows for name, table in tables.items()},
        skipped=tuple(chain.from_iterable(read.skipped for read in reads)),
        ignored_sheets=tuple(sheet.name for sheet in book.sheets if sheet.name not in tables),
        dropped=_headings(columns, Field.DROPPED),
        ignored=_headings(columns, Field.UNKNOWN),
        unit_text=_unit_of_all(reads),
        findings=tuple(_findings(book, reads, columns)),
    )


def _places(tables: int) -> Callable[[str, int], str]:
    """How findings name a row: with its sheet where there are several."""

    def place(sheet: str, number: int) -> str:
        if sheet and tables > 1:
            return _("trang “{sheet}”, dòng {row}").format(sheet=sheet, row=number)
        return _("dòng {row}").format(row=number)

    return place


def _read(table: Table, place: Callable[[str, int], str], today: date, *, is_one_of_many: bool) -> _SheetRead:
    name = table.sheet.name
    units = units_in_title(table.above)
    if len(units) == 1:
        around = Around(unit_text=units[0], unit_source=UnitSource.TITLE)
    elif not units and _names_a_unit(name, is_one_of_many=is_one_of_many):
        around, units = Around(unit_text=name, unit_source=UnitSource.SHEET), (name,)
    else:
        around = Around()
    if table.numbers_of(Field.UNIT) and not _is_of_one_unit(table, around.unit_text):
        around = Around()
    around = replace(around, area_text=area_in_title(table.above))
    listing = Listing(table, around, lambda number: place(name, number), today)
    doubts = listing.reader.doubts
    doubtful = tuple(table.columns[place].heading for place, doubt in doubts.items() if doubt)
    return _SheetRead(table, tuple(listing.people()), tuple(listing.skipped), units, doubtful)


def _names_a_unit(sheet: str, *, is_one_of_many: bool) -> bool:
    """Whether the name of a sheet can be that of a unit: it says so, or it is one of many and says nothing else."""
    words = words_of(sheet)
    is_bare_name = not any(char.isdecimal() for char in words) and words not in _NAMES_OF_NOTHING
    return bool(read_unit(sheet).level) or (is_one_of_many and bool(words) and is_bare_name)


def _is_of_one_unit(table: Table, unit: str) -> bool:
    """Whether the column of units only repeats the unit above the list, so that an empty cell means it too."""
    key = read_unit(unit).key
    places = table.numbers_of(Field.UNIT)
    said = {text for row in table.body for place in places if place < len(row.texts) and (text := row.texts[place])}
    return bool(unit) and all(read_unit(text).key == key for text in said)


def _headings(columns: Iterable[Column], field: Field) -> tuple[str, ...]:
    return tuple(dict.fromkeys(column.heading for column in columns if column.field is field and column.heading))


def _unit_of_all(reads: Sequence[_SheetRead]) -> str:
    """The unit that all lists of the file have above them."""
    units = {collation_key(read.units[0]): read.units[0] for read in reads if len(read.units) == 1}
    return next(iter(units.values())) if len(units) == 1 and all(len(read.units) == 1 for read in reads) else ""


def _findings(book: Book, reads: Sequence[_SheetRead], columns: Sequence[Column]) -> Iterator[Finding]:
    """What is to be said about the file as a whole."""
    yield from _of_book(book)
    if not reads and book.legacy is None:
        yield finding("missing_columns")
    elif reads and not any(read.people for read in reads):
        yield finding("no_rows")
    for code, names in (
        ("forbidden_columns_dropped", _headings(columns, Field.DROPPED)),
        ("columns_ignored", _headings(columns, Field.UNKNOWN)),
        ("hidden_columns", [column.heading for column in columns if column.is_hidden and column.field.is_kept]),
    ):
        if names:
            yield finding(code, columns=", ".join(f"“{name}”" for name in names))
    yield from _of_ignored_sheets(book.sheets, reads)
    for read in reads:
        yield from _of_read(read)


def _of_book(book: Book) -> Iterator[Finding]:
    """What the reader of the file said; its samples of old text may be of forbidden columns, so they are not repeated."""
    for found in book.findings:
        if found.code in _OF_OLD_FONTS:
            yield finding(found.code)
        elif found.code != _NEVER_COMPUTED:
            yield found


def samples_of(before: Book, after: Book, people: PeopleFile) -> tuple[tuple[str, str], ...]:
    """Names and units as an old font wrote them and as they are read: what a clerk looks at before agreeing."""
    shown = {Field.FULL_NAME, Field.FAMILY_MIDDLE, Field.UNIT}
    places = {(column.sheet, column.number - 1) for column in people.columns if column.field in shown}
    numbers = {(row.sheet, row.number) for row in people.rows[:_SAMPLED_ROWS]}
    pairs: dict[str, str] = {}
    for old, new in zip(before.sheets, after.sheets, strict=True):
        for old_row, new_row in zip(old.rows, new.rows, strict=True):
            if (new.name, new_row.number) in numbers:
                for place, (was, now) in enumerate(zip(old_row.texts, new_row.texts, strict=True)):
                    if was != now and (new.name, place) in places:
                        pairs.setdefault(without_identity_numbers(was), without_identity_numbers(now))
    return tuple(pairs.items())[:_SAMPLES]


def _of_ignored_sheets(sheets: Iterable[Sheet], reads: Sequence[_SheetRead]) -> Iterator[Finding]:
    listed = {read.table.sheet.name for read in reads}
    for sheet in sheets if reads else ():
        if sheet.name not in listed and sheet.rows:
            yield finding("hidden_sheet_ignored" if sheet.is_hidden else "sheet_ignored", sheet=sheet.name)


def _of_read(read: _SheetRead) -> Iterator[Finding]:
    """What is to be said about one list."""
    sources = {row.unit_source for row in read.people}
    if UnitSource.TITLE in sources:
        yield finding("unit_from_title", read.table.sheet.name, value=read.units[0])
    if UnitSource.SHEET in sources:
        yield finding("unit_from_sheet", read.table.sheet.name, value=read.units[0])
    if len(read.units) > 1 and UnitSource.NONE in sources and not read.table.numbers_of(Field.UNIT):
        yield finding(
            "unit_in_title_unclear", read.table.sheet.name, units=", ".join(f"“{unit}”" for unit in read.units)
        )
    yield from _never_computed(read)
    for heading in read.doubtful:
        yield finding("dates_maybe_swapped", read.table.sheet.name, column=heading)


def _never_computed(read: _SheetRead) -> Iterator[Finding]:
    """The kept columns whose formulas some program wrote without computing them."""
    numbers = {row.number for row in read.people}
    rows = [row for row in read.table.body if row.number in numbers]
    for column in read.table.columns:
        waiting = sum(column.number - 1 in row.formula_without_value for row in rows)
        if column.field.is_kept and column.field is not Field.ORDINAL and waiting * 2 > len(rows):
            yield finding(_NEVER_COMPUTED, read.table.sheet.name, column=column.heading)
