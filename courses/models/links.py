"""What was found when the links of lessons were tried."""

from hashlib import sha256

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class LinkFinding(models.TextChoices):
    """How a link answered."""

    ALIVE = "alive", _("mở được")
    GONE = "gone", _("không còn trang này")
    SILENT = "silent", _("không trả lời")
    REFUSED = "refused", _("không thử được")


class CheckedLink(models.Model):
    """An address outside the site that a lesson leads to, and how it answered last; `hash` is SHA-256 of the address."""

    hash = models.CharField(max_length=64, primary_key=True)
    url = models.TextField()
    finding = models.CharField(max_length=20, choices=LinkFinding.choices)
    checked_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.url[:80]

    @staticmethod
    def hash_of(url: str) -> str:
        """The key under which an address is kept, however long it is."""
        return sha256(url.encode()).hexdigest()
