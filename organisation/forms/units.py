"""Changing the tree one unit at a time: each form says what it would do before it does it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from organisation.forms.fields import DayField, UnitField
from organisation.models import Level, UnitVersion
from organisation.selectors.browsing import Counts, counts_of
from organisation.selectors.histories import Place
from organisation.services import change_unit, end_unit, establish_unit
from organisation.services.trying import refusal_of

_ANYWHERE = (Level.DEPARTMENT, Level.MEMBER_ORGANISATION)
BELOW: Mapping[str, Sequence[Level]] = {
    Level.COUNTRY: (Level.PROVINCE, *_ANYWHERE),
    Level.PROVINCE: (Level.COMMUNE, *_ANYWHERE),
    Level.DISTRICT: (Level.COMMUNE, *_ANYWHERE),
    Level.COMMUNE: (Level.RESIDENTIAL_AREA, *_ANYWHERE),
}

Row = tuple[str | Promise, str, str]


class UnitStep(forms.Form):
    """A change of one unit from a day on: filled in, shown with what it does, then made."""

    heading: ClassVar[str | Promise]
    action: ClassVar[str | Promise]
    done: ClassVar[str | Promise]
    # Whether people and units below the unit go along with the change.
    takes_along: ClassVar[bool] = False

    on = DayField(label=_("Có hiệu lực từ ngày"), help_text=_("Trước ngày này mọi báo cáo vẫn theo như cũ."))

    def __init__(self, place: Place, actor: User, data: Mapping[str, Any] | None = None) -> None:
        """Begin with what is."""
        self.place, self.actor = place, actor
        super().__init__(data, initial={"on": timezone.localdate(), **self.what_is()})

    def what_is(self) -> Mapping[str, Any]:
        """What the fields hold at first."""
        return {}

    def clean(self) -> dict[str, Any]:
        """Refuse what could not be done."""
        cleaned = super().clean() or {}
        if not self.errors and (refusal := refusal_of(self.save)) is not None:
            self.add_error(None, refusal.sentence)
        return cleaned

    def save(self) -> UnitVersion | None:
        """Make the change; the unit as it is from then on, if it is."""
        raise NotImplementedError

    @property
    def day(self) -> date:
        """The day from which it holds."""
        return self.cleaned_data["on"]  # type: ignore[no-any-return]

    @property
    def rows(self) -> Sequence[Row]:
        """What changes: the thing, before, after."""
        return ()

    @property
    def along(self) -> Counts:
        """What lies below the unit, and so goes along."""
        return counts_of([self.place.unit.pk], self.place.day).get(self.place.unit.pk, Counts())


class ChangeForm(UnitStep):
    """Another name, code or unit above."""

    heading = _("Đổi tên, mã hoặc cấp trên")
    action = _("Ghi thay đổi")
    done = _("Đã ghi thay đổi của đơn vị.")
    takes_along = True

    name = forms.CharField(label=_("Tên đơn vị"), max_length=200)
    code = forms.CharField(label=_("Mã đơn vị"), max_length=20)
    field_order = ("name", "code", "parent", "on")

    def __init__(self, place: Place, actor: User, data: Mapping[str, Any] | None = None) -> None:
        """Ask for the unit above where there is one."""
        super().__init__(place, actor, data)
        if place.version.parent is not None:
            self.fields["parent"] = UnitField(scope=place.kept, as_of=place.day, label=_("Đơn vị cấp trên"))
            self.initial["parent"] = self._parent_before()
            self.order_fields(self.field_order)

    def what_is(self) -> Mapping[str, Any]:
        """The unit as it is."""
        return {"name": self.place.version.name, "code": self.place.version.code}

    def clean(self) -> dict[str, Any]:
        """Refuse to change nothing."""
        if not self.errors and not any(before != after for _what, before, after in self.rows):
            raise forms.ValidationError(_("Đồng chí chưa sửa gì so với hiện tại."))
        return super().clean()

    def save(self) -> UnitVersion:
        """From the day on, the unit is what the fields say."""
        parent = self.cleaned_data.get("parent")
        return change_unit(
            unit=self.place.unit,
            on=self.day,
            actor=self.actor,
            name=self.cleaned_data["name"],
            code=self.cleaned_data["code"],
            parent=parent.unit if parent else None,
        )

    @property
    def rows(self) -> Sequence[Row]:
        """Name, code, unit above."""
        new, old, parent = self.cleaned_data, self.place.version, self._parent_before()
        rows: list[Row] = [(_("Tên"), old.name, new["name"]), (_("Mã"), old.code, new["code"])]
        return [*rows, (_("Cấp trên"), parent.name, new["parent"].name)] if parent else rows

    def _parent_before(self) -> UnitVersion | None:
        return next((version for version in self.place.path if version.unit_id == self.place.version.parent_id), None)


class EstablishForm(UnitStep):
    """A new unit below."""

    heading = _("Lập đơn vị trực thuộc")
    action = _("Lập đơn vị")
    done = _("Đã lập đơn vị.")

    name = forms.CharField(label=_("Tên đơn vị"), max_length=200, help_text=_("Ghi cả chữ chỉ loại: Xã, Phường, Xóm"))
    code = forms.SlugField(
        label=_("Mã đơn vị"),
        max_length=20,
        help_text=_("Mã của cơ quan thống kê; khu dân cư thêm số thứ tự: 17971-05"),
        error_messages={"invalid": _("Mã chỉ gồm chữ không dấu, chữ số và dấu gạch.")},
    )
    level = forms.ChoiceField(label=_("Cấp"))
    field_order = ("name", "code", "level", "on")

    def __init__(self, place: Place, actor: User, data: Mapping[str, Any] | None = None) -> None:
        """Offer the levels that lie below the unit's."""
        super().__init__(place, actor, data)
        field = self.fields["level"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- declared above
        field.choices = [(level.value, level.label) for level in BELOW.get(place.version.level, _ANYWHERE)]

    def save(self) -> UnitVersion:
        """From the day on, the unit stands."""
        return establish_unit(
            code=self.cleaned_data["code"],
            name=self.cleaned_data["name"],
            level=Level(self.cleaned_data["level"]),
            parent=self.place.unit,
            on=self.day,
            actor=self.actor,
        ).versions.get(valid_from=self.day)

    @property
    def rows(self) -> Sequence[Row]:
        """What it will be."""
        new = self.cleaned_data
        above = (_("Cấp trên"), "", self.place.version.name)
        return [
            (_("Tên"), "", new["name"]),
            (_("Mã"), "", new["code"]),
            (_("Cấp"), "", str(Level(new["level"]).label)),
            above,
        ]


class EndForm(UnitStep):
    """No such unit any more."""

    heading = _("Kết thúc đơn vị")
    action = _("Kết thúc đơn vị")
    done = _("Đã ghi ngày kết thúc của đơn vị.")

    def save(self) -> None:
        """From the day on, the unit stands no longer."""
        end_unit(unit=self.place.unit, on=self.day, actor=self.actor)
