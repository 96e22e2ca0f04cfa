"""What people are told of questions under lessons."""

from uuid import UUID

from accounts.selectors import survivor_of
from feedback.models import LessonQuestion
from notifications.models import Kind, Notification
from notifications.services.telling import address, tell


def tell_of_question(*, question: LessonQuestion, source: UUID) -> None:
    """Tell the trainers of the course that a learner waits; who has answered meanwhile need not hear of it."""
    if question.answered_at is None and question.closed_at is None:
        for trainer in question.course.trainers.all():
            tell(_of_question(Kind.QUESTION_ASKED, question, survivor_of(trainer).pk, source))


def tell_of_answer(*, question: LessonQuestion, source: UUID) -> Notification:
    """Tell the learner that they were answered."""
    return tell(_of_question(Kind.QUESTION_ANSWERED, question, question.asked_by_id, source))


def _of_question(kind: Kind, question: LessonQuestion, person_id: int, source: UUID) -> Notification:
    url = address("feedback:question", question.uid)
    return Notification(
        person_id=person_id, kind=kind, params={"course": question.course.title}, url=url, source=source
    )
