"""Who cites a legal text, and what a course is tagged with."""

from dataclasses import dataclass
from itertools import groupby

from django.core.cache import cache
from django.db.models import OuterRef, Subquery
from django.urls import reverse

from courses.models import CourseEdition, CoursePage, EditionItem

KEPT_SECONDS = 24 * 3600


@dataclass(frozen=True)
class CitingLesson:
    """A lesson that names a legal text, as its learners have it now."""

    course: str
    lesson: str
    url: str
    course_id: int


def lessons_citing(number: str) -> list[CitingLesson]:
    """The lessons of today's editions that name the text, by course and in their order there."""
    newest = CourseEdition.objects.filter(course=OuterRef("edition__course")).order_by("-number").values("pk")[:1]
    items = (
        EditionItem.objects.filter(content__citations__number=number, edition=Subquery(newest))
        .order_by("edition__course__title", "edition__course_id", "position")
        .values_list("edition__course__title", "title", "edition__course__slug", "slug", "edition__course_id")
    )
    return [
        CitingLesson(course, lesson, reverse("courses:lesson", args=[slug, place]), course_id)
        for course, lesson, slug, place, course_id in items
    ]


@dataclass(frozen=True)
class Bearings:
    """What a course teaches towards, as its page says it."""

    trainers: tuple[str, ...]
    competences: tuple[tuple[str, tuple[str, ...]], ...]
    programmes: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.trainers or self.competences or self.programmes)


def bearings_of(course: CoursePage) -> Bearings:
    """The same, read once for every time the course is published."""
    published_at = course.last_published_at
    key = f"course-bearings:{course.pk}:{published_at.timestamp() if published_at else ''}"
    bearings: Bearings | None = cache.get(key)
    if bearings is None:
        bearings = _bearings_of(course)
        cache.set(key, bearings, KEPT_SECONDS)
    return bearings


def _bearings_of(course: CoursePage) -> Bearings:
    tagged = course.competences.select_related("framework").order_by("framework", "order", "code")
    return Bearings(
        trainers=tuple(person.full_name for person in course.trainers.order_by("sort_key")),
        competences=tuple(
            (str(framework), tuple(str(competence) for competence in group))
            for framework, group in groupby(tagged, key=lambda competence: competence.framework)
        ),
        programmes=tuple(str(programme) for programme in course.action_programmes.order_by("order", "code")),
    )
