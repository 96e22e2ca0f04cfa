"""The human and the account: a person may have no account, an account at most one person."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from core.ids import uuid7
from core.text.names import name_key
from core.text.phones import format_phone
from core.text.search import fold

SORT_KEY_LENGTH = 255


class Person(models.Model):
    """A human known to the organisation, whether or not they ever sign in.

    `sort_key` orders by given name, `search_key` is the folded name; `save` derives both, bulk writers call
    `accounts.services.with_keys`. A person merged into another keeps their row and points at the one who stays.
    """

    uid = models.UUIDField(default=uuid7, unique=True, editable=False)
    full_name = models.CharField(_("họ và tên"), max_length=120)
    sort_key = models.CharField(max_length=SORT_KEY_LENGTH, editable=False, db_index=True)
    search_key = models.CharField(max_length=120, editable=False, db_index=True)
    birth_year = models.PositiveSmallIntegerField(_("năm sinh"), null=True, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=20, blank=True, db_index=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("sort_key",)
        verbose_name = _("người")
        verbose_name_plural = _("người")

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 -- Django's own
        """Save with the keys of the name as it is now."""
        self.derive_keys()
        fields = options.get("update_fields")
        if fields is not None and "full_name" in fields:
            options["update_fields"] = {*fields, "sort_key", "search_key"}
        super().save(*args, **options)

    @property
    def phone_in_groups(self) -> str:
        """The telephone number as it is read out."""
        return format_phone(self.phone)

    def derive_keys(self) -> None:
        """Set `sort_key` and `search_key` from the name."""
        self.sort_key = name_key(self.full_name)[:SORT_KEY_LENGTH]
        self.search_key = fold(self.full_name)[:120]


class Theme(models.TextChoices):
    """How the pages are coloured."""

    LIGHT = "light", _("Sáng")
    DARK = "dark", _("Tối")
    CONTRAST = "contrast", _("Đậm nét")


class User(AbstractUser):
    """A sign-in; what it may do comes from role grants, what it has learnt from its person.

    `username` is kept as `accounts.calculations.sign_in_name` writes it, so that capitals never matter.
    """

    # The only names our screens show are the person's; Django's pair stays empty.
    person = models.OneToOneField(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="user")
    theme = models.CharField(_("nền và màu"), max_length=10, choices=Theme.choices, blank=True)
    text_size = models.PositiveSmallIntegerField(_("cỡ chữ (%)"), default=100)

    class Meta:
        verbose_name = _("tài khoản")
        verbose_name_plural = _("tài khoản")
        constraints = (models.UniqueConstraint(Lower("username"), name="one_account_per_name_in_any_case"),)

    def __str__(self) -> str:
        return self.person.full_name if self.person else self.username

    def get_full_name(self) -> str:
        """What Wagtail shows of an account."""
        return str(self)


class ApiToken(models.Model):
    """A secret with which a program acts for an account; only its hash is kept."""

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="access_tokens", verbose_name=_("tài khoản"))
    name = models.CharField(_("dùng cho"), max_length=100)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("cấp lúc"), auto_now_add=True)
    last_used_at = models.DateTimeField(_("dùng lần cuối"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("thu hồi lúc"), null=True, blank=True)

    class Meta:
        ordering = ("-created_at",)
        verbose_name = _("mã truy cập")
        verbose_name_plural = _("mã truy cập")

    def __str__(self) -> str:
        return f"{self.name} ({self.owner.username})"
