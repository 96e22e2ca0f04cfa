"""What lessons refer to: words explained once for all, and the legal texts that they cite."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.text.search import fold
from courses.models.editions import LessonContent


class Term(models.Model):
    """A word of the trade and what it means, in plain words."""

    word = models.CharField(_("thuật ngữ"), max_length=100, unique=True)
    also = models.CharField(_("còn gọi là, viết tắt"), max_length=200, blank=True)
    meaning = models.TextField(_("giải nghĩa"), help_text=_("Một hai câu, nói như nói với bà con."))
    search_key = models.CharField(max_length=400, editable=False)

    class Meta:
        ordering = ("search_key",)
        verbose_name = _("thuật ngữ")
        verbose_name_plural = _("thuật ngữ")

    def __str__(self) -> str:
        return self.word

    def save(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 -- Django's own
        """Save with the key under which it is found and put in order."""
        self.search_key = fold(f"{self.word} {self.also}")
        super().save(*args, **options)


class Citation(models.Model):
    """A legal text that the text of a lesson names; kept so that it is quickly said which lessons name it."""

    content = models.ForeignKey(LessonContent, on_delete=models.CASCADE, related_name="citations")
    number = models.CharField(max_length=60, db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("content", "number"), name="text_cited_once_by_a_lesson"),)

    def __str__(self) -> str:
        return self.number
