"""Random histories of a small province, for properties that must hold whatever a decision orders."""

from contextlib import suppress
from datetime import date

from hypothesis import strategies as st

from organisation.calculations import Move, ReorganisationOrder, Successor
from organisation.errors import SeatOverlapsError
from organisation.models import (
    Level,
    Membership,
    Reorganisation,
    ReorganisationState,
    Unit,
    UnitClosure,
    UnitSuccession,
    UnitVersion,
)
from organisation.selectors import unmapped_seats, unmapped_units, versions_at
from organisation.services import apply_reorganisation, draft_reorganisation, map_seats
from tests.factories.accounts import make_person
from tests.factories.organisation import make_seat, make_units

DAYS = (date(2023, 1, 1), date(2024, 7, 1), date(2025, 7, 1))
COMMUNES = "1234"
# For each commune in turn: none of the codes dissolves it, one merges or renames it, several split it.
DESTINATIONS = st.lists(st.sets(st.sampled_from("1256"), max_size=2), min_size=6, max_size=6)
# How the people and areas of split and dissolved communes are mapped: in turn, or not at all.
CHOICES = st.lists(st.sampled_from(("seat", "area", "unit", None)), max_size=4)
HISTORIES = st.lists(st.tuples(DESTINATIONS, CHOICES), min_size=1, max_size=len(DAYS))


def make_province():
    """Four communes in a district, two areas in each of the first two, a person or two in each place."""
    units = make_units(
        ("40", "Tỉnh Nghệ An", Level.PROVINCE, None),
        ("424", "Huyện Nam Đàn", Level.DISTRICT, "40"),
        *((code, f"Xã {code}", Level.COMMUNE, "424") for code in COMMUNES),
        *((f"{code}-{n}", f"Xóm {n}", Level.RESIDENTIAL_AREA, code) for code in "12" for n in "12"),
    )
    both = make_person("Phan Văn Hai")
    for code, unit in units.items():
        make_seat(make_person(f"Nguyễn Văn {code}"), unit)
        if code in "12":
            make_seat(both, unit, is_primary=code == "1")
    make_seat(make_person("Lê Thị Thôi"), units["3"], until=date(2022, 1, 1))
    make_seat(make_person("Lê Thị Hạn"), units["4"], until=date(2030, 1, 1))
    return units


def order_of(destinations, on, parent):
    """What the communes that stand become."""
    standing = sorted(versions_at(on).filter(level=Level.COMMUNE), key=lambda version: version.code)
    parts = {version.unit_id: sorted(codes) for version, codes in zip(standing, destinations, strict=False)}
    free = {version.code for version in standing if version.unit_id not in parts}
    wanted = {code for codes in parts.values() for code in codes} - free
    return ReorganisationOrder(
        on=on,
        decision=f"NQ {on.year}",
        successors=[
            Successor(code=code, name=f"Xã {code}", level=Level.COMMUNE, parent=parent.pk) for code in sorted(wanted)
        ],
        moves=[
            Move(predecessor=unit, successor=code, is_main=place == 0)
            for unit, codes in parts.items()
            for place, code in enumerate(code for code in codes if code in wanted)
        ],
        dissolved=[unit for unit, codes in parts.items() if not wanted.intersection(codes)],
    )


def live_through(history, units):
    """Carry the history out, each reorganisation followed by its choices; the reorganisations in order."""
    done = []
    for on, (destinations, choices) in zip(DAYS, history, strict=False):
        order = order_of(destinations, on, units["40"])
        if not order.leaving:  # everything was dissolved before
            break
        kept = apply_reorganisation(reorganisation=draft_reorganisation(order=order, actor=None), actor=None)
        for choice in choices:
            map_some(kept, choice, units["40"])
        done.append(kept)
    return done


def map_some(kept, choice, anywhere):
    """Say of one seat, area or unit where it went, if any is left."""
    for unmapped in unmapped_units(kept):
        heir = Unit.objects.get(pk=unmapped.heirs[-1][0]) if unmapped.heirs else anywhere
        if choice == "unit":
            keys = {Unit.objects.get(pk=unmapped.unit_id)}
        elif choice == "area":
            keys = {Unit.objects.get(pk=area) for area, _name in unmapped.areas[:1]}
        else:
            keys = set(unmapped_seats(kept).filter(unit=unmapped.unit_id)[:1]) if choice else set()
        with suppress(SeatOverlapsError):
            map_seats(reorganisation=kept, choices=dict.fromkeys(keys, heir), actor=None)


def everything():
    """All that a reorganisation writes, but for its own record and what is derived under new keys."""
    return (
        set(Unit.objects.values_list("pk", "uid")),
        set(UnitVersion.objects.values_list()),
        set(UnitClosure.objects.values_list("ancestor", "descendant", "depth", "valid_from", "valid_to")),
        set(Membership.objects.values_list()),
        set(UnitSuccession.objects.values_list()),
        set(Reorganisation.objects.filter(state=ReorganisationState.APPLIED).values_list("pk")),
    )
