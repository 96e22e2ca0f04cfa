"""Carrying out what a decision orders: units end, begin and live on, and what hangs on them goes along where it can."""

from collections.abc import Iterator
from copy import copy

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from core.events import publish
from organisation.calculations import Outcome, ReorganisationOrder, Successor, batches
from organisation.errors import ReorganisationRefusedError
from organisation.events import UnitsReorganised
from organisation.models import (
    Membership,
    Reorganisation,
    ReorganisationState,
    SuccessionKind,
    Unit,
    UnitSuccession,
    UnitVersion,
)
from organisation.selectors.reorganisations import Effect, effect_of, is_carried_out
from organisation.selectors.reorganisations.previews import problems_of
from organisation.services.closure import refresh_closure
from organisation.services.reorganising.continuing import continue_seats
from organisation.services.reorganising.drafting import draft_reorganisation
from organisation.services.tree import with_keys


@transaction.atomic
def reorganise_units(*, order: ReorganisationOrder, actor: User | None) -> None:
    """Draft and apply the order; where everything already is as it says, nothing happens."""
    if not is_carried_out(order):
        apply_reorganisation(reorganisation=draft_reorganisation(order=order, actor=actor), actor=actor)


@transaction.atomic
def apply_reorganisation(*, reorganisation: Reorganisation, actor: User | None) -> Reorganisation:
    """Carry out what was drafted or undone; one that is carried out already stays as it is.

    A unit with one successor that has no other predecessor lives on under the new name, code and parent. All other
    predecessors end on the day and their successors are new units, so that each keeps its own history. Whatever hangs
    on a unit that ends in exactly one successor goes along: units below it, and seats, which end that day and are
    continued by seats of the same position. What hangs on a unit that is split or dissolved stays, unmapped, until
    `map_seats` says where to. Raises `ReorganisationRefusedError` with the first problem of the preview.
    """
    kept = Reorganisation.objects.select_for_update().get(pk=reorganisation.pk)
    if kept.state == ReorganisationState.APPLIED:
        return kept
    effect = effect_of(ReorganisationOrder.from_json(kept.order))
    if problems := problems_of(effect):
        raise ReorganisationRefusedError(problem=str(problems[0].message), reason=problems[0].code, count=len(problems))
    unit_of = _reorganise(kept, effect)
    heirs = {unit: unit_of[code] for unit, code in effect.fates.whole.items()}
    seats = continue_seats(kept, Membership.objects.all(), heirs)
    kept.state, kept.applied_by, kept.applied_at = ReorganisationState.APPLIED, actor, timezone.now()
    kept.save(update_fields=["state", "applied_by", "applied_at"])
    publish(
        UnitsReorganised(
            on=kept.happens_on.isoformat(),
            decision=kept.decision,
            ended=len(effect.ended),
            established=len(unit_of) - len(effect.fates.living_on),
            reorganisation_id=kept.pk,
            seats_moved=seats,
        ),
        actor=actor,
    )
    return kept


def _reorganise(kept: Reorganisation, effect: Effect) -> dict[str, int]:
    """Write the units as they are from the day on; which unit each successor is, by its code."""
    changing, beginning = effect.changing, effect.beginning
    for pks in batches(version.pk for version in changing):
        UnitVersion.objects.filter(pk__in=pks).update(valid_to=kept.happens_on, ended_by=kept)
    unit_of = dict(effect.fates.living_on)
    new = [one.code for one in beginning if one.code not in unit_of]
    units = Unit.objects.bulk_create(Unit() for _code in new)
    unit_of |= {code: unit.pk for code, unit in zip(new, units, strict=True)}
    UnitVersion.objects.bulk_create(
        [
            *(_version(one, unit_of, kept) for one in beginning),
            *(
                begun_again(version, kept, parent=unit_of[effect.fates.whole[version.parent_id]])
                for version in effect.along.values()
                if version.parent_id is not None
            ),
        ]
    )
    UnitSuccession.objects.bulk_create(_edges(kept, effect, unit_of))
    refresh_closure({version.unit_id for version in changing} | {unit_of[one.code] for one in beginning})
    return unit_of


def begun_again(version: UnitVersion, kept: Reorganisation, *, parent: int | None) -> UnitVersion:
    """The same unit from the day of the reorganisation on, under that parent."""
    later = copy(version)
    later._state = copy(version._state)  # noqa: SLF001 -- as Django's own documentation copies an instance
    later._state.adding, later.pk = True, None  # noqa: SLF001
    later.parent_id, later.valid_from, later.valid_to = parent, kept.happens_on, None
    later.begun_by, later.ended_by = kept, None
    return later


def _version(one: Successor, unit_of: dict[str, int], kept: Reorganisation) -> UnitVersion:
    """What a successor is from the day on."""
    return with_keys(
        UnitVersion(
            unit_id=unit_of[one.code],
            code=one.code,
            name=one.name,
            level=one.level,
            parent_id=unit_of[one.parent] if isinstance(one.parent, str) else one.parent,
            valid_from=kept.happens_on,
            begun_by=kept,
        )
    )


_KINDS = {Outcome.MERGED: SuccessionKind.MERGE, Outcome.SPLIT: SuccessionKind.SPLIT}


def _edges(kept: Reorganisation, effect: Effect, unit_of: dict[str, int]) -> Iterator[UnitSuccession]:
    """What the register keeps of who came out of whom; one that lives on is no edge unless renamed."""
    order, fates = effect.order, effect.fates
    names = {one.code: one.name for one in order.successors}
    for move in order.moves:
        before, outcome = move.predecessor, fates.of[move.predecessor].outcome
        if outcome is not Outcome.LIVES_ON:
            yield _edge(kept, _KINDS[outcome], before, unit_of[move.successor], is_main=move.is_main)
        elif names[move.successor] != effect.before[before].name:
            yield _edge(kept, SuccessionKind.RENAME, before, before)
    for code in names.keys() - {move.successor for move in order.moves}:
        yield _edge(kept, SuccessionKind.ESTABLISH, None, unit_of[code])
    for unit in order.dissolved:
        yield _edge(kept, SuccessionKind.DISSOLVE, unit, None)


def _edge(
    kept: Reorganisation, kind: SuccessionKind, predecessor: int | None, successor: int | None, *, is_main: bool = True
) -> UnitSuccession:
    return UnitSuccession(
        predecessor_id=predecessor,
        successor_id=successor,
        kind=kind,
        happened_on=kept.happens_on,
        is_main=is_main,
        decision=kept.decision,
        reorganisation=kept,
    )
