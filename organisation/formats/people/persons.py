"""From the cells of one row to one person, with what was found on the way."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.files.book import Row, Value, is_formula_like
from core.files.findings import Finding
from core.text.dates import format_date
from organisation.formats.people import births, names, phones
from organisation.formats.people.cells import BIRTH_COLUMNS, RowReader, is_error
from organisation.formats.people.findings import finding
from organisation.formats.people.rows import Field, PersonRow, UnitSource
from organisation.formats.people.sensitive import is_sensitive_note, without_identity_numbers, without_party_posts
from organisation.formats.people.surroundings import category_of
from organisation.formats.people.unit_names import area_in, communes_in, read_unit

LONGEST_POSITION = 200
_LOST_DIGITS = re.compile(r"\d[.,]?\d*E\+\d+", re.IGNORECASE)
_TICK = re.compile(r"[xX×✓✔√v+1]|có|co", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[A-Za-z]{2,}")
_SEXES = {"nam": "male", "male": "male", "m": "male", "nữ": "female", "nu": "female", "female": "female", "f": "female"}
_UNIT_DIGITS = 5
_NAMES = {Field.FULL_NAME, Field.FAMILY_MIDDLE, Field.GIVEN}
_SEX_OF_COLUMN = {
    Field.MALE: "male",
    Field.FEMALE: "female",
    Field.BIRTH_YEAR_MALE: "male",
    Field.BIRTH_YEAR_FEMALE: "female",
}


@dataclass(frozen=True)
class Around:
    """What holds for a row because of where it stands: the group above it, the title, the name of the sheet."""

    category: str = ""
    unit_text: str = ""
    unit_source: UnitSource = UnitSource.NONE
    area_text: str = ""


def person_of(reader: RowReader, row: Row, where: str, around: Around, today: date) -> PersonRow:
    """What the row says about its person; `today` decides which births can be believed."""
    return _Person(reader, row, where, today).read(around)


class _Person:
    """One row on its way to a person."""

    def __init__(self, reader: RowReader, row: Row, where: str, today: date) -> None:
        self.reader, self.row, self.where, self.today = reader, row, where, today
        self.findings: list[Finding] = []

    def found(self, code: str, **values: object) -> None:
        self.findings.append(finding(code, self.where, **values))

    def texts(self, field: Field) -> list[str]:
        """The texts of all columns of a meaning, each once."""
        read = (self.reader.cell(self.row, place) for place in self.reader.places[field])
        return list(dict.fromkeys(text for text in read if text))

    def read(self, around: Around) -> PersonRow:
        self._look_at_cells()
        name = self._name()
        birth, sex_of_birth = self._birth()
        position = self._position()
        unit_text, source = self._unit(position, around)
        unit = read_unit(unit_text)
        return PersonRow(
            sheet=self.reader.table.sheet.name,
            number=self.row.number,
            full_name=name.text,
            birth_date=birth.day,
            birth_year=birth.year,
            sex=self._sex() or sex_of_birth or name.sex,
            phone=self._phone(),
            email=self._email(),
            position_text=position,
            category=self._category() or around.category,
            unit_text=unit_text,
            unit_source=source,
            unit_code=self._unit_code(),
            area_text=self._area() or around.area_text or unit.area_text or area_in(position),
            note=self._note(),
            cells=self.reader.kept(self.row),
            findings=tuple(self.findings),
        )

    def _look_at_cells(self) -> None:
        """Say what is true of the row whatever its columns mean: hidden, formulas, errors, lost digits."""
        if self.row.is_hidden:
            self.found("hidden_row")
        for column in self.reader.table.columns:
            place = column.number - 1
            text = self.row.texts[place] if place < len(self.row.texts) else ""
            if column.field is Field.DROPPED:
                if _LOST_DIGITS.fullmatch(text):
                    self.found("personal_id_digits_lost")
            elif column.field.is_kept and column.field is not Field.ORDINAL:
                self._look_at_cell(column.field, column.heading, place, text)

    def _look_at_cell(self, field: Field, heading: str, place: int, text: str) -> None:
        if place in self.row.formula_without_value:
            if field not in _NAMES:
                self.found("cell_formula_without_value", column=heading)
        elif is_error(text):
            code = "unit_formula_error" if field is Field.UNIT else "cell_formula_error"
            self.found(code, column=heading, value=text)
        elif text and place in self.row.formula_like:
            self.found("formula_like_text", column=heading)
        if text and field is not Field.PHONE and text != without_identity_numbers(text):
            self.found("personal_id_removed", column=heading)

    def _name(self) -> names.Name:
        written = without_identity_numbers(self.reader.name(self.row))
        if not any(char.isalpha() for char in written):
            formulas = [*self.reader.places[Field.FULL_NAME], *self.reader.places[Field.GIVEN]]
            is_formula = any(place in self.row.formula_without_value for place in formulas)
            self.found("name_formula_without_value" if is_formula else "name_missing")
            return names.Name("")
        name = names.Name(written) if is_formula_like(written) else names.name_of(written)
        if not name.text:
            self.found("name_missing")
            return name
        if name.code:
            self.found(name.code, value=written, name=name.text)
        if len(name.text) > names.LONGEST:
            self.found("name_too_long")
            return names.Name("")
        if names.is_unusual(name.text):
            self.found("name_unusual", value=name.text)
        elif " " not in name.text:
            self.found("name_short", value=name.text)
        return name

    def _birth(self) -> tuple[births.Birth, str]:
        """The birth, and the sex that the column of the year tells."""
        columns = [(field, place) for field in BIRTH_COLUMNS for place in self.reader.places[field]]
        read = [(field, self._birth_in(place)) for field, place in columns]
        if (parts := self._birth_of_parts()) is not None:
            read.insert(0, (Field.BIRTH_DATE, parts))
        said = [(field, birth) for field, birth in read if birth is not births.MISSING]
        if not said:
            if read:
                self._found_unless_formula("birth_date_missing", [place for _, place in columns])
            return births.Birth(), ""
        field, birth = next(((field, birth) for field, birth in said if birth.year), said[0])
        self._say(field, birth)
        sexes = {_SEX_OF_COLUMN[field] for field, _ in said if field in _SEX_OF_COLUMN}
        return birth, sexes.pop() if len(sexes) == 1 else ""

    def _birth_in(self, place: int) -> births.Birth:
        value = self._value(place)
        birth = births.birth_of(value, self.today)
        return births.without_day(birth) if self.reader.doubts[place].concerns(value) else birth

    def _birth_of_parts(self) -> births.Birth | None:
        if not self.reader.places[Field.BIRTH_DAY]:
            return None
        parts = [self.reader.text(self.row, field) for field in (Field.BIRTH_DAY, Field.BIRTH_MONTH, Field.BIRTH_YEAR)]
        return births.birth_of("/".join(parts), self.today) if all(parts) else births.MISSING

    def _say(self, field: Field, birth: births.Birth) -> None:
        if not birth.code or (birth.code == "birth_year_only" and field is not Field.BIRTH_DATE):
            return
        written = next((text for column in BIRTH_COLUMNS if (text := self.reader.text(self.row, column))), "")
        day = format_date(birth.day) if birth.day else ""
        self.found(birth.code, value=without_identity_numbers(written)[:40], year=birth.year, date=day)

    def _found_unless_formula(self, code: str, places: Sequence[int]) -> None:
        """A cell that is an uncomputed formula has been named already; it is not missing."""
        if not any(place in self.row.formula_without_value for place in places):
            self.found(code)

    def _value(self, place: int) -> Value:
        value = self.row.values[place] if place < len(self.row.values) else None
        if value is None:
            return self.reader.cell(self.row, place) or None
        return None if isinstance(value, str) and is_error(value) else value

    def _sex(self) -> str:
        written = self.reader.text(self.row, Field.SEX).casefold().strip(" .")
        if written in _SEXES:
            return _SEXES[written]
        ticked = [field for field in (Field.MALE, Field.FEMALE) if _TICK.fullmatch(self.reader.text(self.row, field))]
        if len(ticked) == 1:
            return _SEX_OF_COLUMN[ticked[0]]
        if written or ticked:
            self.found("sex_unclear", value=without_identity_numbers(written)[:20])
        return ""

    def _phone(self) -> str:
        if not self.reader.places[Field.PHONE]:
            return ""
        texts = self.texts(Field.PHONE)
        read = [phones.phone_of(text) for text in texts] or [phones.Phone(codes=("phone_missing",))]
        phone = next((phone for phone in read if phone.number), read[0])
        for code in phone.codes:
            if code == "phone_missing":
                self._found_unless_formula(code, self.reader.places[Field.PHONE])
            else:
                self.found(code, phone=phone.number)
        return phone.number

    def _email(self) -> str:
        written = self.reader.text(self.row, Field.EMAIL)
        match = _EMAIL.search(written)
        if written and match is None and "@" in written:
            self.found("email_invalid", value=without_identity_numbers(written)[:80])
        return match[0].lower() if match is not None else ""

    def _position(self) -> str:
        texts = [text for text in self.texts(Field.POSITION) if not _TICK.fullmatch(text)]
        written = without_identity_numbers("; ".join(texts))
        kept = without_party_posts(written)
        if kept != written:
            self.found("party_post_left_out")
        if len(kept) > LONGEST_POSITION:
            self.found("position_too_long")
            kept = kept[:LONGEST_POSITION]
        return kept[:1].upper() + kept[1:]

    def _category(self) -> str:
        read = self.texts(Field.CATEGORY)
        for place in self.reader.places[Field.CATEGORY]:
            text = self.reader.cell(self.row, place)
            ticked = self.reader.heading(place).rpartition(" / ")[2] if _TICK.fullmatch(text) else text
            if category := category_of(ticked):
                return category
        if read and is_sensitive_note(read[0]):
            self.found("cell_left_out", column=self.reader.heading(self.reader.places[Field.CATEGORY][0]))
        elif read:
            self.found("category_unclear", value=without_identity_numbers(read[0])[:60])
        return ""

    def _unit(self, position: str, around: Around) -> tuple[str, UnitSource]:
        texts = [without_identity_numbers(text) for text in self.texts(Field.UNIT)]
        if texts:
            named = next((text for text in texts if read_unit(text).level == "commune"), texts[0])
            return self._with_district(named), UnitSource.CELL
        if around.unit_source is UnitSource.GROUP:
            return around.unit_text, UnitSource.GROUP
        if not self.reader.places[Field.UNIT] and len(named_units := communes_in(position)) == 1:
            return named_units[0], UnitSource.POSITION
        return around.unit_text, around.unit_source

    def _with_district(self, unit: str) -> str:
        """The unit and what it lies in, where other columns say so: names of communes occur in several districts."""
        told = read_unit(unit)
        for field, level, kind in ((Field.DISTRICT, "district", "Huyện"), (Field.PROVINCE, "province", "Tỉnh")):
            text = self.reader.text(self.row, field)
            if text and told.within_level(level) is None and told.level != level:
                unit += f", {text if read_unit(text).level else f'{kind} {text}'}"
        return unit

    def _unit_code(self) -> str:
        written = without_identity_numbers(self.reader.text(self.row, Field.UNIT_CODE))
        return written.zfill(_UNIT_DIGITS) if written.isdecimal() else written[:20]

    def _area(self) -> str:
        """The residential area; a bare number below "Xóm" is that xóm."""
        for place in self.reader.places[Field.AREA]:
            text = without_identity_numbers(self.reader.cell(self.row, place))
            kind = self.reader.heading(place).rpartition(" / ")[2].strip(" .:")
            if text.isdecimal() and kind.replace(" ", "").isalpha():
                return f"{kind[:1].upper()}{kind[1:].lower()} {int(text)}"
            if text:
                return text
        return ""

    def _note(self) -> str:
        written = "; ".join(self.texts(Field.NOTE))
        if written and is_sensitive_note(written):
            self.found("note_left_out")
            return ""
        return without_identity_numbers(written)
