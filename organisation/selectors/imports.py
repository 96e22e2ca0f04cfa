"""Lists of people that were compared with the register: which there are, what they would change, what they ask."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.text.dates import format_date, parse_date
from core.text.numbers import format_number
from core.text.phones import format_phone
from organisation.models import (
    Category,
    ImportRow,
    ImportState,
    PeopleImport,
    Position,
    RowAction,
    RowState,
    UnitClosure,
)
from organisation.selectors.roles import Scope
from organisation.selectors.units import country_at, unit_names

ROWS_A_PAGE = 50
Address = tuple[str, int]
ACTIONS: Mapping[str, tuple[str | Promise, str]] = {
    RowAction.CREATE: (gettext_lazy("Thêm người mới"), "ok"),
    RowAction.ADD_SEAT: (gettext_lazy("Thêm chức vụ"), "ok"),
    RowAction.MOVE: (gettext_lazy("Chuyển đơn vị"), "info"),
    RowAction.CHANGE: (gettext_lazy("Sửa thông tin"), "info"),
    RowAction.UNCHANGED: (gettext_lazy("Không thay đổi"), "plain"),
    RowAction.UNCLEAR: (gettext_lazy("Cần hỏi"), "warn"),
    RowAction.REFUSED: (gettext_lazy("Không nhập được"), "bad"),
    RowAction.LEAVE: (gettext_lazy("Vắng trong danh sách"), "warn"),
}
_FIELDS: Mapping[str, str | Promise] = {
    "phone": gettext_lazy("Điện thoại"),
    "email": gettext_lazy("Thư điện tử"),
    "sex": gettext_lazy("Giới tính"),
    "birth_date": gettext_lazy("Ngày sinh"),
    "birth_year": gettext_lazy("Năm sinh"),
    "category": gettext_lazy("Diện"),
    "title": gettext_lazy("Chức danh"),
    "valid_from": gettext_lazy("Giữ chức vụ từ"),
    "unit": gettext_lazy("Đơn vị"),
}
_DAYS = ("birth_date", "valid_from")
_WORDS = {"male": gettext_lazy("Nam"), "female": gettext_lazy("Nữ"), **dict(Category.choices)}

_AGREEMENTS: Mapping[str, str | Promise] = {
    "legacy_encoding": gettext_lazy("Tôi đã xem: chữ sau khi chuyển là đúng."),
    "truncated": gettext_lazy("Nhập phần đọc được, bỏ phần bị cắt."),
    "formula_without_cached_value": gettext_lazy("Nhập thiếu các cột có công thức chưa tính."),
    "": gettext_lazy("Tôi đã xem và đồng ý nhập tiếp."),
}


def imports_within(scope: Scope) -> QuerySet[PeopleImport]:
    """The imports of units that lie in the scope or ever lay there; those of no unit belong to the whole country."""
    below = UnitClosure.objects.filter(ancestor_id__in=scope.roots, descendant=OuterRef("unit_id"))
    country = country_at(timezone.localdate())
    seen = Q(Exists(below))
    if country is not None and country.unit_id in scope.roots:
        seen |= Q(unit=None)
    return PeopleImport.objects.filter(seen).select_related("unit", "uploaded_by__person", "approved_by__person")


def import_with_id(import_id: int) -> PeopleImport:
    """One import."""
    return PeopleImport.objects.get(pk=import_id)


def interrupted_imports(quiet_since: datetime) -> QuerySet[PeopleImport]:
    """Imports that were approved before that moment and are not done."""
    return PeopleImport.objects.filter(state=ImportState.APPLYING, approved_at__lt=quiet_since)


def forgotten_imports(uploaded_before: datetime) -> QuerySet[PeopleImport]:
    """Imports that nobody has approved or dropped since."""
    return PeopleImport.objects.filter(state=ImportState.REVIEW, uploaded_at__lt=uploaded_before)


def reach_of(scope: Scope, batch: PeopleImport) -> frozenset[int]:
    """The units that whoever has the scope may touch with this list."""
    return frozenset(scope.unit_ids(batch.as_of))


@dataclass(frozen=True)
class Change:
    """One fact that a row changes."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Line:
    """A row as its reviewer reads it."""

    row: ImportRow
    position: str
    unit: str

    @property
    def name(self) -> str:
        """Whom the row names."""
        return self.row.values.get("full_name") or next(iter(dict(self.row.cells).values()), "") or _("Không có tên")

    @property
    def where(self) -> str:
        """Where it stands in the file."""
        if not self.row.number:
            return ""
        line = _("Dòng {row}").format(row=self.row.number)
        return _("{line}, trang {sheet}").format(line=line, sheet=self.row.sheet) if self.row.sheet else line

    @property
    def like(self) -> Address | None:
        """The row that may name the same person."""
        sheet, number = self.row.values.get("like") or ("", 0)
        return (sheet, number) if number else None

    @property
    def facts(self) -> str:
        """What the row says of the person, in one line."""
        values = self.row.values
        born = format_date(parse_date(values["birth_date"])) if "birth_date" in values else values.get("birth_year", "")
        parts = (
            self.where,
            self.position,
            self.unit or values.get("unit_text", ""),
            str(born),
            format_phone(values.get("phone", "")).replace(" ", "\u00a0"),
        )
        return " · ".join(part for part in parts if part)

    @property
    def label(self) -> str | Promise:
        """What becomes of the row."""
        return _("Để lại") if self.row.state == RowState.LEFT_OUT else ACTIONS[self.row.action][0]

    @property
    def tone(self) -> str:
        """How loudly that is said."""
        return "warn" if self.row.state == RowState.LEFT_OUT else ACTIONS[self.row.action][1]

    @property
    def changes(self) -> Sequence[Change]:
        """What would be otherwise."""
        shown = (RowAction.CHANGE, RowAction.MOVE, RowAction.ADD_SEAT)
        pairs = self.row.changes.items() if self.row.action in shown else ()
        return [Change(str(_FIELDS.get(name, name)), *(_said(name, text) for text in pair)) for name, pair in pairs]


@dataclass(frozen=True)
class Review:
    """An import as its reviewer sees it: how many rows do what, and one page of those chosen."""

    batch: PeopleImport
    chosen: str
    number: str

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many rows there are of each action."""
        return dict(self.batch.rows.order_by().values_list("action").annotate(Count("pk")))

    @property
    def total(self) -> int:
        """How many rows of the file name somebody."""
        return self.rows - self.counts.get(RowAction.LEAVE, 0)

    @property
    def to_apply(self) -> int:
        """How many rows would change the register."""
        return self.counts.get(RowAction.CREATE, 0) + self.altered

    @property
    def altered(self) -> int:
        """How many rows change somebody who is known already."""
        return sum(self.counts.get(name, 0) for name in (RowAction.CHANGE, RowAction.ADD_SEAT, RowAction.MOVE))

    @property
    def rows(self) -> int:
        """How many rows there are, proposals that somebody leaves among them."""
        return sum(self.counts.values())

    @cached_property
    def ticked(self) -> int:
        """How many people are to leave their seats."""
        return self.batch.rows.filter(action=RowAction.LEAVE).exclude(answer="").count()

    @property
    def chips(self) -> Sequence[tuple[str, str, bool]]:
        """The filters, each with its count."""
        found = [
            (f"{label} ({format_number(self.counts[name])})", f"?viec={name}", self.chosen == name)
            for name, (label, _tone) in ACTIONS.items()
            if self.counts.get(name)
        ]
        everything = _("Tất cả ({count})").format(count=format_number(self.total))
        return [(everything, "?", not self.chosen), *found]

    @cached_property
    def page(self) -> Page[ImportRow]:
        """The rows chosen."""
        of_file = self.batch.rows.exclude(action=RowAction.LEAVE)
        rows = self.batch.rows.filter(action=self.chosen) if self.chosen else of_file
        return Paginator(rows, ROWS_A_PAGE).get_page(self.number)

    @cached_property
    def lines(self) -> Sequence[Line]:
        """The rows of the page, as they are read."""
        return lines_of(self.batch, list(self.page.object_list))

    @property
    def asks(self) -> Sequence[Mapping[str, Any]]:
        """Questions about the whole file."""
        return [said for said in self.batch.notes if said["weight"] == "ask"]

    @property
    def agreements(self) -> Sequence[tuple[str, str | Promise]]:
        """What the reviewer has to agree to, each once: code and words."""
        codes = dict.fromkeys(said["code"] for said in self.asks)
        return [(code, _AGREEMENTS.get(code, _AGREEMENTS[""])) for code in codes]

    @property
    def remarks(self) -> Sequence[Mapping[str, Any]]:
        """What else was found in the file."""
        return [said for said in self.batch.notes if said["weight"] != "ask"]

    @property
    def done(self) -> int:
        """How many rows are taken in or set aside by now."""
        return self.batch.rows.exclude(state=RowState.WAITING).count()

    @property
    def percent(self) -> int:
        """How much of the work that is."""
        return 100 * self.done // self.rows if self.rows else 100

    @property
    def left_out(self) -> int:
        """How many rows come back with their reasons."""
        return rows_left_out(self.batch).count()


def rows_left_out(batch: PeopleImport) -> QuerySet[ImportRow]:
    """The rows of the file that are not taken in: those that were left out, or would be."""
    left = Q(state=RowState.LEFT_OUT) | Q(action__in=(RowAction.UNCLEAR, RowAction.REFUSED))
    return batch.rows.filter(left).exclude(action=RowAction.LEAVE)


def lines_of(batch: PeopleImport, rows: Sequence[ImportRow]) -> list[Line]:
    """The rows with the names of their units and positions."""
    units = {row.values[name] for row in rows for name in ("unit", "area") if row.values.get(name)}
    names = unit_names(units, batch.as_of)
    positions = dict(Position.objects.values_list("code", "name"))
    return [
        Line(
            row,
            row.values.get("title") or positions.get(row.values.get("position", ""), ""),
            ", ".join(names[row.values[name]] for name in ("area", "unit") if row.values.get(name) in names),
        )
        for row in rows
    ]


def _said(name: str, text: str) -> str:
    if name in _DAYS and text:
        return format_date(parse_date(text))
    return str(_WORDS.get(text, text))
