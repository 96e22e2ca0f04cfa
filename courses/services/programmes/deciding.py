"""Deciding about one person's duty: waived, extended, taken up again, or given by hand."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import Person, User
from accounts.selectors import identity_ids, survivor_of
from core.events import publish
from courses.calculations.trees import courses_of
from courses.errors import DueDayPassedError, DutyHeldError, DutyNotOpenError, ProgrammeClosedError
from courses.events import DutyDecided
from courses.models import Duty, DutyState, Enrolment, Programme
from courses.selectors.programmes import open_programmes, tree_of
from courses.services.programmes.settling import settle
from organisation.selectors import primary_seat_of


@transaction.atomic
def waive_duty(*, duty: Duty, reason: str, actor: User) -> Duty:
    """Release somebody from an open period for a reason; waiving it again changes nothing."""
    locked = _locked(duty)
    if locked.state == DutyState.WAIVED:
        return locked
    _refuse_unless_open(locked)
    locked.state, locked.closed_at = DutyState.WAIVED, timezone.now()
    return _decided(locked, "waived", reason, actor)


@transaction.atomic
def resume_duty(*, duty: Duty, reason: str, actor: User) -> Duty:
    """Take a waiver back: the same period is open again."""
    locked = _locked(duty)
    if locked.state == DutyState.OPEN:
        return locked
    if locked.state != DutyState.WAIVED or locked.programme.closed_at is not None:
        raise DutyNotOpenError
    locked.state, locked.closed_at = DutyState.OPEN, None
    return _decided(locked, "resumed", reason, actor)


@transaction.atomic
def extend_duty(*, duty: Duty, due_on: date, reason: str, actor: User) -> Duty:
    """Give somebody more time, on the courses they were given for it too."""
    locked = _locked(duty)
    _refuse_unless_open(locked)
    before = locked.due_on
    if before == due_on:
        return locked
    if due_on < timezone.localdate() or (before is not None and due_on < before):
        raise DueDayPassedError
    locked.due_on = due_on
    places = Enrolment.objects.filter(learner__in=identity_ids(locked.learner), completed_at=None)
    courses = courses_of(tree_of(locked.programme).of(locked))
    places.filter(course__in=courses, due_on=before).update(due_on=due_on)
    return _decided(locked, "extended", reason, actor)


@transaction.atomic
def give_programme(*, programme: Programme, person: Person, due_on: date | None, reason: str, actor: User) -> Duty:
    """Have somebody follow an open programme whom no rule concerns; refused while they are at it already."""
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    if not open_programmes().filter(pk=locked.pk).exists():
        raise ProgrammeClosedError(programme=locked.title)
    periods = Duty.objects.filter(programme=locked, learner__in=identity_ids(person))
    if periods.filter(state=DutyState.OPEN).exists():
        raise DutyHeldError
    last = periods.order_by("-period").first()
    learner, today, now = survivor_of(person), timezone.localdate(), timezone.now()
    duty = Duty.objects.create(
        programme=locked,
        learner=learner,
        seat=primary_seat_of(learner, today),
        period=last.period + 1 if last else 1,
        assigned_at=now,
        begun_on=today,
        due_on=due_on,
    )
    settle(programme=locked, people={learner.pk}, now=now)
    duty.refresh_from_db()
    return _decided(duty, "given", reason, actor)


def _locked(duty: Duty) -> Duty:
    return Duty.objects.select_for_update(of=("self",)).select_related("programme", "learner").get(pk=duty.pk)


def _refuse_unless_open(duty: Duty) -> None:
    if duty.state != DutyState.OPEN:
        raise DutyNotOpenError


def _decided(duty: Duty, decision: str, reason: str, actor: User) -> Duty:
    duty.reason, duty.decided_by = reason, actor
    duty.save(update_fields=["state", "closed_at", "due_on", "reason", "decided_by"])
    known = DutyDecided(duty_id=duty.pk, programme_id=duty.programme_id, learner_id=duty.learner_id, decision=decision)
    publish(known, actor=actor)
    return duty
