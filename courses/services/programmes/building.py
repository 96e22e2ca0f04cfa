"""Writing programmes down: what they ask, of whom, and from when to when they apply."""

from collections.abc import Collection
from dataclasses import asdict, dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from core.events import publish
from courses.errors import NodeNotInPlaceError, ProgrammeClosedError, ProgrammeNotReadyError
from courses.events import ProgrammeChanged, ProgrammeClosed, ProgrammeDrafted, ProgrammeOpened
from courses.models import (
    AssignmentRule,
    CoursePage,
    DueBasis,
    Duty,
    DutyState,
    NodeKind,
    Programme,
    ProgrammeKind,
    ProgrammeNode,
)
from courses.selectors.programmes import obstacles_of
from organisation.models import Position, Unit


@dataclass(frozen=True, kw_only=True)
class ProgrammeFacts:
    """What is said of a programme, beside what it asks."""

    title: str
    kind: str = ProgrammeKind.PATH
    summary: str = ""
    document: str = ""
    valid_months: int | None = None
    renewal_days: int = 60
    grace_days: int = 0
    reminder_days: list[int] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class NodeFacts:
    """What is said of a part of a programme: a course, or a group with its condition."""

    kind: str = NodeKind.COURSE
    title: str = ""
    course: CoursePage | None = None
    is_ordered: bool = False
    needed: int = 0
    points: int = 0
    delay_days: int = 0


@dataclass(frozen=True, kw_only=True)
class RuleFacts:
    """Whom a programme is to concern, and by when."""

    unit: Unit
    categories: Collection[str] = ()
    positions: Collection[Position] = ()
    team_kind: str = ""
    months_from: int | None = None
    months_to: int | None = None
    due_basis: str = DueBasis.ASSIGNMENT
    due_on: date | None = None
    due_days: int | None = None


@transaction.atomic
def draft_programme(*, code: str, owner_unit: Unit, facts: ProgrammeFacts, actor: User | None) -> Programme:
    """Write a programme down, with an empty tree; the same code again returns the one that there is."""
    programme, created = Programme.objects.get_or_create(
        code=code, defaults={**asdict(facts), "owner_unit": owner_unit, "created_by": actor}
    )
    if created:
        for is_renewal in (False, True):
            ProgrammeNode.objects.create(programme=programme, kind=NodeKind.ALL, is_renewal=is_renewal)
        publish(ProgrammeDrafted(programme_id=programme.pk, unit_id=owner_unit.pk), actor=actor)
    return programme


@transaction.atomic
def change_programme(*, programme: Programme, facts: ProgrammeFacts, actor: User | None) -> Programme:
    """Say something else of a programme; periods that were met keep the validity they were given."""
    changed = _changeable(programme)
    for name, value in asdict(facts).items():
        setattr(changed, name, value)
    changed.save()
    return _noted(changed, "facts", actor)


@transaction.atomic
def add_node(*, parent: ProgrammeNode, facts: NodeFacts, actor: User | None) -> ProgrammeNode:
    """Put a part at the end of a group."""
    programme = _changeable(parent.programme)
    if parent.kind == NodeKind.COURSE:
        raise NodeNotInPlaceError
    last = parent.parts.aggregate(last=Max("order"))["last"] or 0
    node = ProgrammeNode.objects.create(
        programme=programme, parent=parent, is_renewal=parent.is_renewal, order=last + 1, **_fields(facts)
    )
    _noted(programme, "tree", actor)
    return node


@transaction.atomic
def change_node(*, node: ProgrammeNode, facts: NodeFacts, actor: User | None) -> ProgrammeNode:
    """Say something else of a part; a group that has parts stays a group."""
    programme = _changeable(node.programme)
    if facts.kind == NodeKind.COURSE and (node.parent_id is None or node.parts.exists()):
        raise NodeNotInPlaceError
    for name, value in _fields(facts).items():
        setattr(node, name, value)
    node.save()
    _noted(programme, "tree", actor)
    return node


@transaction.atomic
def move_node(*, node: ProgrammeNode, upwards: bool, actor: User | None) -> None:
    """Let a part change places with the one before or after it; at the end of its group it stays."""
    programme = _changeable(node.programme)
    siblings = (
        list(ProgrammeNode.objects.filter(parent=node.parent_id).order_by("order", "pk")) if node.parent_id else []
    )
    places = [sibling.pk for sibling in siblings]
    old = places.index(node.pk) if siblings else 0
    new = min(max(old - 1 if upwards else old + 1, 0), max(len(siblings) - 1, 0))
    if new == old:
        return
    siblings[old], siblings[new] = siblings[new], siblings[old]
    for order, sibling in enumerate(siblings, start=1):
        sibling.order = order
    ProgrammeNode.objects.bulk_update(siblings, ["order"])
    _noted(programme, "tree", actor)


@transaction.atomic
def remove_node(*, node: ProgrammeNode, actor: User | None) -> None:
    """Take a part out with all below it; a second time nothing happens. The root stays."""
    programme = _changeable(node.programme)
    if node.parent_id is None:
        raise NodeNotInPlaceError
    removed, _by_model = ProgrammeNode.objects.filter(pk=node.pk).delete()
    if removed:
        _noted(programme, "tree", actor)


@transaction.atomic
def add_rule(*, programme: Programme, facts: RuleFacts, actor: User | None) -> AssignmentRule:
    """Have the programme concern more people; of an open one they hear at once."""
    changed = _changeable(programme)
    said = {name: getattr(facts, name) for name in ("unit", "team_kind", "months_from", "months_to")}
    due = {name: getattr(facts, name) for name in ("due_basis", "due_on", "due_days")}
    rule = AssignmentRule.objects.create(
        programme=changed, categories=sorted(facts.categories), created_by=actor, **said, **due
    )
    rule.positions.set(facts.positions)
    _noted(changed, "rules", actor)
    return rule


@transaction.atomic
def end_rule(*, rule: AssignmentRule, actor: User | None) -> None:
    """Have the rule concern nobody from now on; what was met by it stays met."""
    programme = _changeable(rule.programme)
    if AssignmentRule.objects.filter(pk=rule.pk, ended_at=None).update(ended_at=timezone.now()):
        _noted(programme, "rules", actor)


@transaction.atomic
def open_programme(*, programme: Programme, actor: User | None) -> Programme:
    """Have the programme apply from now on; refused while it could never be met."""
    changed = _changeable(programme)
    if changed.opened_at is not None:
        return changed
    if any(obstacle.is_blocking for obstacle in obstacles_of(changed)):
        raise ProgrammeNotReadyError(programme=changed.title)
    changed.opened_at = timezone.now()
    changed.save(update_fields=["opened_at"])
    publish(ProgrammeOpened(programme_id=changed.pk), actor=actor)
    return changed


@transaction.atomic
def close_programme(*, programme: Programme, reason: str, actor: User | None) -> int:
    """Have the programme apply no more; those who are at it are released, every period is kept. Returns how many."""
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    if locked.closed_at is not None:
        return 0
    locked.closed_at = timezone.now()
    locked.save(update_fields=["closed_at"])
    open_duties = Duty.objects.filter(programme=locked, state=DutyState.OPEN)
    ended = open_duties.update(state=DutyState.ENDED, closed_at=locked.closed_at, reason=reason, decided_by=actor)
    publish(ProgrammeClosed(programme_id=locked.pk, ended=ended), actor=actor)
    return ended


def _fields(facts: NodeFacts) -> dict[str, object]:
    """The columns of a node: a group has no course, and only what its condition needs is kept."""
    is_course = facts.kind == NodeKind.COURSE
    return {
        "kind": facts.kind,
        "title": facts.title,
        "course": facts.course if is_course else None,
        "is_ordered": facts.is_ordered and not is_course,
        "needed": facts.needed if facts.kind in {NodeKind.ANY, NodeKind.POINTS} else 0,
        "points": facts.points,
        "delay_days": facts.delay_days,
    }


def _changeable(programme: Programme) -> Programme:
    """The programme, held until the transaction ends; one that is closed is history."""
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    if locked.closed_at is not None:
        raise ProgrammeClosedError(programme=locked.title)
    return locked


def _noted(programme: Programme, part: str, actor: User | None) -> Programme:
    publish(ProgrammeChanged(programme_id=programme.pk, part=part), actor=actor)
    return programme
