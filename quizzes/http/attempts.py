"""From an address to a quiz or to an attempt of whoever asks; anybody else's does not exist for them."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404
from django.utils import timezone

from accounts.http import MemberRequest
from quizzes.models import AnswerFile, Attempt, Quiz
from quizzes.selectors import Sheet, attempt_of_viewer, attempt_page_of_viewer, quiz_by_code, sheet_of


def quiz_of_address(_request: MemberRequest, code: str) -> Quiz:
    """The quiz under this code."""
    quiz = quiz_by_code(code)
    if quiz is None:
        raise Http404
    return quiz


def attempt_of_address(request: MemberRequest, uid: UUID) -> Attempt:
    """The asker's own attempt."""
    attempt = attempt_of_viewer(request.user, uid)
    if attempt is None:
        raise Http404
    return attempt


def attempt_page_of_address(request: MemberRequest, uid: UUID) -> Attempt:
    """The asker's own attempt with the titles that its pages show."""
    attempt = attempt_page_of_viewer(request.user, uid)
    if attempt is None:
        raise Http404
    return attempt


def sheet_of_address(request: MemberRequest, uid: UUID, position: int) -> Sheet:
    """One question of the asker's own attempt."""
    sheet = sheet_of(attempt_page_of_address(request, uid), position, timezone.now())
    if sheet is None:
        raise Http404
    return sheet


@dataclass(frozen=True)
class OwnFile:
    """A file, and whose attempt it was handed in for."""

    file: AnswerFile
    learner_id: int


def own_file_of_address(request: MemberRequest, uid: UUID, file: UUID) -> OwnFile:
    """A file of the asker's own attempt."""
    attempt = attempt_of_address(request, uid)
    found = AnswerFile.objects.filter(attempt=attempt, uid=file).first()
    if found is None:
        raise Http404
    return OwnFile(found, attempt.learner_id)
