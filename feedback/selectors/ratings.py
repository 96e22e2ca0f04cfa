"""What learners think of a course: together for everybody, their words without names for its trainers."""

from collections.abc import Collection

from django.core.cache import cache
from django.db.models import Count, QuerySet

from courses.models import Enrolment
from feedback.calculations import Verdict
from feedback.models import CourseRating

KEPT_SECONDS = 3600


def verdict_on(course_id: int) -> Verdict:
    """How many people gave the course how many stars; kept for an hour, or until somebody rates."""
    key = verdict_key(course_id)
    counts: dict[int, int] | None = cache.get(key)
    if counts is None:
        rows = CourseRating.objects.filter(enrolment__course=course_id).order_by().values_list("stars")
        counts = dict(rows.annotate(people=Count("pk")))
        cache.set(key, counts, KEPT_SECONDS)
    return Verdict(counts)


def verdicts_on(course_ids: Collection[int]) -> dict[int, Verdict]:
    """The verdicts on many courses in one query; nobody's has no counts."""
    counts: dict[int, dict[int, int]] = {course_id: {} for course_id in course_ids}
    rows = CourseRating.objects.filter(enrolment__course__in=course_ids).order_by()
    for course_id, stars, people in rows.values_list("enrolment__course", "stars").annotate(people=Count("pk")):
        counts[course_id][stars] = people
    return {course_id: Verdict(of_course) for course_id, of_course in counts.items()}


def verdict_key(course_id: int) -> str:
    """Under which the verdict on a course is kept."""
    return f"feedback-verdict:{course_id}"


def rating_of(enrolment: Enrolment) -> CourseRating | None:
    """What the learner said, if they have."""
    return CourseRating.objects.filter(enrolment=enrolment).first()


def comments_on(course_id: int) -> QuerySet[CourseRating, tuple[int, str]]:
    """(stars, words) of those who wrote some: without a name or a day by which one could tell who, in no telling order."""
    written = CourseRating.objects.filter(enrolment__course=course_id).exclude(comment="")
    return written.order_by("-stars", "comment").values_list("stars", "comment")
