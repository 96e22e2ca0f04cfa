"""How far each learner is. Kept apart from pages: editing a course never touches these rows."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.ids import uuid7
from courses.models.editions import CourseEdition
from courses.models.pages import CoursePage
from organisation.models import Membership


class EnrolmentSource(models.TextChoices):
    """Who put the learner on the course."""

    SELF = "self", _("tự ghi danh")
    ASSIGNED = "assigned", _("được giao")
    OUTSIDE = "outside", _("công nhận kết quả học ở nơi khác")


class Enrolment(models.Model):
    """A learner's place on a course, pinned to one edition.

    `done` and `total` count required items of that edition and are derived from `ItemProgress` by `courses.services`;
    `percent` is the share of their weights and never falls while the learner studies, whatever an edit adds
    (docs/decisions/0021-conditions-of-items.md). `seat` is the membership held when the place was given, and again when
    the course was completed.
    """

    uid = models.UUIDField(default=uuid7, unique=True, editable=False)
    learner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="enrolments")
    course = models.ForeignKey(CoursePage, on_delete=models.PROTECT, related_name="enrolments")
    edition = models.ForeignKey(CourseEdition, on_delete=models.PROTECT, related_name="enrolments")
    seat = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="enrolments")
    source = models.CharField(max_length=20, choices=EnrolmentSource.choices)
    enrolled_at = models.DateTimeField(_("ghi danh lúc"), default=timezone.now)
    due_on = models.DateField(_("hạn"), null=True, blank=True)
    started_at = models.DateTimeField(null=True)
    last_item_key = models.UUIDField(null=True)
    last_studied_at = models.DateTimeField(null=True)
    done = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveSmallIntegerField()
    percent = models.PositiveSmallIntegerField(default=0)
    completed_at = models.DateTimeField(_("hoàn thành lúc"), null=True)
    score_percent = models.DecimalField(_("điểm cuối khóa"), max_digits=5, decimal_places=2, null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("learner", "course"), name="one_enrolment_per_course"),
            models.CheckConstraint(condition=models.Q(done__lte=models.F("total")), name="done_is_within_total"),
            models.CheckConstraint(condition=models.Q(percent__lte=100), name="percent_is_within_a_hundred"),
        )
        indexes = (models.Index(fields=("course", "completed_at"), name="enrolment_completion"),)

    def __str__(self) -> str:
        return f"{self.learner_id} on {self.course_id}"


class ItemProgress(models.Model):
    """What a learner did with one item; facts are only ever added, `completed_at` once set stays.

    `met_at` is when the item's own condition was met; it counts as completed once what must come first is, too.
    """

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="progress")
    item_key = models.UUIDField()
    opened_at = models.DateTimeField()
    read_percent = models.PositiveSmallIntegerField(default=0)
    # Seconds of each video or sound as `{block: [[from, to], …]}`, and the seconds of the clock (since 1970) in which they
    # were played as `[[from, to], …]`: each a union, in order and apart.
    watched = models.JSONField(default=dict)
    played = models.JSONField(default=list)
    # Ids of the check-yourself blocks answered rightly.
    checks_passed = models.JSONField(default=list)
    met_at = models.DateTimeField(null=True)
    completed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("enrolment", "item_key"), name="one_progress_per_item"),
            models.CheckConstraint(condition=models.Q(read_percent__lte=100), name="read_at_most_everything"),
        )

    def __str__(self) -> str:
        return f"{self.enrolment_id}: {self.item_key}"


class LearnerEvent(models.Model):
    """A learner's write as the phone made it: absolute values, a UUID of the phone's own, received at most once."""

    class Verb(models.TextChoices):
        OPENED = "opened", _("mở")
        READ = "read", _("đọc tới")
        WATCHED = "watched", _("xem đoạn")
        CHECKED = "checked", _("tự kiểm tra")
        COMPLETED = "completed", _("học xong")

    id = models.UUIDField(primary_key=True)
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="events")
    item_key = models.UUIDField()
    verb = models.CharField(max_length=20, choices=Verb.choices)
    value = models.JSONField(null=True)
    occurred_at = models.DateTimeField()
    received_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.verb} {self.item_key}"
