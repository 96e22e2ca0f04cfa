"""The course catalogue, and the enrolments of the account behind a token."""

from datetime import date, datetime
from typing import Annotated

from ninja import Query, Router, Schema

from accounts.http import MemberRequest, person_of
from core.pages import CursorPage, cursor_page
from courses.models import CoursePage, Enrolment
from courses.selectors import enrolments_of, open_courses

router = Router(tags=["courses"])
Cursor = Annotated[str, Query(description="`next` of the page before")]


class Course(Schema):
    """A course that is open to learners."""

    slug: str
    code: str
    title: str
    summary: str
    periods: str

    @staticmethod
    def of(page: CoursePage) -> "Course":
        """As the page says."""
        return Course(slug=page.slug, code=page.code, title=page.title, summary=page.summary, periods=str(page.periods))


class Place(Schema):
    """How far the account's person is on a course; `done` of `total` required lessons."""

    uid: str
    course: str
    enrolled_at: datetime
    due_on: date | None
    done: int
    total: int
    completed_at: datetime | None
    score_percent: str | None

    @staticmethod
    def of(enrolment: Enrolment) -> "Place":
        """As the enrolment says."""
        score = enrolment.score_percent
        return Place(
            uid=str(enrolment.uid),
            course=enrolment.course.slug,
            enrolled_at=enrolment.enrolled_at,
            due_on=enrolment.due_on,
            done=enrolment.done,
            total=enrolment.total,
            completed_at=enrolment.completed_at,
            score_percent=None if score is None else str(score),
        )


@router.get("/courses", response=CursorPage[Course], summary="Courses open to learners")
def course_list(request: MemberRequest, cursor: Cursor = "") -> object:  # noqa: ARG001 -- ninja names it
    """In a stable order; follow `next` until it is null."""
    return cursor_page(open_courses(), cursor, Course.of)


@router.get("/enrolments", response=CursorPage[Place], summary="The account's own enrolments")
def enrolment_list(request: MemberRequest, cursor: Cursor = "") -> object:
    """In a stable order; follow `next` until it is null."""
    return cursor_page(enrolments_of(person_of(request)).select_related("course"), cursor, Place.of)
