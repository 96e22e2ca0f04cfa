"""Who holds a seat that a list ought to name and does not: proposed to leave it, never more than proposed."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from django.utils.translation import gettext as _

from organisation.formats.people import Weight
from organisation.models import ImportRow, Membership, RowAction
from organisation.services.people_import.difference import Labels
from organisation.services.people_import.findings import CLOSED, Terms, finding
from organisation.services.people_import.records import Places
from organisation.services.people_import.wanted import wanted_of

COMMUNES_AT_ONCE = 200
LEAVE = "leave"


def leaving(rows: Sequence[ImportRow], kept: Collection[int], terms: Terms, labels: Labels) -> Iterator[ImportRow]:
    """A proposal for each seat of a commune and category that the list speaks of and does not confirm.

    Whoever may be meant by a row that is not clear yet is not proposed.
    """
    covered: dict[int, set[str]] = defaultdict(set)
    unsure: set[str] = set()
    for row in rows:
        wanted = wanted_of(row.values) if row.values else None
        if row.action in CLOSED:
            unsure |= {wanted.name_key} if wanted else set()
        elif wanted and wanted.unit:
            covered[wanted.unit].add(wanted.category)
    units = sorted(covered)
    for start in range(0, len(units), COMMUNES_AT_ONCE):
        portion = units[start : start + COMMUNES_AT_ONCE]
        places = Places(portion, terms.as_of)
        for seat in _seats({*portion, *places.units()}, terms):
            place = places.of(seat.unit_id)
            is_missing = seat.category in covered[place] and seat.pk not in kept
            if is_missing and seat.person.sort_key not in unsure:
                yield _proposal(seat, labels.unit(place), terms)


def _seats(units: Collection[int], terms: Terms) -> Iterator[Membership]:
    seats = Membership.objects.at(terms.as_of).filter(unit_id__in=units, valid_from__lt=terms.as_of)
    return seats.select_related("person", "position").order_by("unit_id", "person__sort_key", "pk").iterator()


def _proposal(seat: Membership, unit: str, terms: Terms) -> ImportRow:
    said = _("{name} đang giữ chức vụ {position} ở {unit} nhưng không có trong danh sách.").format(
        name=seat.person.full_name, position=seat.title or seat.position.name, unit=unit
    )
    return ImportRow(
        number=0,
        action=RowAction.LEAVE,
        values={"seat": seat.pk, "full_name": seat.person.full_name},
        changes={"unit": [unit, ""]},
        findings=[finding("absent", said, Weight.WARNING)],
        answer=LEAVE if LEAVE in terms.accepted else "",
        person=seat.person,
    )
