"""Beginning, handing in and closing attempts. Two tabs, lost replies and second presses end in the same place."""

import logging
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.models import Person, User
from core.events import publish
from core.text.dates import format_moment
from courses.errors import NotEnrolledError
from quizzes.errors import (
    AlreadyPassedError,
    LessonsInTheWayError,
    NoAttemptsLeftError,
    NotOpenYetError,
    QuizClosedError,
    TooSoonError,
    UnansweredQuestionsError,
)
from quizzes.events import AttemptStarted, AttemptSubmitted
from quizzes.models import OPEN_STATES, Attempt, AttemptState, GradingTrigger, Quiz
from quizzes.selectors import Standing, standing_of, standing_of_attempt
from quizzes.selectors.checks import spared_positions
from quizzes.services.grading import detach_replies, grade_attempt
from quizzes.services.papers import draw_paper

logger = logging.getLogger(__name__)


def start_attempt(*, quiz: Quiz, learner: Person, device: str = "", actor: User | None) -> Attempt:
    """Give a learner a paper; the one they are working on, if there is one.

    `device` is whatever tells the phone it is begun on from others; only a mark of it is kept. The paper is drawn before
    anything is locked, so that a whole province may begin at once; constraints see to it that tabs share one paper.
    """
    standing = standing_of(quiz, learner, timezone.now())
    if standing.under_way is not None:
        under_way = _gone_on(standing, standing.under_way.uid, device, actor)
        if under_way is not None:
            return under_way
        standing = standing_of(quiz, learner, standing.now)
    _refuse_unless_allowed(standing)
    attempt = _new_attempt(standing)
    attempt.device = _mark_of(device, standing)
    try:
        with transaction.atomic():
            attempt.save(force_insert=True)
            _announce_start(attempt, actor)
    except IntegrityError:
        # Another tab was faster: its paper is the paper, unless that is handed in already.
        theirs = Attempt.objects.filter(quiz=quiz, learner=attempt.learner_id, state__in=OPEN_STATES).first()
        return theirs or start_attempt(quiz=quiz, learner=learner, device=device, actor=actor)
    return attempt


@transaction.atomic
def _gone_on(standing: Standing, uid: UUID, device: str, actor: User | None) -> Attempt | None:
    """The open attempt, begun where it was only prepared; None when its time was over: it is handed in now."""
    under_way = _lock(Attempt.objects.filter(uid=uid))
    if under_way.state == AttemptState.PREPARED:
        under_way.device = _mark_of(device, standing)
        return _begun(under_way, standing, actor)
    if under_way.is_open and _is_due(under_way, standing.now):
        _close(under_way, standing.now, actor)
        return None
    return under_way


@transaction.atomic
def submit_attempt(*, attempt: Attempt, accepts_gaps: bool, actor: User | None) -> Attempt:
    """Hand an attempt in and mark it; one that is closed already stays as it is.

    While there is time, questions without an answer need the learner's word that this is meant.
    """
    locked, now = _lock(Attempt.objects.filter(pk=attempt.pk)), timezone.now()
    if not locked.is_open:
        return locked
    if not accepts_gaps and not locked.is_time_over(now):
        answered = {answer.position for answer in standing_of_attempt(locked).values() if answer.response}
        gaps = len(locked.paper["items"]) - len(answered | spared_positions(locked))
        if gaps:
            raise UnansweredQuestionsError(count=gaps)
    _close(locked, now, actor)
    return locked


def expire_attempts() -> int:
    """Hand in every attempt whose time and grace are over; how many. One that fails stops no other."""
    now, count = timezone.now(), 0
    late = Attempt.objects.filter(state=AttemptState.IN_PROGRESS, closes_at__lte=now)
    for due in late.values_list("pk", flat=True):
        try:
            with transaction.atomic():
                attempt = _lock(Attempt.objects.filter(pk=due))
                if attempt.is_open:
                    _close(attempt, now, None)
                    count += 1
        except Exception:
            logger.exception("attempt %s could not be closed", due)
    return count


def _lock(attempts: QuerySet[Attempt]) -> Attempt:
    """The one attempt as it is now, held until the transaction ends."""
    return attempts.select_for_update(of=("self",)).select_related("quiz", "enrolment__edition").get()


def _is_due(attempt: Attempt, now: datetime) -> bool:
    return attempt.closes_at is not None and now >= attempt.closes_at


def _close(attempt: Attempt, now: datetime, actor: User | None) -> None:
    """Hand in and mark; what comes after the deadline counts as handed in at the deadline."""
    attempt.was_expired = attempt.is_time_over(now)
    attempt.submitted_at = attempt.deadline_at if attempt.was_expired else now
    attempt.state = AttemptState.EXPIRED if attempt.was_expired else AttemptState.SUBMITTED
    attempt.save(update_fields=["state", "was_expired", "submitted_at"])
    publish(
        AttemptSubmitted(
            attempt_id=attempt.pk,
            quiz_id=attempt.quiz_id,
            learner_id=attempt.learner_id,
            course_id=attempt.quiz.course_id,
            was_expired=attempt.was_expired,
        ),
        actor=actor,
    )
    grade_attempt(attempt=attempt, trigger=GradingTrigger.CLOSING, actor=actor)
    if attempt.policy.get("is_anonymous"):
        detach_replies(attempt)


def _begun(attempt: Attempt, standing: Standing, actor: User | None) -> Attempt:
    """A paper that was prepared, from now on worked on under the rules of this moment."""
    _refuse_unless_allowed(standing)
    policy, now = standing.policy, standing.now
    attempt.state, attempt.policy, attempt.started_at = AttemptState.IN_PROGRESS, vars(policy), now
    attempt.deadline_at = standing.limits.deadline(now)
    attempt.closes_at = attempt.deadline_at and attempt.deadline_at + timedelta(minutes=policy.grace_minutes)
    attempt.save(update_fields=["state", "policy", "started_at", "deadline_at", "closes_at", "device"])
    _announce_start(attempt, actor)
    return attempt


def _mark_of(device: str, standing: Standing) -> str:
    """A mark that is the same for one device in one quiz, and leads neither back to it nor to other quizzes."""
    if not device or standing.policy.is_anonymous:
        return ""
    return salted_hmac(f"quizzes.device.{standing.quiz.pk}", device, algorithm="sha256").hexdigest()


def _announce_start(attempt: Attempt, actor: User | None) -> None:
    started = AttemptStarted(
        attempt_id=attempt.pk,
        quiz_id=attempt.quiz_id,
        learner_id=attempt.learner_id,
        course_id=attempt.quiz.course_id,
    )
    publish(started, actor=actor)


def _refuse_unless_allowed(standing: Standing) -> None:
    tries, course = standing.tries, standing.quiz.course
    if standing.place is None:
        raise NotEnrolledError(course=course.title, slug=course.slug)
    if standing.is_finished:
        raise AlreadyPassedError
    if standing.is_before and standing.limits.opens_at is not None:
        raise NotOpenYetError(at=format_moment(standing.limits.opens_at))
    if standing.is_over and standing.limits.closes_at is not None:
        raise QuizClosedError(at=format_moment(standing.limits.closes_at))
    if tries.are_used_up:
        raise NoAttemptsLeftError(used=tries.used)
    if standing.is_waiting and tries.opens_at is not None:
        raise TooSoonError(hours=standing.quiz.cooldown_hours, at=format_moment(tries.opens_at))
    for first in standing.in_the_way[:1]:
        url = reverse("courses:lesson", args=[course.slug, first.slug])
        raise LessonsInTheWayError(count=len(standing.in_the_way), title=first.title, url=url)


def _new_attempt(standing: Standing) -> Attempt:
    """A paper drawn and the rules frozen, not yet saved."""
    quiz, policy, now = standing.quiz, standing.policy, standing.now
    if standing.place is None:
        raise ValueError("a paper is drawn for somebody enrolled")
    deadline = standing.limits.deadline(now)
    return Attempt(
        quiz=quiz,
        learner_id=standing.place.enrolment.learner_id,  # it stays with the place that it counts for
        enrolment=standing.place.enrolment,
        number=standing.latest_number + 1,
        paper=draw_paper(quiz, policy),
        policy=vars(policy),
        started_at=now,
        deadline_at=deadline,
        closes_at=deadline + timedelta(minutes=policy.grace_minutes) if deadline else None,
    )
