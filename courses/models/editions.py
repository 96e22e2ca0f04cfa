"""What learners study: a course frozen at the moment of publishing."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models.pages import CompletesBy, CoursePage, EffectOnLearners, LessonKind


class LessonContent(models.Model):
    """The text of a lesson, stored once per content whatever editions use it; `hash` is SHA-256 of the rest."""

    hash = models.CharField(max_length=64, primary_key=True)
    language = models.CharField(max_length=10)
    body = models.JSONField()
    legal_basis = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.hash[:12]


class CourseEdition(models.Model):
    """A course's ordered items as they stood when published; never changed afterwards."""

    course = models.ForeignKey(CoursePage, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField(_("phiên bản"))
    hash = models.CharField(max_length=64)
    effect = models.CharField(max_length=20, choices=EffectOnLearners.choices, default=EffectOnLearners.NONE)
    compiled_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("course", "-number")
        constraints = (models.UniqueConstraint(fields=("course", "number"), name="editions_are_numbered"),)

    def __str__(self) -> str:
        return f"{self.course_id} #{self.number}"


class EditionItem(models.Model):
    """One lesson of an edition: its place, what it asks, and its content."""

    edition = models.ForeignKey(CourseEdition, on_delete=models.CASCADE, related_name="items")
    key = models.UUIDField(_("khóa bền của bài"))
    position = models.PositiveSmallIntegerField()
    slug = models.SlugField(max_length=255)
    title = models.CharField(max_length=255)
    module_title = models.CharField(max_length=255, blank=True)
    kind = models.CharField(max_length=20, choices=LessonKind.choices)
    minutes = models.PositiveSmallIntegerField()
    objective = models.CharField(max_length=400, blank=True)
    completion = models.CharField(max_length=300, blank=True)
    is_required = models.BooleanField()
    completes_by = models.CharField(max_length=20, choices=CompletesBy.choices, default=CompletesBy.READ)
    threshold_percent = models.PositiveSmallIntegerField(default=90)
    weight = models.PositiveSmallIntegerField(default=1)
    # Keys of the items that must be completed before this one opens.
    prerequisites = models.JSONField(default=list)
    # Ids of the check-yourself blocks of its text, and how many seconds each video or sound in it lasts, by block id.
    checks = models.JSONField(default=list)
    media = models.JSONField(default=dict)
    # What completes the item when reading alone does not, as "<activity kind>:<its code>"; empty for reading.
    activity = models.CharField(max_length=100, blank=True)
    content = models.ForeignKey(LessonContent, on_delete=models.PROTECT, related_name="items")

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=("edition", "key"), name="item_once_per_edition"),
            models.UniqueConstraint(fields=("edition", "position"), name="items_are_ordered"),
            models.UniqueConstraint(fields=("edition", "slug"), name="item_addresses_differ"),
        )

    def __str__(self) -> str:
        return self.title


class ItemTranslation(models.Model):
    """What an item says in another language; what it asks, and progress on it, is the same in all."""

    item = models.ForeignKey(EditionItem, on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(max_length=10)
    title = models.CharField(max_length=255)
    module_title = models.CharField(max_length=255, blank=True)
    objective = models.CharField(max_length=400, blank=True)
    completion = models.CharField(max_length=300, blank=True)
    content = models.ForeignKey(LessonContent, on_delete=models.PROTECT, related_name="translations")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("item", "language"), name="item_once_per_language"),)

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"
