"""Lists of units as the statistics office publishes them: one row per commune, with or without its district.

Columns are known by their headings, in English as in the published files or in Vietnamese as offices write them, in
any order. A row without a commune stands for a district that has none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from core.files.sheets import FileError, Row
from organisation.formats.tables import (
    Problem,
    RefusedRowError,
    Table,
    checked_code,
    checked_name,
    meanings_of,
    table_in,
    where,
)

LEVELS = ("province", "district", "commune")
_HEADINGS = {
    ("province", "code"): "province code, ma tinh, ma tp, ma tinh tp, ma tinh thanh pho",
    ("province", "name"): "province, tinh, ten tinh, tinh tp, tinh thanh pho, ten tinh thanh pho",
    ("district", "code"): "district code, ma huyen, ma qh, ma quan huyen",
    ("district", "name"): "district, huyen, ten huyen, quan huyen, ten quan huyen",
    ("commune", "code"): "ward code, commune code, ma, ma xa, ma px, ma phuong xa, ma xa phuong, ma xa phuong dac khu",
    ("commune", "name"): "ward, commune, ten, xa, phuong xa, xa phuong, ten xa, ten phuong xa, ten xa phuong,"
    " xa phuong dac khu, ten xa phuong dac khu",
}
_MEANINGS = meanings_of(_HEADINGS)
_REQUIRED = {field for field in _HEADINGS if field[0] != "district"}

Key = tuple[str, str]


@dataclass(frozen=True)
class Place:
    """A unit that the list names; `key` and `parent` are (level, code)."""

    key: Key
    name: str
    parent: Key | None
    row: int


@dataclass
class Listing:
    """What a file says: the units it names, from the provinces downwards, and what is wrong with it."""

    places: dict[Key, Place] = field(default_factory=dict)
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    skipped: int = 0

    def add(self, row: int, chain: Sequence[Place]) -> None:
        """Take in the units of one row, or none of them."""
        for place in chain:
            self._refuse_contradiction(place)
        if chain[-1].key in self.places:
            message = _("Đơn vị mã {unit} đã có ở dòng {row}.").format(
                unit=chain[-1].key[1], row=self.places[chain[-1].key].row
            )
            self.warnings.append(Problem(where(row), "duplicate_row", message))
        for place in chain:
            self.places.setdefault(place.key, place)

    def _refuse_contradiction(self, place: Place) -> None:
        before = self.places.get(place.key)
        if before is None or (before.name, before.parent) == (place.name, place.parent):
            return
        sentence = _("Mã {unit} đã là “{name}” ở dòng {row}. Đồng chí sửa một trong hai dòng.")
        raise RefusedRowError("contradiction", sentence.format(unit=place.key[1], name=before.name, row=before.row))


def units_in(content: bytes) -> Listing:
    """Read the list; a file that cannot be read at all is one error."""
    listing = Listing()
    missing = _(
        "Không tìm thấy dòng tiêu đề. Tệp cần các cột: mã tỉnh, tên tỉnh, mã xã, tên xã; nếu có huyện: mã và tên."
    )
    try:
        table = table_in(content, _MEANINGS, _REQUIRED, missing)
    except FileError as error:
        listing.errors.append(Problem(_("tệp"), error.code, str(error.sentence)))
        return listing
    listing.errors += table.errors
    listing.warnings += table.warnings
    listing.skipped += len(table.errors)
    for row in table.rows:
        try:
            listing.add(row.number, list(_chain(row, table)))
        except RefusedRowError as refusal:
            listing.skipped += 1
            listing.errors.append(Problem(where(row.number), *refusal.args))
    return listing


def _chain(row: Row, table: Table) -> Iterator[Place]:
    """The units that one row names, from the province downwards."""
    parent: Key | None = None
    for level in LEVELS:
        code, name = (table.cell(row, (level, part)) for part in ("code", "name"))
        if not code and not name and parent is not None:
            continue
        code = checked_code(code, level)
        yield Place((level, code), checked_name(name, code), parent, row.number)
        parent = (level, code)
