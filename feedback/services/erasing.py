"""What becomes of questions and opinions once nobody may know whose they were."""

from django.contrib.auth.base_user import AbstractBaseUser

from core.holdings import Subject
from feedback.models import CourseRating, LessonQuestion


def erase_questions(subject: Subject, _actor: AbstractBaseUser | None) -> None:
    """Drop what only trainers read; what the class learns from stays, and never bore the name there."""
    LessonQuestion.objects.filter(asked_by__in=subject.person_ids, is_shared=False).delete()


def erase_ratings(subject: Subject, _actor: AbstractBaseUser | None) -> None:
    """Keep the stars, drop the words: they may say who wrote them."""
    CourseRating.objects.filter(enrolment__learner__in=subject.person_ids).update(comment="")
