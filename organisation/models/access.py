"""Who looked at whose personal data."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from organisation.models.units import Unit


class PersonalAccess(models.Model):
    """An account was shown, or took out, personal data: of one person, or of a list of people of a unit.

    `page` is a sentence part for people: "danh sách hoàn thành", "trang cá nhân"; repeated looks within an hour are one row.
    """

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="personal_accesses"
    )
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.CASCADE, related_name="accesses", verbose_name=_("người")
    )
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="accesses", verbose_name=_("đơn vị")
    )
    page = models.CharField(_("đã xem"), max_length=100)
    purpose = models.CharField(_("mục đích"), max_length=200, blank=True)
    people = models.PositiveIntegerField(_("số người"), default=1)
    is_export = models.BooleanField(_("lấy ra tệp"), default=False)
    at = models.DateTimeField(_("lúc"), auto_now_add=True)

    class Meta:
        ordering = ("-at",)
        indexes = (models.Index(fields=("unit", "at"), name="accesses_of_unit"),)

    def __str__(self) -> str:
        return f"{self.actor_id} {self.page}"
