"""What courses teach towards: competences, action programmes and their targets. Versioned, because decisions replace one another."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from organisation.models import Dated


class CompetenceFramework(Dated):
    """A framework of digital competence as a decision laid it down: TT 02/2025/TT-BGDĐT, QĐ 757/QĐ-BKHCN."""

    code = models.SlugField(_("mã"), max_length=40)
    version = models.CharField(_("phiên bản"), max_length=20)
    title = models.CharField(_("tên khung năng lực"), max_length=200)
    document = models.CharField(_("văn bản"), max_length=60)

    class Meta(Dated.Meta):
        ordering = ("code", "version")
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=("code", "version"), name="framework_versions_differ"),
        )
        verbose_name = _("khung năng lực")
        verbose_name_plural = _("khung năng lực")

    def __str__(self) -> str:
        return self.title


class Competence(models.Model):
    """A domain of a framework, or with a parent a competence of that domain."""

    framework = models.ForeignKey(CompetenceFramework, on_delete=models.PROTECT, related_name="competences")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    code = models.CharField(_("mã"), max_length=20)
    title = models.CharField(_("năng lực"), max_length=200)
    order = models.PositiveSmallIntegerField(default=100)

    class Meta:
        ordering = ("framework", "order", "code")
        constraints = (models.UniqueConstraint(fields=("framework", "code"), name="competence_codes_differ"),)
        verbose_name = _("năng lực")
        verbose_name_plural = _("năng lực")

    def __str__(self) -> str:
        return f"{self.code}. {self.title}"


class ActionProgramme(Dated):
    """A programme of the Front's own, or with a parent one of its targets; courses say which they serve."""

    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="targets")
    code = models.SlugField(_("mã"), max_length=40, unique=True)
    title = models.CharField(_("chương trình hành động, chỉ tiêu"), max_length=300)
    order = models.PositiveSmallIntegerField(default=100)

    class Meta(Dated.Meta):
        ordering = ("order", "code")
        verbose_name = _("chương trình hành động")
        verbose_name_plural = _("chương trình hành động")

    def __str__(self) -> str:
        return self.title


class Pillar(models.TextChoices):
    """The three pillars of digital transformation."""

    GOVERNMENT = "government", _("Chính quyền số")
    ECONOMY = "economy", _("Kinh tế số")
    SOCIETY = "society", _("Xã hội số")
