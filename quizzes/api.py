"""Quizzes, one's own attempts, and for trainers the results of their branch; never a question, never a key."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_noop
from ninja import Query, Router, Schema

from accounts.http import MemberRequest
from core.pages import CursorPage, cursor_page
from organisation.services import note_access
from quizzes.http import attempt_page_of_address
from quizzes.http.insight import quiz_of_trainer
from quizzes.models import Attempt, Quiz
from quizzes.selectors.outside import mark_of, own_attempts, quizzes_open_to, results_seen_by

router = Router(tags=["quizzes"])
Cursor = Annotated[str, Query(description="`next` of the page before")]
RESULTS = gettext_noop("kết quả bài kiểm tra, qua giao diện lập trình")


class Test(Schema):
    """A quiz of a course that the account's person takes or writes for; `minutes` and `max_attempts` null: no limit."""

    code: str
    title: str
    kind: str
    course: str
    question_count: int
    minutes: int | None
    max_attempts: int | None
    is_graded: bool
    pass_percent: int
    opens_at: datetime | None
    closes_at: datetime | None

    @staticmethod
    def of(quiz: Quiz) -> "Test":
        """As the quiz stands; people may have other limits."""
        return Test(
            code=quiz.code,
            title=quiz.title,
            kind=quiz.kind,
            course=quiz.course.slug,
            question_count=quiz.question_count,
            minutes=quiz.minutes,
            max_attempts=quiz.max_attempts,
            is_graded=quiz.is_graded,
            pass_percent=quiz.pass_percent,
            opens_at=quiz.opens_at,
            closes_at=quiz.closes_at,
        )


class OwnAttempt(Schema):
    """An attempt of the account's own; `percent` and `is_passed` are null until its learner may know them."""

    uid: str
    quiz: str
    number: int
    state: str
    started_at: datetime
    deadline_at: datetime | None
    submitted_at: datetime | None
    released_at: datetime | None
    percent: str | None
    is_passed: bool | None

    @staticmethod
    def of(attempt: Attempt) -> "OwnAttempt":
        """As its learner may see it."""
        mark = mark_of(attempt)
        return OwnAttempt(
            uid=str(attempt.uid),
            quiz=attempt.quiz.code,
            number=attempt.number,
            state=attempt.state,
            started_at=attempt.started_at,
            deadline_at=attempt.deadline_at,
            submitted_at=attempt.submitted_at,
            released_at=attempt.released_at,
            percent=None if mark.percent is None else str(mark.percent),
            is_passed=mark.is_passed,
        )


class Outcome(Schema):
    """What somebody of the trainer's branch came to; null as long as it is not marked."""

    attempt: str
    person_uid: str
    person: str
    number: int
    state: str
    submitted_at: datetime | None
    percent: str | None
    is_passed: bool | None

    @staticmethod
    def of(attempt: Attempt) -> "Outcome":
        """As those in charge see it."""
        return Outcome(
            attempt=str(attempt.uid),
            person_uid=str(attempt.learner.uid),
            person=attempt.learner.full_name,
            number=attempt.number,
            state=attempt.state,
            submitted_at=attempt.submitted_at,
            percent=None if attempt.percent is None else str(attempt.percent),
            is_passed=attempt.is_passed,
        )


@router.get("/quizzes", response=CursorPage[Test], summary="Quizzes of the courses one takes or writes for")
def quiz_list(request: MemberRequest, cursor: Cursor = "") -> object:
    """In a stable order; follow `next` until it is null."""
    return cursor_page(quizzes_open_to(request.user), cursor, Test.of)


@router.get("/attempts", response=CursorPage[OwnAttempt], summary="The account's own attempts")
def attempt_list(request: MemberRequest, cursor: Cursor = "") -> object:
    """In a stable order; follow `next` until it is null."""
    return cursor_page(own_attempts(request.user.person), cursor, OwnAttempt.of)


@router.get("/attempts/{uid}", response=OwnAttempt, summary="One attempt of the account's own")
def attempt(request: MemberRequest, uid: UUID) -> OwnAttempt:
    """Anybody else's does not exist."""
    return OwnAttempt.of(attempt_page_of_address(request, uid))


@router.get("/quizzes/{code}/results", response=CursorPage[Outcome], summary="Results of the trainer's branch")
def result_list(request: MemberRequest, code: str, cursor: Cursor = "") -> object:
    """What people of the trainer's units handed in; noted as a look at their data. Anonymous quizzes have none."""
    quiz = quiz_of_trainer(request, code)
    if quiz is None:
        raise PermissionDenied
    page = cursor_page(results_seen_by(request.user, quiz), cursor, Outcome.of)
    if page["items"]:
        people = len({outcome.person_uid for outcome in page["items"]})
        note_access(actor=request.user, page=RESULTS, unit=quiz.course.owner_unit, people=people, is_export=True)
    return page
