"""What a unit has beside units and seats: teams that others establish, terms of its bodies."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from organisation.forms.fields import DayField
from organisation.forms.units import Row, UnitStep
from organisation.models import Body, TeamKind, UnitVersion
from organisation.selectors.histories import Place
from organisation.services import NewTeam, NewTerm, begin_term, establish_team


class TeamForm(UnitStep):
    """A team below a commune or a residential area, with whose data it was taken from."""

    heading = _("Ghi tổ trực thuộc")
    action = _("Ghi tổ")
    done = _("Đã ghi tổ.")

    name = forms.CharField(label=_("Tên tổ"), max_length=200, help_text=_("Ví dụ: Tổ công nghệ số cộng đồng xóm Sen 1"))
    kind = forms.ChoiceField(label=_("Loại tổ"), choices=[(kind.value, capfirst(kind.label)) for kind in TeamKind])
    source = forms.CharField(
        label=_("Nguồn số liệu (không bắt buộc)"),
        max_length=160,
        required=False,
        help_text=_("Tổ do cơ quan khác lập thì ghi số liệu lấy từ đâu, ví dụ: Ủy ban nhân dân xã."),
    )
    as_of = DayField(label=_("Số liệu đến ngày (không bắt buộc)"), required=False)
    field_order = ("name", "kind", "on", "source", "as_of")

    def save(self) -> UnitVersion:
        """From the day on, the team stands."""
        said = self.cleaned_data
        team = NewTeam(
            parent=self.place.unit,
            name=said["name"],
            kind=TeamKind(said["kind"]),
            on=self.day,
            source=said["source"],
            as_of=said["as_of"],
        )
        versions = establish_team(team=team, actor=self.actor).unit.versions
        return versions.at(self.day).select_related("unit").get()

    @property
    def rows(self) -> Sequence[Row]:
        """What it will be."""
        said = self.cleaned_data
        return [
            (_("Tên"), "", said["name"]),
            (_("Loại"), "", capfirst(TeamKind(said["kind"]).label)),
            (_("Thuộc"), "", self.place.version.name),
        ]


class TermForm(UnitStep):
    """A term of a body of the unit; the one before it ends that day."""

    heading = _("Ghi nhiệm kỳ")
    action = _("Ghi nhiệm kỳ")
    done = _("Đã ghi nhiệm kỳ.")

    body = forms.ModelChoiceField(label=_("Cơ quan"), queryset=Body.objects.none(), empty_label=None)
    name = forms.CharField(label=_("Tên nhiệm kỳ"), max_length=60, help_text=_("Ví dụ: Nhiệm kỳ 2024–2029"))
    congress = forms.IntegerField(
        label=_("Đại hội lần thứ (không bắt buộc)"),
        min_value=1,
        max_value=99,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    field_order = ("body", "name", "congress", "on")

    def __init__(self, place: Place, actor: User, data: Mapping[str, Any] | None = None) -> None:
        """Offer the bodies of the unit's level."""
        super().__init__(place, actor, data)
        body = self.fields["body"]
        assert isinstance(body, forms.ModelChoiceField)  # noqa: S101 -- declared above
        body.queryset = Body.objects.filter(level__in=("", place.version.level))

    def save(self) -> None:
        """From the day on, the term runs."""
        said = self.cleaned_data
        term = NewTerm(
            unit=self.place.unit,
            body=said["body"],
            name=said["name"],
            valid_from=self.day,
            congress=said["congress"],
        )
        begin_term(term=term, actor=self.actor)

    @property
    def rows(self) -> Sequence[Row]:
        """What begins."""
        return [(_("Cơ quan"), "", str(self.cleaned_data["body"])), (_("Nhiệm kỳ"), "", self.cleaned_data["name"])]
