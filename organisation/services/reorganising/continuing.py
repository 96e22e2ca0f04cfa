"""Seats of units that end: each ends with its unit and is continued by a seat of the same position elsewhere."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from organisation.calculations import batches
from organisation.models import DatedQuerySet, Membership, Reorganisation

_Key = tuple[int, int, int]  # person, unit, position


def continue_seats(kept: Reorganisation, among: DatedQuerySet[Membership], heirs: Mapping[int, int]) -> int:
    """Continue the seats held in these units beyond the day of the reorganisation in the unit's heir; how many.

    Of several seats of a person that would become one, the first is continued and all end. A seat with a last day of
    its own that would become one with another stays as it is: it counts to the heir through its unit.
    """
    held = among.within(kept.happens_on, None).filter(valid_from__lt=kept.happens_on)
    ended: list[int] = []
    begun: dict[_Key, Membership] = {}
    for units in batches(sorted(heirs)):
        for seat in held.filter(unit_id__in=units).order_by("valid_from", "pk"):
            key = (seat.person_id, heirs[seat.unit_id], seat.position_id)
            if key not in begun:
                begun[key] = continued(seat, kept, heirs[seat.unit_id])
            elif seat.valid_to is not None or begun[key].valid_to is not None:
                continue
            ended.append(seat.pk)
    end_seats(kept, ended)
    Membership.objects.bulk_create(begun.values())
    return len(begun)


def continued(seat: Membership, kept: Reorganisation, unit_id: int) -> Membership:
    """The seat as it goes on in another unit from the day of the reorganisation."""
    return Membership(
        person_id=seat.person_id,
        unit_id=unit_id,
        position_id=seat.position_id,
        category=seat.category,
        is_primary=seat.is_primary,
        title=seat.title,
        organisation_id=seat.organisation_id,
        source=seat.source,
        as_of=seat.as_of,
        valid_from=kept.happens_on,
        valid_to=seat.valid_to,
        begun_by=kept,
        continues=seat,
    )


def end_seats(kept: Reorganisation, seats: Iterable[int]) -> None:
    """Let these seats end on the day of the reorganisation."""
    for pks in batches(seats):
        Membership.objects.filter(pk__in=pks).update(valid_to=kept.happens_on, ended_by=kept)


def resume_seats(kept: Reorganisation, among: DatedQuerySet[Membership]) -> None:
    """Take the continuing seats away and let those that they continued be held for as long as these were."""
    until: dict[date | None, list[int]] = defaultdict(list)
    continuing = among.filter(begun_by=kept)
    for seat, end in continuing.values_list("continues_id", "valid_to"):
        until[end].append(seat)
    resumed = {seat for seats in until.values() for seat in seats}
    until[None] += among.filter(ended_by=kept).exclude(pk__in=resumed).values_list("pk", flat=True)
    continuing.delete()
    for end, seats in until.items():
        for pks in batches(seats):
            Membership.objects.filter(pk__in=pks).update(valid_to=end, ended_by=None)
