"""Questions that learners ask under a lesson, the answers to them, and what they think of a course."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.ids import uuid7
from courses.models import CoursePage, Enrolment


class LessonQuestion(models.Model):
    """A learner's question under a lesson; others of the course see it, without the name, once a trainer shares it.

    `answered_at` is when a trainer answered what was asked last: nothing while the learner waits.
    """

    uid = models.UUIDField(default=uuid7, unique=True)
    course = models.ForeignKey(CoursePage, on_delete=models.PROTECT, related_name="lesson_questions")
    item_key = models.UUIDField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="lesson_questions")
    text = models.TextField(_("câu hỏi"), max_length=2000)
    asked_at = models.DateTimeField(default=timezone.now)
    is_shared = models.BooleanField(_("cho cả lớp xem"), default=False)
    answered_at = models.DateTimeField(_("trả lời lúc"), null=True, blank=True)
    closed_at = models.DateTimeField(_("khép lại lúc"), null=True, blank=True)

    class Meta:
        ordering = ("-asked_at",)
        indexes = (models.Index(fields=("course", "item_key"), name="questions_under_item"),)

    def __str__(self) -> str:
        return self.text[:60]


class LessonReply(models.Model):
    """An answer to a question, by a trainer or by the learner who asked."""

    uid = models.UUIDField(default=uuid7, unique=True)
    question = models.ForeignKey(LessonQuestion, on_delete=models.CASCADE, related_name="replies")
    is_by_trainer = models.BooleanField(default=True)
    text = models.TextField(_("trả lời"), max_length=4000)
    replied_at = models.DateTimeField(default=timezone.now)
    replied_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("replied_at",)

    def __str__(self) -> str:
        return self.text[:60]


class CourseRating(models.Model):
    """What a learner who has finished thinks of a course: one to five stars and, if they like, why."""

    enrolment = models.OneToOneField(Enrolment, on_delete=models.CASCADE, related_name="rating")
    stars = models.PositiveSmallIntegerField(_("số sao"), validators=[MinValueValidator(1), MaxValueValidator(5)])
    comment = models.TextField(_("góp ý"), blank=True, max_length=2000)
    rated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-rated_at",)
        constraints = (
            models.CheckConstraint(condition=models.Q(stars__gte=1, stars__lte=5), name="one_to_five_stars"),
        )

    def __str__(self) -> str:
        return f"{self.enrolment_id}: {self.stars}"
