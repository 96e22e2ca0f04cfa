"""From an address to what somebody marks, corrects, follows or answers for; anything else does not exist for them."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from accounts.http import MemberRequest
from courses.selectors.authoring import WRITERS
from organisation.selectors import roles_of
from quizzes.models import AnswerFile, Appeal, Attempt, MarkingTask, QuestionVersion, Quiz, Regrade
from quizzes.selectors import banks_kept_by, quiz_by_code
from quizzes.selectors.marking.regrades import regrades_seen_by
from quizzes.selectors.marking.scope import TRACERS, appeals_before, attempts_marked_by, tasks_before
from quizzes.selectors.marking.trails import ItemTrail, attempts_to_trace, item_trail


@dataclass(frozen=True)
class MarkedFile:
    """A file of an answer that somebody marks, with its number in that answer."""

    task: MarkingTask
    file: AnswerFile
    number: int


@dataclass(frozen=True)
class Faulty:
    """A question to be put right, for one quiz or, without one, for all."""

    version: QuestionVersion
    quiz: Quiz | None


def _works_as(request: MemberRequest, *roles: str) -> bool:
    return not roles_of(request.user).isdisjoint(roles)


def task_of_marker(request: MemberRequest, number: int) -> MarkingTask | None:
    """An answer that waits for the marker."""
    if not _works_as(request, *WRITERS):
        return None
    tasks = tasks_before(request.user).select_related("attempt__quiz", "attempt__learner", "version", "answer")
    task = tasks.filter(pk=number).first()
    if task is None:
        raise Http404
    return task


def file_of_marker(request: MemberRequest, number: int, file: UUID) -> MarkedFile | None:
    """A file of such an answer."""
    task = task_of_marker(request, number)
    if task is None:
        return None
    uids = [str(uid) for uid in (task.answer.response or {}).get("files", ())]
    found = AnswerFile.objects.filter(attempt=task.attempt_id, uid=file).first()
    if found is None or str(file) not in uids:
        raise Http404
    return MarkedFile(task, found, uids.index(str(file)) + 1)


def marked_quiz_of_address(request: MemberRequest, code: str) -> Quiz | None:
    """A quiz with attempts that the user marks."""
    if not _works_as(request, *WRITERS):
        return None
    quiz = quiz_by_code(code)
    if quiz is None or not attempts_marked_by(request.user).filter(quiz=quiz).exists():
        raise Http404
    return quiz


def faulty_question_of_address(request: MemberRequest, version: int) -> Faulty | None:
    """A version in a bank that the user keeps."""
    if not _works_as(request, *WRITERS):
        return None
    versions = QuestionVersion.objects.select_related("question__bank")
    found = versions.filter(pk=version, question__bank__in=banks_kept_by(request.user).values("pk")).first()
    if found is None:
        raise Http404
    return Faulty(found, quiz_by_code(request.GET.get("bai", "")))


def regrade_of_address(request: MemberRequest, uid: UUID) -> Regrade | None:
    """A correction of a question in such a bank."""
    if not _works_as(request, *WRITERS):
        return None
    regrade = regrades_seen_by(request.user).filter(uid=uid).first()
    if regrade is None:
        raise Http404
    return regrade


def traced_attempt_of_address(request: MemberRequest, uid: UUID) -> Attempt | None:
    """An attempt whose mark the user may follow."""
    if not _works_as(request, *TRACERS):
        return None
    attempt = attempts_to_trace(request.user).filter(uid=uid).first()
    if attempt is None:
        raise Http404
    return attempt


def traced_item_of_address(request: MemberRequest, uid: UUID, position: int) -> ItemTrail | None:
    """One question of such an attempt."""
    attempt = traced_attempt_of_address(request, uid)
    if attempt is None:
        return None
    found = item_trail(attempt, position)
    if found is None:
        raise Http404
    return found


def ruled_attempt_of_address(request: MemberRequest, uid: UUID) -> Attempt | None:
    """An attempt that the user marks, and so may void or take under review."""
    if not _works_as(request, *WRITERS):
        return None
    attempt = attempts_marked_by(request.user).filter(uid=uid).first()
    if attempt is None:
        raise Http404
    return attempt


def appeal_of_marker(request: MemberRequest, uid: UUID) -> Appeal | None:
    """An appeal about such an attempt."""
    if not _works_as(request, *WRITERS):
        return None
    appeals = appeals_before(request.user).select_related("attempt__quiz", "attempt__learner", "decided_by__person")
    appeal = appeals.filter(uid=uid).first()
    if appeal is None:
        raise Http404
    return appeal
