"""Saying where the people of a split or dissolved unit went: all of them, a residential area, or one by one."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from accounts.models import User
from organisation.forms.fields import UnitField
from organisation.models import Membership, Reorganisation, Unit, UnitVersion
from organisation.selectors import Scope
from organisation.selectors.reorganisations import Unmapped
from organisation.services import map_seats

Key = Membership | Unit


class MappingForm(forms.Form):
    """Whatever is left empty stays where it is."""

    def __init__(
        self,
        reorganisation: Reorganisation,
        unmapped: Unmapped,
        seats: Sequence[Membership],
        kept: Scope,
        data: Mapping[str, Any] | None = None,
    ) -> None:
        """Ask for the unit as a whole, for each area below it, for each seat."""
        super().__init__(data)
        self.reorganisation, self.unmapped, self.kept, self.keys = reorganisation, unmapped, kept, dict[str, Key]()
        if any(seat.unit_id == unmapped.unit_id for seat in seats):
            self._ask("all", Unit(pk=unmapped.unit_id), _("Tất cả những người còn lại"))
        for area, name in unmapped.areas:
            self._ask(f"area_{area}", Unit(pk=area), name)
        for seat in seats:
            self._ask(f"seat_{seat.pk}", seat, f"{seat.person.full_name}, {seat.title or seat.position.name}")

    @property
    def together(self) -> Iterator[forms.BoundField]:
        """The questions about many at once."""
        return (bound for bound in self if not bound.name.startswith("seat_"))

    @property
    def one_by_one(self) -> Iterator[forms.BoundField]:
        """The questions about one person each."""
        return (bound for bound in self if bound.name.startswith("seat_"))

    def save(self, actor: User) -> int:
        """Let the seats go where was said; how many did. A person's own answer counts before that for all."""
        chosen = {self.keys[name]: heir for name, value in self.cleaned_data.items() if (heir := self._heir(value))}
        return map_seats(reorganisation=self.reorganisation, choices=chosen, actor=actor)

    def _ask(self, name: str, key: Key, label: str) -> None:
        self.keys[name] = key
        if self.unmapped.heirs:
            heirs = [("", _("chưa xếp")), *((str(unit), heir) for unit, heir in self.unmapped.heirs)]
            self.fields[name] = forms.ChoiceField(label=label, choices=heirs, required=False)
        else:
            day = self.reorganisation.happens_on
            self.fields[name] = UnitField(scope=self.kept, as_of=day, label=label, required=False)

    def _heir(self, value: str | UnitVersion | None) -> Unit | None:
        if isinstance(value, UnitVersion):
            return value.unit
        return Unit(pk=int(value)) if value else None
