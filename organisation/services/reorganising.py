"""Many units coming out of many on one day: merges, splits, renames, and levels that are abolished."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from accounts.models import User
from core.events import publish
from organisation.errors import CodeTakenError, UnitNotInForceError
from organisation.events import UnitsReorganised
from organisation.models import Level, SuccessionKind, Unit, UnitSuccession, UnitVersion
from organisation.services.closure import batches, refresh_closure
from organisation.services.tree import with_keys


@dataclass(frozen=True, kw_only=True)
class Successor:
    """A unit as it will be."""

    code: str
    name: str
    level: Level
    parent: Unit

    def says(self, version: UnitVersion) -> bool:
        """Whether the version already is what this successor will be."""
        will_be = (self.code, self.name, self.level, self.parent.pk)
        return will_be == (version.code, version.name, version.level, version.parent_id)

    def version(self, unit_id: int, on: date) -> UnitVersion:
        """What the unit is from that day."""
        return with_keys(
            UnitVersion(
                unit_id=unit_id,
                code=self.code,
                name=self.name,
                level=self.level,
                parent=self.parent,
                valid_from=on,
            )
        )


@dataclass(frozen=True, kw_only=True)
class Move:
    """A unit that was goes, wholly or in part, into one that will be (by its code); one part is the main one."""

    predecessor: Unit
    successor: str
    is_main: bool = True


@dataclass(frozen=True, kw_only=True)
class ReorganisationOrder:
    """What a decision orders; `dissolved` names units that end without successor, as the districts did."""

    on: date
    decision: str
    successors: Sequence[Successor]
    moves: Sequence[Move]
    dissolved: Sequence[Unit] = field(default=())


@transaction.atomic
def reorganise_units(*, order: ReorganisationOrder, actor: User | None) -> None:
    """Carry out the order; the same order again changes nothing.

    A unit with one successor that has no other predecessor lives on under the new name, code and parent. All other
    predecessors end on the day and their successors are new units, so that each keeps its own history. Seats stay
    where they are: where a person goes is for a person to say.
    """
    leaving = {move.predecessor.pk for move in order.moves} | {unit.pk for unit in order.dissolved}
    unit_of = _living_on(order.moves)
    if _is_carried_out(order, leaving - set(unit_of.values())):
        return
    before = _versions_before(leaving, order.on)
    unchanged = {one.code for one in order.successors if one.code in unit_of and one.says(before[unit_of[one.code]])}
    ending = leaving - {unit_of[code] for code in unchanged}
    for pks in batches(before[unit].pk for unit in ending):
        UnitVersion.objects.filter(pk__in=pks).update(valid_to=order.on)
    beginning = [one for one in order.successors if one.code not in unchanged]
    _refuse_taken_codes(beginning, order.on)
    new = [one.code for one in beginning if one.code not in unit_of]
    unit_of |= {
        code: unit.pk for code, unit in zip(new, Unit.objects.bulk_create(Unit() for _code in new), strict=True)
    }
    UnitVersion.objects.bulk_create(one.version(unit_of[one.code], order.on) for one in beginning)
    UnitSuccession.objects.bulk_create(_edges(order, unit_of, before))
    refresh_closure(ending | {unit_of[one.code] for one in beginning})
    ended = len(leaving - set(unit_of.values()))
    publish(
        UnitsReorganised(on=order.on.isoformat(), decision=order.decision, ended=ended, established=len(new)),
        actor=actor,
    )


def _is_carried_out(order: ReorganisationOrder, ending: Iterable[int]) -> bool:
    """Whether on the day everything stands that should, and nothing that should not."""
    standing = UnitVersion.objects.at(order.on)
    if any(standing.filter(unit_id__in=pks).exists() for pks in batches(ending)):
        return False
    wanted = {(one.code, one.name, one.level, one.parent.pk) for one in order.successors}
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
    outgoing = Counter(move.predecessor.pk for move in moves)
    incoming = Counter(move.successor for move in moves)
    return {
        move.successor: move.predecessor.pk
        for move in moves
        if outgoing[move.predecessor.pk] == incoming[move.successor] == 1
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
    outgoing = Counter(move.predecessor.pk for move in order.moves)
    names = {one.code: one.name for one in order.successors}
    for move in order.moves:
        kind = SuccessionKind.SPLIT if outgoing[move.predecessor.pk] > 1 else SuccessionKind.MERGE
        if unit_of[move.successor] == move.predecessor.pk:
            if names[move.successor] == before[move.predecessor.pk].name:
                continue
            kind = SuccessionKind.RENAME
        yield _edge(order, kind, move.predecessor.pk, unit_of[move.successor], is_main=move.is_main)
    for code in names.keys() - {move.successor for move in order.moves}:
        yield _edge(order, SuccessionKind.ESTABLISH, None, unit_of[code])
    for unit in order.dissolved:
        yield _edge(order, SuccessionKind.DISSOLVE, unit.pk, None)


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
