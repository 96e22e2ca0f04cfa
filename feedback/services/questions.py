"""Asking under a lesson, and being answered."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.selectors import identity_ids
from core.events import publish
from courses.selectors import Place
from feedback.errors import TooManyQuestionsError
from feedback.events import QuestionAnswered, QuestionAsked, QuestionClosed, QuestionShared
from feedback.models import LessonQuestion, LessonReply

MOST_WAITING = 10


@transaction.atomic
def ask_question(*, place: Place, text: str, uid: UUID, actor: User) -> LessonQuestion:
    """Ask something under a lesson; sent twice it is asked once."""
    enrolment = place.enrolment
    own = LessonQuestion.objects.filter(asked_by__in=identity_ids(enrolment.learner))
    asked = own.filter(uid=uid).first()
    if asked:
        return asked
    waiting = own.filter(course=enrolment.course_id, answered_at=None, closed_at=None).count()
    if waiting >= MOST_WAITING:
        raise TooManyQuestionsError(count=waiting)
    question = LessonQuestion.objects.create(
        uid=uid, course=enrolment.course, item_key=place.item.key, asked_by=enrolment.learner, text=text
    )
    publish(QuestionAsked(question_id=question.pk, course_id=question.course_id), actor=actor)
    return question


@transaction.atomic
def ask_further(*, question: LessonQuestion, text: str, uid: UUID, actor: User) -> LessonReply:
    """The learner asks on in their own question, which then waits again; sent twice it is asked once."""
    locked = _lock(question)
    reply, created = _reply(locked, text=text, uid=uid, is_by_trainer=False, actor=actor)
    if created:
        locked.answered_at = locked.closed_at = None
        locked.save(update_fields=["answered_at", "closed_at"])
        publish(QuestionAsked(question_id=locked.pk, course_id=locked.course_id), actor=actor)
    return reply


@transaction.atomic
def answer_question(*, question: LessonQuestion, text: str, uid: UUID, is_shared: bool, actor: User) -> LessonReply:
    """A trainer answers and says whether the class may read both; sent twice it is answered once."""
    locked = _lock(question)
    reply, created = _reply(locked, text=text, uid=uid, is_by_trainer=True, actor=actor)
    if created:
        locked.answered_at, locked.closed_at = reply.replied_at, None
        locked.save(update_fields=["answered_at", "closed_at"])
        publish(QuestionAnswered(question_id=locked.pk, reply_id=reply.pk), actor=actor)
        share_question(question=locked, is_shared=is_shared, actor=actor)
    return reply


@transaction.atomic
def share_question(*, question: LessonQuestion, is_shared: bool, actor: User) -> None:
    """Let everybody on the course read question and answers without the name, or no longer."""
    locked = _lock(question)
    if locked.is_shared != is_shared:
        locked.is_shared = is_shared
        locked.save(update_fields=["is_shared"])
        publish(QuestionShared(question_id=locked.pk, is_shared=is_shared), actor=actor)


@transaction.atomic
def close_question(*, question: LessonQuestion, actor: User) -> None:
    """Put the question aside; when the learner asks on it is back."""
    locked = _lock(question)
    if locked.closed_at is None:
        locked.closed_at = timezone.now()
        locked.save(update_fields=["closed_at"])
        publish(QuestionClosed(question_id=locked.pk), actor=actor)


def _lock(question: LessonQuestion) -> LessonQuestion:
    return LessonQuestion.objects.select_for_update().get(pk=question.pk)


def _reply(
    question: LessonQuestion, *, text: str, uid: UUID, is_by_trainer: bool, actor: User
) -> tuple[LessonReply, bool]:
    return LessonReply.objects.get_or_create(
        uid=uid,
        question=question,
        defaults={"text": text, "is_by_trainer": is_by_trainer, "replied_by": actor},
    )
