"""From the rows of a file to what they ask for: which unit, which residential area, which position."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from core.text.names import name_key
from core.text.search import fold
from organisation.formats.people import Field, PeopleFile, PersonRow, UnitSource, Weight, weight_of
from organisation.formats.people.positions import recognise
from organisation.models import Category, ImportRow, Level, MemberOrganisation, Position, RowAction, UnitVersion
from organisation.services.people_import.findings import Terms, choice, finding, is_open, settle
from organisation.services.people_import.unit_finder import Placing, UnitFinder
from organisation.services.people_import.wanted import Wanted

LONGEST_KEY = 255
OTHER = "other"
SAME = "same"
OF_THE_ROW = (UnitSource.CELL, UnitSource.POSITION)


class Understanding:
    """Reads the rows of one file, each into an `ImportRow` that is not stored yet."""

    def __init__(self, people: PeopleFile, finder: UnitFinder, terms: Terms) -> None:
        self.people, self.finder, self.terms = people, finder, terms
        self.positions = {position.code: position for position in Position.objects.all()}
        self.organisations = set(MemberOrganisation.objects.values_list("code", flat=True))
        self.with_unit = {column.sheet for column in people.columns if column.field in (Field.UNIT, Field.UNIT_CODE)}
        self.has_sheets = len({row.sheet for row in people.rows}) > 1
        self.areas: dict[tuple[int, str], int] = {}

    def rows(self) -> list[ImportRow]:
        """Every person row of the file, in its order."""
        self.finder.settle_home(Counter(row.unit_text for row in self.people.rows if row.unit_text))
        placed = [self._place(row) for row in self.people.rows]
        self.areas = _areas({placing.unit for placing in placed if placing.unit is not None}, self.terms)
        return [self._understood(row, placing) for row, placing in zip(self.people.rows, placed, strict=True)]

    def _place(self, row: PersonRow) -> Placing:
        says_nothing = not row.unit_text and not row.unit_code
        if says_nothing and row.sheet not in self.with_unit and self.terms.unit is not None:
            return Placing(self.terms.unit)
        return self.finder.find(row.unit_text, row.unit_code)

    def _understood(self, row: PersonRow, placing: Placing) -> ImportRow:
        result = ImportRow(
            sheet=self._sheet(row.sheet),
            number=row.number,
            action=RowAction.CREATE,
            cells=[list(cell) for cell in row.cells.items()],
            findings=[],
        )
        self._say(result, row, placing)
        if not row.full_name:
            return result
        position = recognise(row.position_text)
        code = position.code if position.code in self.positions else OTHER
        category = row.category or self.positions[code].category or Category.PART_TIME
        wanted = Wanted(
            full_name=row.full_name,
            name_key=name_key(row.full_name)[:LONGEST_KEY],
            birth_date=row.birth_date,
            birth_year=row.birth_date.year if row.birth_date else row.birth_year,
            sex=row.sex,
            phone=row.phone,
            email=row.email,
            unit=placing.unit,
            area=self._area(placing.unit, row.area_text or position.area),
            unit_text=row.unit_text,
            position=code,
            also=tuple(post.code for post in position.also if post.code in self.positions),
            title=self._title(row.position_text, code),
            organisation=position.organisation if position.organisation in self.organisations else "",
            category=category,
            is_category_said=bool(row.category),
            first=None if row.same_as is None else (self._sheet(row.same_as_sheet or row.sheet), row.same_as),
            like=None if row.like is None else (self._sheet(row.like_sheet or row.sheet), row.like),
        )
        result.values = wanted.as_json()
        return result

    def _say(self, result: ImportRow, row: PersonRow, placing: Placing) -> None:
        """What the reader of the file found, then what became of the unit."""
        for said in row.findings:
            weight = weight_of(said.code)
            if weight is Weight.ASK and said.code in self.terms.accepted:
                weight = Weight.WARNING
            settle(result, finding(said.code, said.message, weight, _choices(said.code)))
        if any(said.code.startswith("unit_") for said in row.findings) and not is_open(result):
            return
        for plain in placing.said:
            # Of a unit that stands above the table, the file's own finding tells once.
            if plain["weight"] != Weight.NOTE.value or row.unit_source in OF_THE_ROW:
                settle(result, plain)

    def _sheet(self, name: str) -> str:
        """The sheet as part of a row's address, where there are several."""
        return name[:100] if self.has_sheets else ""

    def _area(self, unit: int | None, text: str) -> int | None:
        return self.areas.get((unit, fold(text))) if unit is not None and text else None

    def _title(self, text: str, code: str) -> str:
        """What the list calls the position, where that is not simply its name."""
        return "" if fold(text) == fold(self.positions[code].name) else text[:200]


def _choices(code: str) -> Sequence[dict[str, str]]:
    """How a question of the reader of the file can be answered."""
    if code not in ("possible_duplicate", "phone_of_another"):
        return ()
    return [choice("new", _("Là hai người khác nhau")), choice(SAME, _("Là một người, giữ dòng trước"))]


def _areas(communes: set[int], terms: Terms) -> dict[tuple[int, str], int]:
    """The residential areas of these communes, by commune and name."""
    versions: Any = UnitVersion.objects.at(terms.as_of).filter(level=Level.RESIDENTIAL_AREA, parent_id__in=communes)
    return {(commune, fold(name)): unit for commune, name, unit in versions.values_list("parent_id", "name", "unit_id")}
