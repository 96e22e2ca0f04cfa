"""Files of a reorganisation: one row for each unit that was and each unit into which it went, wholly or in part.

Columns are known by their headings, in English as in the published file or in Vietnamese as offices write them, in any
order; an old unit that was split has several rows, of which at most one is its main part.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.translation import gettext as _

from core.files.sheets import FileError, Row
from organisation.formats.tables import (
    Problem,
    RefusedRowError,
    Table,
    checked_code,
    checked_name,
    meanings_of,
    plain,
    table_in,
    where,
)

_UNITS = (
    "ward",
    "commune",
    "xa",
    "phuong",
    "phuong xa",
    "xa phuong",
    "xa phuong dac khu",
    "don vi",
    "don vi hanh chinh",
)
_PROVINCES = ("province", "tinh", "tinh tp", "tinh thanh pho")
_DISTRICTS = ("district", "huyen", "quan huyen", "huyen quan")


def _headings(names: tuple[str, ...], english: str, vietnamese: str, *, code: bool = False) -> str:
    """Every way to say "old code", "mã xã cũ" and so on, with commas between."""
    spoken = [f"ma {name}" for name in ("px", "dvhc", *names)] if code else [*names, *(f"ten {name}" for name in names)]
    written = [f"{english} {name} code" for name in names] if code else [f"{english} {name}" for name in names]
    whole = [f"ma {vietnamese}", f"{english} code"] if code else [f"ten {vietnamese}", f"{english} name"]
    return ", ".join([*whole, *written, *(f"{name} {vietnamese}" for name in spoken)])


_MEANINGS = meanings_of(
    {
        "old_code": _headings(_UNITS, "old", "cu", code=True),
        "old_name": _headings(_UNITS, "old", "cu"),
        "old_district": _headings(_DISTRICTS, "old", "cu"),
        "old_province": _headings(_PROVINCES, "old", "cu"),
        "new_code": _headings(_UNITS, "new", "moi", code=True),
        "new_name": _headings(_UNITS, "new", "moi"),
        "new_province": _headings(_PROVINCES, "new", "moi"),
        "is_main": "is main successor, is main, main, phan chinh, don vi chinh, la phan chinh",
    }
)
_REQUIRED = {"old_code", "new_code", "new_name"}
_NO = {"0", "khong", "no", "false"}


class Step(NamedTuple):
    """One row: a unit that was, and one into which it went."""

    row: int
    old_code: str
    old_name: str
    new_code: str
    new_name: str
    new_province: str
    is_main: bool


@dataclass
class Succession:
    """What a file says, and what is wrong with it."""

    steps: list[Step] = field(default_factory=list)
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    skipped: int = 0

    def refuse(self, row: int, code: str, message: str) -> None:
        """Note that a row cannot be carried out."""
        self.skipped += 1
        self.errors.append(Problem(where(row), code, message))


def succession_in(content: bytes) -> Succession:
    """Read the file; one that cannot be read at all is one error."""
    found = Succession()
    missing = _("Không tìm thấy dòng tiêu đề. Tệp cần các cột: mã xã cũ, mã xã mới, tên xã mới; nên có cả tỉnh mới.")
    try:
        table = table_in(content, _MEANINGS, _REQUIRED, missing)
    except FileError as error:
        found.errors.append(Problem(_("tệp"), error.code, str(error.sentence)))
        return found
    found.errors += table.errors
    found.warnings += table.warnings
    found.skipped += len(table.errors)
    seen: dict[tuple[str, str], int] = {}
    said: dict[str, Step] = {}
    for row in table.rows:
        try:
            step = _step(row, table)
            _refuse_contradiction(step, said.setdefault(step.new_code, step))
        except RefusedRowError as refusal:
            found.refuse(row.number, *refusal.args)
            continue
        before = seen.setdefault((step.old_code, step.new_code), row.number)
        if before != row.number:
            message = _("Dòng này lặp lại dòng {row}.").format(row=before)
            found.warnings.append(Problem(where(row.number), "duplicate_row", message))
            continue
        found.steps.append(step)
    return found


def _step(row: Row, table: Table) -> Step:
    new_code = checked_code(table.cell(row, "new_code"), "commune")
    return Step(
        row=row.number,
        old_code=checked_code(table.cell(row, "old_code"), "commune"),
        old_name=table.cell(row, "old_name"),
        new_code=new_code,
        new_name=checked_name(table.cell(row, "new_name"), new_code),
        new_province=table.cell(row, "new_province"),
        is_main="is_main" in table.columns and plain(table.cell(row, "is_main")) not in _NO,
    )


def _refuse_contradiction(step: Step, before: Step) -> None:
    """Refuse a row by which a new unit would have two names or lie in two provinces."""
    if (step.new_name, step.new_province) != (before.new_name, before.new_province):
        sentence = _("Mã mới {unit} đã là “{name}” ở dòng {row}. Đồng chí sửa một trong hai dòng.")
        message = sentence.format(unit=step.new_code, name=before.new_name, row=before.row)
        raise RefusedRowError("contradiction", message)
