"""Whom a programme concerns, by when, and what is decided about one person."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Person, User
from courses.calculations.duties import Wish
from courses.errors import DutyNotOpenError
from courses.forms.fields import DayField, UnitField, still_to_come
from courses.models import DueBasis, Duty, Programme
from courses.selectors.programmes import periods_of
from courses.services.programmes import RuleFacts, extend_duty, give_programme, resume_duty, waive_duty
from organisation.models import Category, Position, TeamKind
from organisation.selectors import Scope


class RuleForm(forms.Form):
    """Whom a programme is to concern, and by when."""

    categories = forms.MultipleChoiceField(
        label=gettext_lazy("Diện cán bộ"),
        choices=Category.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Không chọn là mọi diện."),
    )
    positions: forms.ModelMultipleChoiceField[Position] = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Chức vụ"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Không chọn là mọi chức vụ."),
    )
    team_kind = forms.ChoiceField(
        label=gettext_lazy("Thành viên tổ"),
        choices=[("", gettext_lazy("Không xét")), *TeamKind.choices],
        required=False,
    )
    months_from = forms.IntegerField(
        label=gettext_lazy("Đã giữ chức vụ từ (tháng)"), required=False, min_value=0, max_value=600
    )
    months_to = forms.IntegerField(
        label=gettext_lazy("Mới giữ chức vụ, dưới (tháng)"), required=False, min_value=1, max_value=600
    )
    due_basis = forms.ChoiceField(
        label=gettext_lazy("Hạn tính từ"),
        choices=DueBasis.choices,
        widget=forms.RadioSelect,
        initial=DueBasis.ASSIGNMENT,
    )
    due_on = DayField(label=gettext_lazy("Ngày cố định"), required=False)
    due_days = forms.IntegerField(
        label=gettext_lazy("Số ngày phải hoàn thành"),
        required=False,
        min_value=1,
        max_value=3650,
        help_text=gettext_lazy("Người vào diện sau ngày hạn được 30 ngày kể từ khi được giao."),
    )

    def __init__(self, scope: Scope, positions: Any, data: Mapping[str, Any] | None = None) -> None:  # noqa: ANN401
        """Offer the officer's own units and the catalogue of positions."""
        super().__init__(data)
        self.fields["unit"] = UnitField(scope=scope, label=gettext_lazy("Đơn vị và mọi đơn vị trực thuộc"))
        chosen = self.fields["positions"]
        assert isinstance(chosen, forms.ModelMultipleChoiceField)  # noqa: S101 -- declared above
        chosen.queryset = positions
        self.order_fields(["unit"])

    def clean(self) -> dict[str, Any]:
        """A fixed day must still come; months must leave somebody."""
        cleaned = super().clean() or {}
        if cleaned.get("due_basis") == DueBasis.FIXED and "due_on" not in self.errors:
            if not cleaned.get("due_on"):
                self.add_error("due_on", _("Đồng chí ghi ngày phải hoàn thành."))
            elif cleaned["due_on"] < timezone.localdate():
                self.add_error("due_on", _("Ngày này đã qua. Đồng chí chọn một ngày từ hôm nay trở đi."))
        low, high = cleaned.get("months_from"), cleaned.get("months_to")
        if low is not None and high is not None and low >= high:
            self.add_error("months_to", _("Số tháng này phải lớn hơn số tháng ở trên."))
        return cleaned

    @property
    def wish(self) -> Wish:
        """What the rule would ask of a seat."""
        facts = self.facts
        return Wish(
            categories=frozenset(facts.categories),
            positions=frozenset(position.pk for position in facts.positions),
            team_kind=facts.team_kind,
            months_from=facts.months_from,
            months_to=facts.months_to,
        )

    @property
    def facts(self) -> RuleFacts:
        """What was filled in; of the two ways to set a day only the chosen one is kept."""
        said = {**self.cleaned_data, "unit": self.cleaned_data["unit"].unit}
        is_fixed = said["due_basis"] == DueBasis.FIXED
        said["due_on"], said["due_days"] = (said["due_on"], None) if is_fixed else (None, said["due_days"])
        return RuleFacts(**said)


class CloseForm(forms.Form):
    """Why a programme applies no more."""

    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=300)


class ReasonForm(forms.Form):
    """Why somebody is released, or taken up again."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do"), max_length=300, help_text=gettext_lazy("Người học đọc được lý do này.")
    )


class ExtendForm(ReasonForm):
    """Until when somebody has, and why."""

    due_on = DayField(label=gettext_lazy("Hạn mới"))
    field_order = ("due_on", "reason")

    def clean_due_on(self) -> Any:  # noqa: ANN401 -- a day
        """The last day must still come."""
        return still_to_come(self.cleaned_data["due_on"])


class GiveForm(ExtendForm):
    """Until when somebody whom no rule concerns has, and why they are given it."""

    due_on = DayField(label=gettext_lazy("Hoàn thành đến hết ngày"), required=False)


Answers = Mapping[str, Any]


def _newest(programme: Programme, person: Person) -> Duty:
    """The period about which something is decided."""
    duty = periods_of(programme, person).first()
    if duty is None:
        raise DutyNotOpenError
    return duty


def _waive(programme: Programme, person: Person, said: Answers, actor: User) -> None:
    waive_duty(duty=_newest(programme, person), reason=said["reason"], actor=actor)


def _resume(programme: Programme, person: Person, said: Answers, actor: User) -> None:
    resume_duty(duty=_newest(programme, person), reason=said["reason"], actor=actor)


def _extend(programme: Programme, person: Person, said: Answers, actor: User) -> None:
    extend_duty(duty=_newest(programme, person), due_on=said["due_on"], reason=said["reason"], actor=actor)


def _give(programme: Programme, person: Person, said: Answers, actor: User) -> None:
    give_programme(programme=programme, person=person, due_on=said["due_on"], reason=said["reason"], actor=actor)


# What may be decided about a person, by the word that the form sends.
DECISIONS: Mapping[str, tuple[type[ReasonForm], Callable[[Programme, Person, Answers, User], None]]] = {
    "mien": (ReasonForm, _waive),
    "hoc-lai": (ReasonForm, _resume),
    "gia-han": (ExtendForm, _extend),
    "giao": (GiveForm, _give),
}
