"""Setting up classes and planning when they meet."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Person, User
from core.events import publish
from core.text.slugs import slugify_vi
from courses.models import CoursePage
from live.errors import CohortBegunError, CohortCancelledError, SessionHeldError
from live.events import CohortCancelled, CohortChanged, CohortOpened, SessionCancelled, SessionPlanned
from live.models import Attendance, Cohort, HeadCount, Session
from live.services.attendance import settle_cohort
from organisation.models import Unit

SECRET_BYTES = 32
LONGEST_CODE = 50


@dataclass(frozen=True, kw_only=True)
class CohortFacts:
    """What is said of a class."""

    title: str
    course: CoursePage
    owner_unit: Unit
    starts_on: date
    ends_on: date
    place: str = ""
    seats: int | None = None
    periods: Decimal | None = None
    is_open: bool = False
    attendance_percent: int = 80
    trainers: Sequence[Person] = field(default=())

    def plain(self) -> dict[str, Any]:
        """All but the trainers, as the model's fields."""
        return {one.name: getattr(self, one.name) for one in fields(self) if one.name != "trainers"}


@dataclass(frozen=True, kw_only=True)
class SessionFacts:
    """When a class meets, where, about what."""

    title: str
    starts_at: datetime
    ends_at: datetime
    place: str = ""
    link: str = ""
    trainer: Person | None = None


@transaction.atomic
def open_cohort(*, facts: CohortFacts, actor: User | None, code: str = "") -> Cohort:
    """Set up a class; with a code that is taken already, the class that has it."""
    if code and (standing := Cohort.objects.filter(code=code).first()):
        return standing
    cohort = Cohort.objects.create(**facts.plain(), code=code or _free_code(facts.title), created_by=actor)
    cohort.trainers.set(facts.trainers)
    event = CohortOpened(cohort_id=cohort.pk, course_id=cohort.course_id, unit_id=cohort.owner_unit_id)
    publish(event, actor=actor)
    return cohort


@transaction.atomic
def change_cohort(*, cohort: Cohort, facts: CohortFacts, actor: User | None) -> Cohort:
    """Say something else of a class; nothing is published when nothing differs."""
    cohort = Cohort.objects.select_for_update().get(pk=cohort.pk)
    _refuse_cancelled(cohort)
    changed = [name for name, value in facts.plain().items() if getattr(cohort, name) != value]
    for name in changed:
        setattr(cohort, name, getattr(facts, name))
    if set(cohort.trainers.values_list("pk", flat=True)) != {person.pk for person in facts.trainers}:
        cohort.trainers.set(facts.trainers)
        changed.append("trainers")
    if changed:
        cohort.save()
        publish(CohortChanged(cohort_id=cohort.pk, fields=changed), actor=actor)
    if "attendance_percent" in changed:
        settle_cohort(cohort=cohort, actor=actor)
    return cohort


@transaction.atomic
def cancel_cohort(*, cohort: Cohort, actor: User | None) -> None:
    """Call a class off, with its sessions; one that was held cannot be."""
    cohort = Cohort.objects.select_for_update().get(pk=cohort.pk)
    if cohort.cancelled_at:
        return
    if _was_held(cohort.sessions.values_list("pk", flat=True)):
        raise CohortBegunError
    cohort.cancelled_at = timezone.now()
    cohort.save(update_fields=["cancelled_at"])
    cohort.sessions.filter(cancelled_at=None).update(cancelled_at=cohort.cancelled_at)
    publish(CohortCancelled(cohort_id=cohort.pk), actor=actor)


@transaction.atomic
def plan_session(*, cohort: Cohort, facts: SessionFacts, actor: User | None) -> Session:
    """Have the class meet; the same title at the same time is the same session."""
    _refuse_cancelled(cohort)
    plan = {one.name: getattr(facts, one.name) for one in fields(facts)}
    session, is_new = Session.objects.get_or_create(
        cohort=cohort,
        title=plan.pop("title"),
        starts_at=plan.pop("starts_at"),
        cancelled_at=None,
        defaults={**plan, "secret": secrets.token_hex(SECRET_BYTES)},
    )
    if is_new:
        _tell_plan(session, actor)
    return session


@transaction.atomic
def change_session(*, session: Session, facts: SessionFacts, actor: User | None) -> Session:
    """Move a session, or say something else of it."""
    plan = {one.name: getattr(facts, one.name) for one in fields(facts)}
    is_moved = session.starts_at != facts.starts_at
    if any(getattr(session, name) != value for name, value in plan.items()):
        Session.objects.filter(pk=session.pk).update(**plan)
        session.refresh_from_db()
    if is_moved:
        _tell_plan(session, actor)
    return session


@transaction.atomic
def cancel_session(*, session: Session, actor: User | None) -> None:
    """Call a session off; what is then enough of the class is settled anew."""
    if session.cancelled_at:
        return
    if _was_held([session.pk]):
        raise SessionHeldError
    session.cancelled_at = timezone.now()
    session.save(update_fields=["cancelled_at"])
    publish(SessionCancelled(session_id=session.pk, cohort_id=session.cohort_id), actor=actor)
    settle_cohort(cohort=session.cohort, actor=actor)


def _tell_plan(session: Session, actor: User | None) -> None:
    starts_at = session.starts_at.isoformat()
    publish(SessionPlanned(session_id=session.pk, cohort_id=session.cohort_id, starts_at=starts_at), actor=actor)


def _refuse_cancelled(cohort: Cohort) -> None:
    if cohort.cancelled_at:
        raise CohortCancelledError


def _was_held(sessions: Any) -> bool:  # noqa: ANN401 -- ids, or a query of them
    marks = Attendance.objects.filter(session__in=sessions)
    return marks.exists() or HeadCount.objects.filter(session__in=sessions).exists()


def _free_code(title: str) -> str:
    """A short name for addresses and files, made of the title."""
    stem = slugify_vi(title, max_length=LONGEST_CODE) or "lop"
    taken = set(Cohort.objects.filter(code__startswith=stem).values_list("code", flat=True))
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return stem if stem not in taken else next(code for code in numbered if code not in taken)
