"""What learners asked under lessons, as they, their class and their trainers see it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from accounts.models import Person, User
from accounts.selectors import identity_ids, is_record_of, records_of
from courses.selectors import ItemName, Place, items_named
from courses.selectors.authoring import WRITERS
from feedback.models import LessonQuestion, LessonReply
from organisation.selectors import people_in_scope, scope_of

InboxState = Literal["waiting", "answered", "closed", "all"]
STATES: Sequence[InboxState] = ("waiting", "answered", "closed", "all")


@dataclass(frozen=True)
class Thread:
    """A question with its answers, and the lesson under which it stands."""

    question: LessonQuestion
    item: ItemName | None
    is_own: bool

    @property
    def replies(self) -> Sequence[LessonReply]:
        """What was said since, in order."""
        return list(self.question.replies.all())

    @property
    def is_waiting(self) -> bool:
        """Whether it is a trainer's turn."""
        return self.question.answered_at is None and self.question.closed_at is None


def threads_under(place: Place) -> list[Thread]:
    """What the learner asked under the lesson, then what trainers let the class read there, each the latest first."""
    learner, item = place.enrolment.learner, place.item
    name = ItemName(key=item.key, slug=item.slug, title=item.title)
    here = _whole(LessonQuestion.objects.filter(course=place.enrolment.course_id, item_key=item.key))
    own = [Thread(question, name, is_own=True) for question in here.filter(asked_by__in=identity_ids(learner))]
    known = {thread.question.pk for thread in own}
    shared = here.filter(is_shared=True)
    return own + [Thread(question, name, is_own=False) for question in shared if question.pk not in known]


def questions_of(person: Person) -> QuerySet[LessonQuestion]:
    """Everything the person ever asked, the latest first."""
    return LessonQuestion.objects.filter(asked_by__in=identity_ids(person)).select_related("course")


def shared_questions(course_id: int) -> QuerySet[LessonQuestion]:
    """What everybody on the course may read."""
    return LessonQuestion.objects.filter(course=course_id, is_shared=True)


def questions_for_trainer(user: User, state: InboxState = "all", course: str = "") -> QuerySet[LessonQuestion]:
    """What was asked on the courses of the user's branch, and by people of it on courses of no unit.

    Of what waits, the oldest comes first.
    """
    today, scope = timezone.localdate(), scope_of(user, *WRITERS)
    of_branch = Q(course__owner_unit__in=scope.unit_ids(today))
    by_branch = Q(course__owner_unit=None, asked_by__in=records_of(people_in_scope(scope, today)))
    questions = LessonQuestion.objects.filter(of_branch | by_branch)
    if course:
        questions = questions.filter(course__slug=course)
    by_state: dict[InboxState, dict[str, bool | None]] = {
        "waiting": {"answered_at": None, "closed_at": None},
        "answered": {"answered_at__isnull": False, "closed_at": None},
        "closed": {"closed_at__isnull": False},
        "all": {},
    }
    order = ("asked_at", "pk") if state == "waiting" else ("-asked_at", "-pk")
    return questions.filter(**by_state[state]).select_related("course", "asked_by").order_by(*order)


def waiting_count(user: User) -> int:
    """How many questions wait for the user, or for a colleague of theirs."""
    return questions_for_trainer(user, "waiting").count()


def question_with_id(pk: int) -> LessonQuestion:
    """The question of which an event speaks."""
    return LessonQuestion.objects.select_related("course", "asked_by").get(pk=pk)


def thread_of(uid: UUID, viewer: User) -> Thread | None:
    """A question with its answers."""
    question = _whole(LessonQuestion.objects.filter(uid=uid)).first()
    if question is None:
        return None
    names = items_named([question.item_key])
    return Thread(question, names.get(question.item_key), is_record_of(viewer.person, question.asked_by_id))


def titles_of(questions: Iterable[LessonQuestion]) -> dict[UUID, ItemName]:
    """The lessons under which these questions stand."""
    return items_named({question.item_key for question in questions})


def _whole(questions: QuerySet[LessonQuestion]) -> QuerySet[LessonQuestion]:
    replies = Prefetch("replies", LessonReply.objects.select_related("replied_by__person"))
    return questions.select_related("course", "asked_by").prefetch_related(replies)
