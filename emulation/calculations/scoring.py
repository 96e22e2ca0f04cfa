"""Points of all units of a cluster: criteria, groups, totals, classes, ranks, awards.

Pure and deterministic: neither the order of the units nor that of the criteria changes a unit's result.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from emulation.calculations.criteria import ZERO, Criterion, Group
from emulation.calculations.inputs import UnitInput
from emulation.calculations.tables import Award, Extra, KnockOut, Table
from emulation.calculations.wording import Order

NOT_DECIDED = 10**9


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitScore:
    """What a unit reached; a criterion that was not scored yet is None and adds nothing."""

    unit: str
    leaf: Mapping[str, Decimal | None]
    groups: Mapping[str, Decimal]
    base: Decimal
    bonus: Decimal
    deduction: Decimal
    total: Decimal
    votes_yes: int
    knock_out: tuple[str, ...]
    classification: str | None
    rank: int | None = None
    is_tied: bool = False
    award: str | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """What keeps a unit from being scored: where, and why as a code."""

    unit: str
    place: str
    code: str


def faults_of(table: Table, units: Sequence[UnitInput]) -> list[Fault]:
    """Everything that is missing from the units' inputs or cannot be."""
    ids = [unit.id for unit in units]
    found = [Fault(unit, "", "unit_twice") for unit in sorted({unit for unit in ids if ids.count(unit) > 1})]
    for unit in units:
        for criterion in table.leaves:
            value = criterion.value(unit.metrics, unit.by_hand)
            objection = "missing" if value is None else criterion.objection_to(value)
            if objection:
                found.append(Fault(unit.id, criterion.code, objection))
        found += [
            Fault(unit.id, code, "unknown_code")
            for given, known in (
                (unit.bonus, table.bonus),
                (unit.deductions, table.deductions),
                (unit.stated, table.eligibility.knock_outs),
            )
            for code in sorted(set(given) - {one.code for one in known})
        ]
    return found


def score_units(table: Table, units: Sequence[UnitInput]) -> list[UnitScore]:
    """The results of the units of one cluster, in the order in which the units were given."""
    best = _best_values(table, units)
    scores = [_score(table, unit, best) for unit in units]
    ranked = _ranked(table, scores, {unit.id: unit for unit in units})
    awards = _awards(table, ranked)
    return [replace(ranked[score.unit], award=awards.get(score.unit)) for score in scores]


def _best_values(table: Table, units: Iterable[UnitInput]) -> dict[str, Decimal]:
    """The greatest value of the cluster for each criterion."""
    best: dict[str, Decimal] = {}
    for unit in units:
        for criterion in table.leaves:
            value = criterion.value(unit.metrics, unit.by_hand)
            if value is not None:
                best[criterion.code] = max(value, best.get(criterion.code, value))
    return best


def _score(table: Table, unit: UnitInput, best: Mapping[str, Decimal]) -> UnitScore:
    rounding = table.header.rounding
    leaf = {criterion.code: _points(table, criterion, unit, best) for criterion in table.leaves}
    groups = {group.code: rounding.settle(_sum_of(group, leaf), "group") for group in table.groups}
    base = sum((groups[n.code] if isinstance(n, Group) else leaf[n.code] or ZERO for n in table.criteria), ZERO)
    bonus = _extra(table.bonus, unit.bonus, table.header.bonus_cap)
    deduction = _extra(table.deductions, unit.deductions, table.header.deduction_cap)
    total = rounding.settle(max(ZERO, base + bonus - deduction), "total")
    return UnitScore(
        unit=unit.id,
        leaf=leaf,
        groups=groups,
        base=rounding.settle(base, "total"),
        bonus=rounding.settle(bonus, "total"),
        deduction=rounding.settle(deduction, "total"),
        total=total,
        votes_yes=int(unit.votes.yes),
        knock_out=tuple(k.code for k in table.eligibility.knock_outs if _is_knocked_out(k, unit)),
        classification=max(((one.min, one.code) for one in table.classes if one.min <= total), default=(None, None))[1],
    )


def _points(table: Table, criterion: Criterion, unit: UnitInput, best: Mapping[str, Decimal]) -> Decimal | None:
    value = criterion.value(unit.metrics, unit.by_hand)
    if value is None:
        return None
    return table.header.rounding.settle(criterion.points(value, best[criterion.code]), "leaf")


def _sum_of(group: Group, leaf: Mapping[str, Decimal | None]) -> Decimal:
    return sum((leaf[criterion.code] or ZERO for criterion in group.criteria), ZERO)


def _extra(extras: Iterable[Extra], times: Mapping[str, Decimal], cap: Decimal | None) -> Decimal:
    total = sum((min(extra.max, times.get(extra.code, ZERO) * extra.points_each) for extra in extras), ZERO)
    return total if cap is None else min(cap, total)


def _is_knocked_out(knock_out: KnockOut, unit: UnitInput) -> bool:
    if knock_out.threshold is None:
        return knock_out.code in unit.stated
    metric, least = knock_out.threshold
    value = unit.metrics.get(metric, unit.metrics.get(f"{metric}_rate"))
    return value is not None and value < least


def _ranked(table: Table, scores: Sequence[UnitScore], units: Mapping[str, UnitInput]) -> dict[str, UnitScore]:
    """The scores by unit, with ranks: those that nothing tells apart share one, marked as tied."""
    if table.ranking is None:
        return {score.unit: score for score in scores}
    orders = (*table.ranking.order_by, *table.ranking.tie_break)
    keys = {score.unit: tuple(_key(order, score, units[score.unit]) for order in orders) for score in scores}
    ranked: dict[str, UnitScore] = {}
    for _key_of_all, equals in groupby(sorted(scores, key=lambda s: keys[s.unit]), key=lambda s: keys[s.unit]):
        together = list(equals)
        rank, is_tied = len(ranked) + 1, len(together) > 1
        ranked |= {score.unit: replace(score, rank=rank, is_tied=is_tied) for score in together}
    return ranked


def _key(order: Order, score: UnitScore, unit: UnitInput) -> Decimal:
    """A number by which less comes first."""
    decision = unit.council_decision
    values = {
        "total": score.total,
        "base": score.base,
        "bonus": score.bonus,
        "deduction": score.deduction,
        "cluster_votes.yes": Decimal(score.votes_yes),
        "council": Decimal(decision.place if decision else NOT_DECIDED),
    }
    value = score.groups[order.group] if order.group else values[order.what]
    return -value if order.descending else value


def _awards(table: Table, ranked: Mapping[str, UnitScore]) -> dict[str, str]:
    """What each unit is given: down the ranks, until the quota is used.

    Units that share a rank are given an award together or, where it would not reach for all of them, not before the
    council has decided between them.
    """
    given: dict[str, str] = {}  # a unit is given one award at most: a result is not rewarded twice
    in_order = sorted(ranked.values(), key=lambda score: score.rank or 0)
    for award in table.awards:
        left = award.quota.of(len(in_order))
        worthy = [score for score in in_order if score.unit not in given and _is_worthy(award, score)]
        for _rank, equals in groupby(worthy, key=lambda score: score.rank):
            together = [score.unit for score in equals]
            if len(together) > left:
                break
            left -= len(together)
            given |= dict.fromkeys(together, award.code)
    return given


def _is_worthy(award: Award, score: UnitScore) -> bool:
    conditions = award.conditions
    return (
        conditions.rank in {None, score.rank}
        and (conditions.classes is None or score.classification in conditions.classes)
        and not (conditions.no_knock_out and score.knock_out)
    )
