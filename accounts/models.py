"""The human and the account: a person may have no account, an account at most one person."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.ids import uuid7


class Person(models.Model):
    """A human known to the organisation, whether or not they ever sign in.

    `sort_key` orders by given name, `search_key` is the folded name; `save` derives both, bulk writers call
    `accounts.services.with_keys`. A person merged into another keeps their row and points at the one who stays.
    """

    uid = models.UUIDField(default=uuid7, unique=True, editable=False)
    full_name = models.CharField(_("họ và tên"), max_length=120)
    sort_key = models.CharField(max_length=255, editable=False, db_index=True)
    search_key = models.CharField(max_length=120, editable=False, db_index=True)
    birth_year = models.PositiveSmallIntegerField(_("năm sinh"), null=True, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=20, blank=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("sort_key",)
        verbose_name = _("người")
        verbose_name_plural = _("người")

    def __str__(self) -> str:
        return self.full_name


class Theme(models.TextChoices):
    """How the pages are coloured."""

    LIGHT = "light", _("Sáng")
    DARK = "dark", _("Tối")
    CONTRAST = "contrast", _("Đậm nét")


class User(AbstractUser):
    """A sign-in; what it may do comes from role grants, what it has learnt from its person."""

    # The only names our screens show are the person's; Django's pair stays empty.
    person = models.OneToOneField(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="user")
    theme = models.CharField(_("nền và màu"), max_length=10, choices=Theme.choices, blank=True)
    text_size = models.PositiveSmallIntegerField(_("cỡ chữ (%)"), default=100)

    class Meta:
        verbose_name = _("tài khoản")
        verbose_name_plural = _("tài khoản")

    def __str__(self) -> str:
        return self.person.full_name if self.person else self.username
