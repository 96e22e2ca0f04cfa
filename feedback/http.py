"""From an address to a question, or 404: what one may not see does not exist."""

from uuid import UUID

from django.http import Http404

from accounts.http import MemberRequest
from core.access import may
from courses.selectors.authoring import WRITERS
from feedback.models import LessonQuestion
from feedback.selectors import Thread, thread_of
from organisation.selectors import roles_of


def thread_of_address(request: MemberRequest, uid: UUID) -> Thread:
    """The question, if it is the visitor's own or asked on a course for which they write."""
    thread = thread_of(uid, request.user)
    if thread is None or not may(request.user, "feedback.read_question", thread.question):
        raise Http404
    return thread


def own_question_of_address(request: MemberRequest, uid: UUID) -> LessonQuestion:
    """The visitor's own question."""
    thread = thread_of_address(request, uid)
    if not thread.is_own:
        raise Http404
    return thread.question


def question_of_trainer(request: MemberRequest, uid: UUID) -> LessonQuestion | None:
    """A question asked on a course for which the trainer writes; nobody else is told which there are."""
    if roles_of(request.user).isdisjoint(WRITERS):
        return None
    thread = thread_of(uid, request.user)
    if thread is None or not may(request.user, "feedback.answer_questions", thread.question):
        raise Http404
    return thread.question
