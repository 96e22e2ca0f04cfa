"""Saying what a course was worth."""

from functools import partial

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from core.events import publish
from courses.models import Enrolment
from feedback.errors import NotFinishedError
from feedback.events import CourseRated
from feedback.models import CourseRating
from feedback.selectors.ratings import verdict_key


@transaction.atomic
def rate_course(*, enrolment: Enrolment, stars: int, comment: str, actor: User) -> CourseRating:
    """Keep what the learner thinks now, in place of what they thought before."""
    if enrolment.completed_at is None:
        raise NotFinishedError(slug=enrolment.course.slug)
    rating, _created = CourseRating.objects.update_or_create(
        enrolment=enrolment, defaults={"stars": stars, "comment": comment, "rated_at": timezone.now()}
    )
    publish(CourseRated(course_id=enrolment.course_id), actor=actor)
    transaction.on_commit(partial(cache.delete, verdict_key(enrolment.course_id)))
    return rating
