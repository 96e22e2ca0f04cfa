"""Many units coming out of many on one day: merges, splits, renames, and levels that are abolished."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction

from accounts.models import User
from core.events import publish
from organisation.calculations import Move, ReorganisationOrder, Successor
from organisation.errors import CodeTakenError, UnitNotInForceError
from organisation.events import UnitsReorganised
from organisation.models import Reorganisation, SuccessionKind, Unit, UnitSuccession, UnitVersion
from organisation.services.closure import batches, refresh_closure
from organisation.services.tree import with_keys


@transaction.atomic
def apply_reorganisation(*, reorganisation: Reorganisation, actor: User | None) -> Reorganisation:
    """Carry out what was drafted or undone; one that is carried out already stays as it is.

    A unit with one successor that has no other predecessor lives on under the new name, code and parent. All other
    predecessors end on the day and their successors are new units, so that each keeps its own history. Whatever hangs
    on a unit that ends in exactly one successor goes along: units below it, and seats, which end that day and are
    continued by seats of the same position. What hangs on a unit that is split or dissolved stays, unmapped, until
    `map_seats` says where to. Raises `ReorganisationRefusedError` with the first problem of the preview.
    """
    raise NotImplementedError


@transaction.atomic
def reorganise_units(*, order: ReorganisationOrder, actor: User | None) -> None:
    """Carry out the order; the same order again changes nothing.

    A unit with one successor that has no other predecessor lives on under the new name, code and parent. All other
    predecessors end on the day and their successors are new units, so that each keeps its own history. Seats stay
    where they are: where a person goes is for a person to say.
    """
    leaving = {move.predecessor for move in order.moves} | set(order.dissolved)
    unit_of = _living_on(order.moves)
    if _is_carried_out(order, leaving - set(unit_of.values())):
        return
    before = _versions_before(leaving, order.on)
    unchanged = {one.code for one in order.successors if one.code in unit_of and _says(one, before[unit_of[one.code]])}
    ending = leaving - {unit_of[code] for code in unchanged}
    for pks in batches(before[unit].pk for unit in ending):
        UnitVersion.objects.filter(pk__in=pks).update(valid_to=order.on)
    beginning = [one for one in order.successors if one.code not in unchanged]
    _refuse_taken_codes(beginning, order.on)
    new = [one.code for one in beginning if one.code not in unit_of]
    unit_of |= {
        code: unit.pk for code, unit in zip(new, Unit.objects.bulk_create(Unit() for _code in new), strict=True)
    }
    UnitVersion.objects.bulk_create(_version(one, unit_of[one.code], order.on) for one in beginning)
    UnitSuccession.objects.bulk_create(_edges(order, unit_of, before))
    refresh_closure(ending | {unit_of[one.code] for one in beginning})
    ended = len(leaving - set(unit_of.values()))
    publish(
        UnitsReorganised(on=order.on.isoformat(), decision=order.decision, ended=ended, established=len(new)),
        actor=actor,
    )


def _says(one: Successor, version: UnitVersion) -> bool:
    will_be = (one.code, one.name, one.level, one.parent)
    return will_be == (version.code, version.name, version.level, version.parent_id)


def _version(one: Successor, unit_id: int, on: date) -> UnitVersion:
    return with_keys(
        UnitVersion(unit_id=unit_id, code=one.code, name=one.name, level=one.level, parent_id=one.parent, valid_from=on)
    )


def _is_carried_out(order: ReorganisationOrder, ending: Iterable[int]) -> bool:
    """Whether on the day everything stands that should, and nothing that should not."""
    standing = UnitVersion.objects.at(order.on)
    if any(standing.filter(unit_id__in=pks).exists() for pks in batches(ending)):
        return False
    wanted = {(one.code, one.name, one.level, one.parent) for one in order.successors}
    return wanted.issubset(standing.values_list("code", "name", "level", "parent_id"))


def _versions_before(unit_ids: Iterable[int], on: date) -> dict[int, UnitVersion]:
    """What the units are on the eve; refuses one that does not stand then and on the day, or changes later anyway."""
    found = {
        version.unit_id: version
        for pks in batches(unit_ids)
        for version in UnitVersion.objects.filter(unit_id__in=pks, valid_from__lt=on, valid_to=None)
    }
    if found.keys() != set(unit_ids):
        raise UnitNotInForceError(day=on.isoformat())
    return found


def _living_on(moves: Sequence[Move]) -> dict[str, int]:
    """The successors' codes under which a predecessor lives on."""
    outgoing = Counter(move.predecessor for move in moves)
    incoming = Counter(move.successor for move in moves)
    return {
        move.successor: move.predecessor
        for move in moves
        if outgoing[move.predecessor] == incoming[move.successor] == 1
    }


def _refuse_taken_codes(beginning: Sequence[Successor], on: date) -> None:
    wanted = {(one.level, one.code) for one in beginning}
    taken = UnitVersion.objects.within(on, None).values_list("level", "code")
    for _level, code in wanted.intersection(taken):
        raise CodeTakenError(unit=code)


def _edges(
    order: ReorganisationOrder, unit_of: dict[str, int], before: dict[int, UnitVersion]
) -> Iterable[UnitSuccession]:
    """What the register keeps of who came out of whom; one that lives on is no edge unless renamed."""
    outgoing = Counter(move.predecessor for move in order.moves)
    names = {one.code: one.name for one in order.successors}
    for move in order.moves:
        kind = SuccessionKind.SPLIT if outgoing[move.predecessor] > 1 else SuccessionKind.MERGE
        if unit_of[move.successor] == move.predecessor:
            if names[move.successor] == before[move.predecessor].name:
                continue
            kind = SuccessionKind.RENAME
        yield _edge(order, kind, move.predecessor, unit_of[move.successor], is_main=move.is_main)
    for code in names.keys() - {move.successor for move in order.moves}:
        yield _edge(order, SuccessionKind.ESTABLISH, None, unit_of[code])
    for unit in order.dissolved:
        yield _edge(order, SuccessionKind.DISSOLVE, unit, None)


def _edge(
    order: ReorganisationOrder,
    kind: SuccessionKind,
    predecessor: int | None,
    successor: int | None,
    *,
    is_main: bool = True,
) -> UnitSuccession:
    return UnitSuccession(
        predecessor_id=predecessor,
        successor_id=successor,
        kind=kind,
        happened_on=order.on,
        is_main=is_main,
        decision=order.decision,
    )
