"""What keepers of the register write about people: particulars, seats, exemptions, and who is whom."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.models import Person, PersonMerge, Sex, User
from accounts.services import correct_person, create_person, merge_people
from core.text.dates import NotADateError, format_date, parse_date
from organisation.forms.fields import DayField, UnitField
from organisation.models import Category, Exemption, Membership
from organisation.selectors import Scope
from organisation.selectors.people import positions
from organisation.services import Seat, end_exemption, end_seat, exempt_person, seat_person
from organisation.services.trying import refusal_of

OLDEST = 1900
Data = Mapping[str, Any] | None


class RefusingForm(forms.Form):
    """A form whose act is tried out: what would be refused is said beside the fields."""

    def act(self) -> object:
        """Do what the form asks for."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        """Refuse what could not be done so."""
        cleaned = super().clean() or {}
        if not self.errors and (refusal := refusal_of(self.act)) is not None:
            self.add_error(None, refusal.sentence)
        return cleaned


class ParticularsForm(RefusingForm):
    """Who somebody is; a birth is a day, or a year where no more is known."""

    full_name = forms.CharField(
        label=_("Họ và tên"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    birth = forms.CharField(
        label=_("Ngày sinh hoặc năm sinh"),
        required=False,
        max_length=20,
        help_text=_("Ví dụ 17/11/1974, hoặc 1974"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    sex = forms.ChoiceField(label=_("Giới tính"), required=False, choices=[("", _("Chưa rõ")), *Sex.choices])
    phone = forms.CharField(
        label=_("Điện thoại"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    email = forms.EmailField(label=_("Thư điện tử"), required=False)

    def __init__(self, actor: User, data: Data = None, *, person: Person | None = None, **options: Any) -> None:  # noqa: ANN401
        """Begin with what is recorded of the person."""
        self.actor, self.person = actor, person
        super().__init__(data, initial=_particulars_of(person) if person else None, **options)

    def clean_birth(self) -> tuple[date | None, int | None]:
        """The day, if it is known, and the year."""
        text = self.cleaned_data["birth"].strip()
        if not text:
            return None, None
        if text.isdecimal() and OLDEST < int(text) <= timezone.localdate().year:
            return None, int(text)
        try:
            day = parse_date(text)
        except NotADateError:
            raise ValidationError(_("Đồng chí ghi ngày sinh như 17/11/1974, hoặc năm sinh như 1974.")) from None
        if not day.year > OLDEST or day > timezone.localdate():
            raise ValidationError(_("Ngày sinh này không thể đúng. Đồng chí xem lại năm."))
        return day, day.year

    def act(self) -> Person:
        """Write it down."""
        given = self.cleaned_data
        day, year = given["birth"]
        person = self.person or create_person(full_name=given["full_name"], actor=self.actor)
        facts = {name: given[name] for name in ("full_name", "sex", "phone", "email")}
        return correct_person(person=person, facts={**facts, "birth_date": day, "birth_year": year}, actor=self.actor)


class SeatForm(RefusingForm):
    """A seat: where, as what, since when."""

    position = forms.ChoiceField(label=_("Chức vụ"))
    category = forms.ChoiceField(label=_("Diện"))
    valid_from = DayField(label=_("Từ ngày"))
    is_primary = forms.BooleanField(
        label=_("Chức vụ chính"),
        required=False,
        initial=True,
        help_text=_("Báo cáo và giấy chứng nhận ghi chức vụ này."),
    )

    def __init__(self, actor: User, scope: Scope, data: Data = None, *, person: Person | None = None) -> None:
        """Offer the catalogue, and the keeper's own units."""
        self.actor, self.person = actor, person
        super().__init__(data, initial={"valid_from": timezone.localdate()}, prefix="ghe")
        self.fields["unit"] = UnitField(scope=scope, as_of=timezone.localdate(), label=_("Đơn vị"))
        _choose(self.fields["position"], [(one.code, one.name) for one in positions()])
        _choose(self.fields["category"], [(value, capfirst(label)) for value, label in Category.choices])
        self.order_fields(("unit", "position", "category", "valid_from", "is_primary"))

    def clean(self) -> dict[str, Any]:
        """Try it out only once it is known who is to be seated."""
        return super().clean() if self.person else self.cleaned_data

    def act(self) -> Membership:
        """Seat the person."""
        if self.person is None:
            raise ValueError("nobody to be seated")
        given = self.cleaned_data
        seat = Seat(
            person=self.person,
            unit=given["unit"].unit,
            position=given["position"],
            category=Category(given["category"]),
            valid_from=given["valid_from"],
            is_primary=given["is_primary"],
        )
        return seat_person(seat=seat, actor=self.actor)


class NewPersonForm:
    """Who somebody is and their first seat: nobody is recorded who belongs nowhere."""

    def __init__(self, actor: User, scope: Scope, data: Data = None) -> None:
        """Two forms as one."""
        self.particulars, self.seat = ParticularsForm(actor, data), SeatForm(actor, scope, data)

    def is_valid(self) -> bool:
        """Whether both are, each with its errors; and whether both together can be written."""
        if not all([self.particulars.is_valid(), self.seat.is_valid()]):
            return False
        refusal = refusal_of(self.save)
        self.seat.person = None
        if refusal is not None:
            self.seat.add_error(None, refusal.sentence)
        return refusal is None

    @transaction.atomic
    def save(self) -> Person:
        """Record and seat."""
        self.seat.person = self.particulars.act()
        self.seat.act()
        return self.seat.person


class EndSeatForm(RefusingForm):
    """Until when a seat was held."""

    last_day = DayField(label=_("Ngày giữ chức vụ cuối cùng"))

    def __init__(self, actor: User, seat: Membership, data: Data = None) -> None:
        """Propose today."""
        self.actor, self.seat = actor, seat
        super().__init__(data, initial={"last_day": timezone.localdate()})

    def act(self) -> Membership:
        """End the seat on the day after."""
        seat = Membership.objects.get(pk=self.seat.pk)
        return end_seat(membership=seat, on=self.cleaned_data["last_day"] + timedelta(days=1), actor=self.actor)


class ExemptionForm(RefusingForm):
    """Why somebody need not be trained, and from when to when."""

    reason = forms.CharField(label=_("Lý do"), max_length=200, help_text=_("Ví dụ: nghỉ thai sản, điều trị dài ngày"))
    valid_from = DayField(label=_("Từ ngày"))
    until = DayField(label=_("Đến hết ngày"), required=False, help_text=_("Để trống nếu chưa biết."))

    def __init__(self, actor: User, person: Person, data: Data = None) -> None:
        """Propose today."""
        self.actor, self.person = actor, person
        super().__init__(data, initial={"valid_from": timezone.localdate()})

    def act(self) -> Exemption:
        """Exempt the person."""
        given = self.cleaned_data
        until = given["until"] and given["until"] + timedelta(days=1)
        return exempt_person(
            person=self.person,
            reason=given["reason"],
            valid_from=given["valid_from"],
            valid_to=until,
            actor=self.actor,
        )


class EndExemptionForm(RefusingForm):
    """Until when somebody was exempted."""

    last_day = DayField(label=_("Ngày được miễn cuối cùng"))

    def __init__(self, actor: User, exemption: Exemption, data: Data = None) -> None:
        """Propose today."""
        self.actor, self.exemption = actor, exemption
        super().__init__(data, initial={"last_day": timezone.localdate()})

    def act(self) -> Exemption:
        """End it on the day after."""
        exemption = Exemption.objects.get(pk=self.exemption.pk)
        return end_exemption(
            exemption=exemption, on=self.cleaned_data["last_day"] + timedelta(days=1), actor=self.actor
        )


class MergeForm(RefusingForm):
    """Which of two records stays, and how it is known that they are one human's."""

    kept = forms.ChoiceField(label=_("Hồ sơ giữ lại"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Vì sao là cùng một người"),
        max_length=200,
        help_text=_("Ví dụ: trùng số điện thoại, đã hỏi lại đơn vị"),
    )

    def __init__(self, actor: User, people: tuple[Person, Person], data: Data = None) -> None:
        """Propose the first, which has been known longer."""
        self.actor, self.people = actor, {str(person.uid): person for person in people}
        super().__init__(data, initial={"kept": str(people[0].uid)})
        _choose(
            self.fields["kept"],
            [
                (uid, _("Hồ sơ {number}: {name}").format(number=number, name=person.full_name))
                for number, (uid, person) in enumerate(self.people.items(), start=1)
            ],
        )

    def act(self) -> PersonMerge:
        """Link the records."""
        kept = self.people[self.cleaned_data["kept"]]
        (merged,) = (person for person in self.people.values() if person != kept)
        return merge_people(kept=kept, merged=merged, reason=self.cleaned_data["reason"], actor=self.actor)


def _choose(field: forms.Field, choices: list[Any]) -> None:
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- declared so
    field.choices = choices


def _particulars_of(person: Person) -> dict[str, Any]:
    birth = format_date(person.birth_date) if person.birth_date else str(person.birth_year or "")
    return {
        "full_name": person.full_name,
        "birth": birth,
        "sex": person.sex,
        "phone": person.phone,
        "email": person.email,
    }
