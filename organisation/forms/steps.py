"""Drafting a reorganisation step by step: each step adds to what the decision orders."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from organisation.calculations import Move, ReorganisationOrder, Successor
from organisation.forms.fields import UnitField, UnitsField
from organisation.forms.units import BELOW
from organisation.models import Level, Reorganisation, UnitVersion
from organisation.selectors import Scope
from organisation.selectors.drafts import may_order
from organisation.services import draft_reorganisation

MOST_PARTS = 4


class StepForm(forms.Form):
    """One step of a draft: what it adds to the order."""

    do_not_call_in_templates = True
    name: ClassVar[str]
    heading: ClassVar[str | Promise]
    help: ClassVar[str | Promise]

    def __init__(self, draft: Reorganisation, kept: Scope, data: Mapping[str, Any] | None = None) -> None:
        """Look units up as they stand on the eve."""
        super().__init__(data)
        self.draft, self.kept = draft, kept
        self.order = ReorganisationOrder.from_json(draft.order)
        for name, field in self.units(kept, draft.eve).items():
            self.fields[name] = field
        self.order_fields(("unit", "units", "name", "code", "level", "parent"))

    def units(self, kept: Scope, eve: date) -> Mapping[str, forms.Field]:
        """The fields in which units are named."""
        raise NotImplementedError

    def added(self) -> ReorganisationOrder:
        """The order with this step."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        """Refuse a step by which the draft would reach beyond what the keeper keeps."""
        cleaned = super().clean() or {}
        if not self.errors and not may_order(self.added(), self.kept):
            self.add_error(None, _("Đồng chí chỉ sắp xếp được các đơn vị dưới đơn vị mình phụ trách."))
        return cleaned

    def save(self, actor: User) -> Reorganisation:
        """Keep the draft with this step."""
        return draft_reorganisation(order=self.added(), actor=actor, digest=self.draft.digest)

    def with_new(self, *new: Successor, moves: Sequence[Move] = ()) -> ReorganisationOrder:
        """The order with these units more."""
        return replace(
            self.order, successors=[*self.order.successors, *new], moves=[*self.order.moves, *self._parts(moves)]
        )

    def _parts(self, moves: Sequence[Move]) -> Iterator[Move]:
        """The moves, minor ones where a step before said already where the main part goes."""
        gone = {move.predecessor for move in self.order.moves}
        return (replace(move, is_main=move.is_main and move.predecessor not in gone) for move in moves)


def _name() -> forms.CharField:
    return forms.CharField(label=gettext_lazy("Tên đơn vị mới"), max_length=200)


def _code(required: bool = True) -> forms.SlugField:  # noqa: FBT001, FBT002 -- a field's own switch
    invalid = gettext_lazy("Mã chỉ gồm chữ không dấu, chữ số và dấu gạch.")
    return forms.SlugField(
        label=gettext_lazy("Mã đơn vị mới"), max_length=20, required=required, error_messages={"invalid": invalid}
    )


class MergeForm(StepForm):
    """Several units become one."""

    name = "nhap"
    heading = gettext_lazy("Nhập nhiều đơn vị thành một")
    help = gettext_lazy("Chức vụ và đơn vị trực thuộc của các đơn vị cũ tự chuyển sang đơn vị mới.")

    new_name, code = _name(), _code()

    def units(self, kept: Scope, eve: date) -> Mapping[str, forms.Field]:
        """The old units, and where the new one lies."""
        parent = gettext_lazy("Đơn vị cấp trên (để trống nếu như cũ)")
        return {
            "units": UnitsField(scope=kept, as_of=eve, label=gettext_lazy("Các đơn vị cũ")),
            "parent": UnitField(scope=kept, as_of=eve, label=parent, required=False),
        }

    def added(self) -> ReorganisationOrder:
        """The new unit, and all the old ones going into it."""
        old: Sequence[UnitVersion] = self.cleaned_data["units"]
        parent: UnitVersion | None = self.cleaned_data["parent"]
        code, above = self.cleaned_data["code"], parent.unit_id if parent else old[0].parent_id
        new = Successor(code=code, name=self.cleaned_data["new_name"], level=old[0].level, parent=above)
        return self.with_new(new, moves=[Move(predecessor=version.unit_id, successor=code) for version in old])


class RenameForm(StepForm):
    """One unit gets another name, code or unit above."""

    name = "doi-ten"
    heading = gettext_lazy("Đổi tên hoặc chuyển cấp trên một đơn vị")
    help = gettext_lazy("Đơn vị vẫn là một: lịch sử, người và đơn vị trực thuộc giữ nguyên.")

    new_name, code = _name(), _code(required=False)

    def units(self, kept: Scope, eve: date) -> Mapping[str, forms.Field]:
        """The unit, and where it will lie."""
        parent = gettext_lazy("Đơn vị cấp trên (để trống nếu như cũ)")
        return {
            "unit": UnitField(scope=kept, as_of=eve, label=gettext_lazy("Đơn vị")),
            "parent": UnitField(scope=kept, as_of=eve, label=parent, required=False),
        }

    def added(self) -> ReorganisationOrder:
        """The unit as it will be."""
        old: UnitVersion = self.cleaned_data["unit"]
        parent: UnitVersion | None = self.cleaned_data["parent"]
        new = Successor(
            code=self.cleaned_data["code"] or old.code,
            name=self.cleaned_data["new_name"],
            level=old.level,
            parent=parent.unit_id if parent else old.parent_id,
        )
        return self.with_new(new, moves=[Move(predecessor=old.unit_id, successor=new.code)])


class SplitForm(StepForm):
    """One unit becomes several, or parts of it go into units that the draft has already."""

    name = "tach"
    heading = gettext_lazy("Tách một đơn vị")
    help = gettext_lazy("Ai về phần nào do đồng chí xếp sau khi thực hiện; hệ thống không tự đoán.")

    def units(self, kept: Scope, eve: date) -> Mapping[str, forms.Field]:
        """The unit, and room for its parts."""
        known = gettext_lazy("Mã của đơn vị đã có trong đợt này thì không cần ghi tên.")
        fields: dict[str, forms.Field] = {"unit": UnitField(scope=kept, as_of=eve, label=gettext_lazy("Đơn vị cũ"))}
        for number in range(1, MOST_PARTS + 1):
            needed = number <= 2  # noqa: PLR2004 -- one part is no split
            fields[f"code_{number}"] = forms.SlugField(
                label=_("Phần {number}: mã").format(number=number), max_length=20, required=needed, help_text=known
            )
            fields[f"name_{number}"] = forms.CharField(
                label=_("Phần {number}: tên").format(number=number), max_length=200, required=False
            )
        return fields

    def clean(self) -> dict[str, Any]:
        """A part that is new needs a name."""
        if not self.errors:
            known = {one.code for one in self.order.successors}
            for number, code, name in self._filled():
                if code not in known and not name:
                    self.add_error(f"name_{number}", _("Đồng chí ghi tên của đơn vị mới."))
        return super().clean()

    def added(self) -> ReorganisationOrder:
        """The parts that are new, and the unit going into each part, first of all into the first."""
        old: UnitVersion = self.cleaned_data["unit"]
        parts = list(self._filled())
        new = [
            Successor(code=code, name=name, level=old.level, parent=old.parent_id) for _n, code, name in parts if name
        ]
        moves = [Move(predecessor=old.unit_id, successor=code, is_main=number == 1) for number, code, _name in parts]
        return self.with_new(*new, moves=moves)

    def _filled(self) -> Iterator[tuple[int, str, str]]:
        for number in range(1, MOST_PARTS + 1):
            if code := self.cleaned_data.get(f"code_{number}"):
                yield number, code, self.cleaned_data.get(f"name_{number}", "")


class DissolveForm(StepForm):
    """Units end without heir."""

    name = "giai-the"
    heading = gettext_lazy("Giải thể đơn vị")
    help = gettext_lazy("Không có đơn vị kế tục. Người còn giữ chức vụ tại đó chờ đồng chí xếp chỗ.")

    def units(self, kept: Scope, eve: date) -> Mapping[str, forms.Field]:
        """The units that end."""
        return {"units": UnitsField(scope=kept, as_of=eve, label=gettext_lazy("Các đơn vị giải thể"))}

    def added(self) -> ReorganisationOrder:
        """The order with these units dissolved."""
        ending = [version.unit_id for version in self.cleaned_data["units"]]
        return replace(self.order, dissolved=list(dict.fromkeys([*self.order.dissolved, *ending])))


class EstablishStepForm(StepForm):
    """A unit that comes out of nothing."""

    name = "thanh-lap"
    heading = gettext_lazy("Thành lập đơn vị mới")
    help = gettext_lazy("Đơn vị không tách từ hay kế tục đơn vị nào.")

    new_name, code = _name(), _code()

    def units(self, kept: Scope, eve: date) -> Mapping[str, forms.Field]:
        """Where it lies."""
        return {"parent": UnitField(scope=kept, as_of=eve, label=gettext_lazy("Đơn vị cấp trên"))}

    def added(self) -> ReorganisationOrder:
        """The unit, at the usual level below the one above it."""
        parent: UnitVersion = self.cleaned_data["parent"]
        level = BELOW.get(parent.level, (Level.DEPARTMENT,))[0]
        new = Successor(
            code=self.cleaned_data["code"], name=self.cleaned_data["new_name"], level=level, parent=parent.unit_id
        )
        return self.with_new(new)


class RemoveForm(forms.Form):
    """A step taken back: the new unit of a code, or the end of a unit."""

    code = forms.CharField(max_length=20, required=False)
    unit = forms.IntegerField(required=False)

    def save(self, draft: Reorganisation, actor: User) -> Reorganisation:
        """Keep the draft without it."""
        order, code, unit = (
            ReorganisationOrder.from_json(draft.order),
            self.cleaned_data["code"],
            self.cleaned_data["unit"],
        )
        left = replace(
            order,
            successors=[one for one in order.successors if one.code != code],
            moves=[move for move in order.moves if move.successor != code],
            dissolved=[one for one in order.dissolved if one != unit],
        )
        return draft_reorganisation(order=left, actor=actor, digest=draft.digest)


STEPS: Sequence[type[StepForm]] = (MergeForm, SplitForm, RenameForm, DissolveForm, EstablishStepForm)
