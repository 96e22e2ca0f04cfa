"""What a learner writes in the margin, and the address under which their calendar reads their days: nobody else's business."""

from secrets import token_urlsafe

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.ids import uuid7
from courses.models.pages import CoursePage


class Note(models.Model):
    """A note or, without text, a bookmark: at a lesson, or at one block of it."""

    uid = models.UUIDField(default=uuid7, unique=True)
    learner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notes")
    course = models.ForeignKey(CoursePage, on_delete=models.PROTECT, related_name="notes")
    item_key = models.UUIDField()
    block_id = models.CharField(max_length=36, blank=True)
    text = models.TextField(_("ghi chú"), blank=True, max_length=4000)
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("-created_at",)
        indexes = (models.Index(fields=("learner", "course", "item_key"), name="notes_of_item"),)

    def __str__(self) -> str:
        return self.text[:40] or str(self.item_key)


def new_feed_key() -> str:
    """What nobody can guess: 256 bits."""
    return token_urlsafe(32)


class CalendarFeed(models.Model):
    """The secret address of a learner's days, for the calendar of their phone; a new key shuts out whoever knew the old one.

    The key is kept as it is: it opens nothing but the days, which lie beside it, and its owner may want to see it again.
    """

    learner = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="calendar_feed")
    key = models.CharField(max_length=64, unique=True, default=new_feed_key)
    created_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(_("máy đọc lần cuối"), null=True)

    def __str__(self) -> str:
        return f"calendar of {self.learner_id}"
