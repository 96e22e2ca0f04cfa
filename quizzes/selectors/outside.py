"""What programs outside may read: quizzes, one's own attempts, the results of a branch. No question is among it."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import Person, User
from accounts.selectors import surviving_id
from courses.selectors import enrolments_of
from organisation.selectors.people import Wish
from quizzes.calculations import AFTER, MARKS, Policy
from quizzes.models import CLOSED_STATES, Attempt, Quiz
from quizzes.selectors.attempts import attempts_of
from quizzes.selectors.scans import takers_of
from quizzes.selectors.setup import quizzes_kept_by


@dataclass(frozen=True)
class Mark:
    """What an attempt came to, as far as its learner may know."""

    percent: Decimal | None = None
    is_passed: bool | None = None


def quizzes_open_to(user: User) -> QuerySet[Quiz]:
    """The quizzes of the courses that the user takes, and of those for which they write."""
    taken = enrolments_of(user.person).values("course") if user.person else []
    kept = quizzes_kept_by(user).order_by().values("pk")
    return Quiz.objects.filter(Q(course__in=taken) | Q(pk__in=kept)).select_related("course")


def own_attempts(person: Person | None) -> QuerySet[Attempt]:
    """Every attempt of a person, handed in or not."""
    return attempts_of(person)


def mark_of(attempt: Attempt) -> Mark:
    """Nothing before it is released, nor where the quiz keeps marks to itself."""
    policy = Policy.read(attempt.policy)
    if not attempt.is_released or not policy.shows(MARKS, AFTER):
        return Mark()
    return Mark(attempt.percent if policy.is_graded else None, attempt.is_passed)


def results_seen_by(user: User, quiz: Quiz) -> QuerySet[Attempt]:
    """The attempts handed in by people of the user's branch; none of a quiz that nobody signs."""
    takers = takers_of(quiz, user, Wish(timezone.localdate())).order_by().values("pk")
    handed_in = Attempt.objects.filter(quiz=quiz, state__in=CLOSED_STATES).annotate(human=surviving_id("learner"))
    attempts = handed_in.filter(human__in=takers).select_related("learner")
    return attempts.none() if quiz.is_anonymous else attempts
