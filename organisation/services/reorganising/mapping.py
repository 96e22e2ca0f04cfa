"""Saying where the people of a unit went that was split or dissolved: one by one, or a whole residential area."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import Q

from accounts.models import User
from core.events import publish
from organisation.errors import NotASuccessorError, NotUnmappedError, ReorganisationNotAppliedError, SeatOverlapsError
from organisation.events import SeatsMapped
from organisation.models import Membership, Reorganisation, ReorganisationState, Unit, UnitVersion
from organisation.selectors import subtree_ids
from organisation.selectors.reorganisations import heirs_of, left_below, unmapped_seats
from organisation.services.closure import refresh_closure
from organisation.services.reorganising.applying import begun_again
from organisation.services.reorganising.continuing import continued, end_seats, resume_seats


@transaction.atomic
def map_seats(*, reorganisation: Reorganisation, choices: Mapping[Membership | Unit, Unit], actor: User | None) -> int:
    """Let seats be continued, and units below be taken along, where the choices say; how many seats found a place.

    The key is a seat, or a unit: a split or dissolved one (everybody who still sits in it, but for those who would hold
    one position there twice), or a residential area or
    team below one (it lives on under the successor, and all who sit in it or below it with it). The value is a
    successor of the unit, or below one; for a dissolved unit any that stands on the day. The same choice again changes
    nothing, another one takes the place of the first. Raises `NotUnmappedError`, `NotASuccessorError`, and
    `SeatOverlapsError` for a single seat that its holder already has there.
    """
    kept = Reorganisation.objects.select_for_update().defer("order").get(pk=reorganisation.pk)
    if kept.state != ReorganisationState.APPLIED:
        raise ReorganisationNotAppliedError
    mapping = _Mapping(kept)
    # Whole areas first, so that a person may still be said to have gone elsewhere.
    for unit, heir in choices.items():
        if isinstance(unit, Unit):
            mapping.map_unit(unit, heir)
    for seat, heir in choices.items():
        if isinstance(seat, Membership):
            mapping.map_seat(seat, heir)
    if mapping.seats or mapping.units:
        publish(SeatsMapped(reorganisation_id=kept.pk, seats=mapping.seats, units=mapping.units), actor=actor)
    return mapping.seats


class _Mapping:
    """The choices made about one reorganisation, counted."""

    def __init__(self, kept: Reorganisation) -> None:
        self.kept = kept
        self.heirs = heirs_of(kept)
        self.top_of = left_below(kept)
        self.seats = self.units = 0

    def map_unit(self, unit: Unit, heir: Unit) -> None:
        """Take the unit along, or the people of one that was itself split or dissolved."""
        if unit.pk in self.heirs:
            self._refuse_stranger(unit.pk, heir)
            self._continue(unmapped_seats(self.kept).filter(unit=unit), heir)
        elif unit.pk in self.top_of:
            self._refuse_stranger(self.top_of[unit.pk], heir)
            self._take_along(unit, heir)
        else:
            raise NotUnmappedError(what=str(UnitVersion.objects.filter(unit=unit).order_by("valid_from").last()))

    def map_seat(self, seat: Membership, heir: Unit) -> None:
        """Continue one seat in the heir, wherever it was said to go before."""
        continuing = Membership.objects.filter(continues=seat, begun_by=self.kept).first()
        if continuing is not None and continuing.unit_id == heir.pk:
            return
        if seat.unit_id not in self.top_of:
            raise NotUnmappedError(what=str(seat.person))
        self._refuse_stranger(self.top_of[seat.unit_id], heir)
        if continuing is not None:
            resume_seats(self.kept, Membership.objects.filter(Q(pk=seat.pk) | Q(pk=continuing.pk)))
        waiting = unmapped_seats(self.kept).filter(pk=seat.pk)
        if not waiting:
            raise NotUnmappedError(what=str(seat.person))
        if not self._continue(waiting, heir):
            raise SeatOverlapsError

    def _continue(self, waiting: Iterable[Membership], heir: Unit) -> int:
        """Continue those of the seats in the heir that would not be a second seat of the same position; how many."""
        held = Membership.objects.within(self.kept.happens_on, None).filter(unit=heir)
        taken = set(held.values_list("person_id", "position_id"))
        seats = []
        for seat in waiting:
            if (seat.person_id, seat.position_id) not in taken:
                taken.add((seat.person_id, seat.position_id))
                seats.append(seat)
        end_seats(self.kept, [seat.pk for seat in seats])
        Membership.objects.bulk_create(continued(seat, self.kept, heir.pk) for seat in seats)
        self.seats += len(seats)
        return len(seats)

    def _take_along(self, unit: Unit, heir: Unit) -> None:
        """Let the unit live on under the heir, with all that ended below it."""
        begun = UnitVersion.objects.filter(unit=unit, begun_by=self.kept).first()
        if begun is None:
            ended = UnitVersion.objects.filter(ended_by=self.kept, unit_id__in=self._left_under(unit))
            versions = [
                begun_again(version, self.kept, parent=heir.pk if version.unit_id == unit.pk else version.parent_id)
                for version in ended
            ]
            UnitVersion.objects.bulk_create(versions)
            self.seats += unmapped_in(self.kept, [version.unit_id for version in versions])
        elif begun.parent_id == heir.pk:
            return
        else:
            begun.parent = heir
            begun.save(update_fields=["parent"])
        self.units += 1
        refresh_closure(self._left_under(unit))

    def _left_under(self, unit: Unit) -> list[int]:
        """The unit and those below it that ended with it."""
        below = subtree_ids(unit, self.kept.eve)
        return [left for left in below if left in self.top_of]

    def _refuse_stranger(self, top: int, heir: Unit) -> None:
        """Refuse whom the decision does not name; out of a dissolved unit people may go anywhere."""
        day = self.kept.happens_on
        standing = UnitVersion.objects.at(day).filter(unit=heir, valid_to=None).first()
        named = [heir.pk] if not self.heirs[top] else self.heirs[top]
        if standing is None or not any(
            subtree_ids(Unit(pk=one), day).filter(descendant=heir).exists() for one in named
        ):
            raise NotASuccessorError(unit=str(UnitVersion.objects.filter(unit=heir).order_by("valid_from").last()))


def unmapped_in(kept: Reorganisation, unit_ids: Iterable[int]) -> int:
    """How many seats beyond the day are held in these units."""
    on = kept.happens_on
    return Membership.objects.within(on, None).filter(valid_from__lt=on, unit_id__in=list(unit_ids)).count()
