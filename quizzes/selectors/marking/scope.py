"""Whose attempts somebody may mark, correct and follow."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.models import User
from accounts.selectors import identity_ids
from courses.selectors.authoring import WRITERS, is_everywhere
from organisation.models import Role
from organisation.selectors import scope_of
from quizzes.models import CLOSED_STATES, Appeal, Attempt, ManualMark, MarkingState, MarkingTask

# Who opens an answer to mark it has it to themselves for so long.
CLAIM = timedelta(hours=2)
# Who follows a mark back without marking: they answer for certificates.
TRACERS = (*WRITERS, Role.HR_OFFICER)


def attempts_marked_by(user: User) -> QuerySet[Attempt]:
    """The attempts at quizzes of the user's branch; at those that no unit owns, of people of the branch. Never their own."""
    units = scope_of(user, *WRITERS).unit_ids(timezone.localdate())
    nobodys = Q(quiz__course__owner_unit=None)
    theirs = Q(quiz__course__owner_unit__in=units) | (nobodys & Q(enrolment__seat__unit__in=units))
    if is_everywhere(user):
        theirs |= nobodys
    return _of_others(Attempt.objects.filter(theirs), user)


def attempts_traced_by(user: User) -> QuerySet[Attempt]:
    """The same, and those of people of the units where the user answers for certificates."""
    units = scope_of(user, Role.HR_OFFICER).unit_ids(timezone.localdate())
    marked = attempts_marked_by(user).values("pk")
    return _of_others(Attempt.objects.filter(Q(pk__in=marked) | Q(enrolment__seat__unit__in=units)), user)


def tasks_before(user: User) -> QuerySet[MarkingTask]:
    """The answers that wait for this user: handed in, not marked by them, in nobody else's hands."""
    now = timezone.now()
    marked = ManualMark.objects.filter(task=OuterRef("pk"), is_draft=False, marked_by=user)
    is_free = Q(claimed_by=None) | Q(claimed_by=user) | Q(claimed_at__lt=now - CLAIM)
    attempts = attempts_marked_by(user).filter(state__in=CLOSED_STATES)
    waiting = MarkingTask.objects.exclude(state=MarkingState.SETTLED).filter(is_free, ~Exists(marked))
    return waiting.filter(attempt__in=attempts.values("pk"))


def appeals_before(user: User) -> QuerySet[Appeal]:
    """The appeals about attempts that the user marks."""
    return Appeal.objects.filter(attempt__in=attempts_marked_by(user).values("pk"))


def _of_others(attempts: QuerySet[Attempt], user: User) -> QuerySet[Attempt]:
    return attempts.exclude(learner__in=identity_ids(user.person)) if user.person else attempts
