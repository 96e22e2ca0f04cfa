"""The marker's desk: everything that waits, and the attempts at a quiz with their marks."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import BooleanField, Case, Q, QuerySet, When

from accounts.models import Person, User
from core.text.search import fold
from courses.models.approval import APPROVERS
from courses.selectors.authoring import WRITERS
from organisation.selectors import people_in_roles, roles_of
from quizzes.models import OPEN_STATES, AppealState, Attempt, Quiz, RegradeState
from quizzes.selectors.marking.regrades import regrades_seen_by
from quizzes.selectors.marking.releases import Held, held_results
from quizzes.selectors.marking.scope import appeals_before, attempts_marked_by, tasks_before
from quizzes.selectors.marking.sheets import Pile, piles_before


@dataclass(frozen=True)
class Desk:
    """What waits for a marker."""

    piles: Sequence[Pile]
    held: Sequence[Held]
    appeals: int
    regrades: int

    @property
    def answers(self) -> int:
        """How many answers wait."""
        return sum(pile.count for pile in self.piles)

    @property
    def ready(self) -> int:
        """How many results wait to be opened."""
        return sum(held.ready for held in self.held)

    @property
    def is_clear(self) -> bool:
        """Whether nothing at all waits."""
        return not (self.piles or self.appeals or self.regrades or self.ready)


def desk_of(user: User) -> Desk:
    """What waits for this user today."""
    return Desk(
        piles_before(user),
        held_results(user),
        appeals_before(user).filter(state=AppealState.WAITING).count(),
        regrades_to_decide(user),
    )


@dataclass(frozen=True)
class Waiting:
    """How much waits for one person."""

    person: Person
    answers: int
    appeals: int
    regrades: int


def work_waiting() -> list[Waiting]:
    """What waits for everyone who marks or approves; whoever has nothing to do is left out."""
    people = people_in_roles(*WRITERS).select_related("user")
    found = (_waiting_for(person) for person in people)
    return [each for each in found if each.answers or each.appeals or each.regrades]


def _waiting_for(person: Person) -> Waiting:
    appeals = appeals_before(person.user).filter(state=AppealState.WAITING)
    return Waiting(person, tasks_before(person.user).count(), appeals.count(), regrades_to_decide(person.user))


def regrades_to_decide(user: User) -> int:
    """How many corrections wait for this approver, asked for by others."""
    if roles_of(user).isdisjoint(APPROVERS):
        return 0
    waiting = regrades_seen_by(user).filter(state=RegradeState.WAITING)
    return waiting.exclude(requested_by=user).count()


def attempts_at(quiz: Quiz, user: User, wanted: str = "") -> QuerySet[Attempt]:
    """The attempts at a quiz that were begun and closed, of people with such a name.

    Where answers are marked without names, nobody is found by theirs before the mark stands (`is_nameless`).
    """
    is_unmarked = Q(percent=None) if quiz.marks_anonymously else Q(pk__in=())
    attempts = attempts_marked_by(user).filter(quiz=quiz).exclude(state__in=OPEN_STATES)
    if wanted:
        attempts = attempts.filter(learner__search_key__contains=fold(wanted)).exclude(is_unmarked)
    nameless = Case(When(is_unmarked, then=True), default=False, output_field=BooleanField())
    return attempts.select_related("learner").annotate(is_nameless=nameless).order_by("-submitted_at", "-pk")
