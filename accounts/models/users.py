"""The account: at most one to a person; and the secrets that let somebody or something in."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.models.people import Person


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


class SignInCard(models.Model):
    """A printed card with which somebody signs in once and chooses a password; only a keyed hash of its code is kept.

    Issuing a new one revokes those before it.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sign_in_cards")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    reason = models.CharField(_("lý do"), max_length=200, blank=True)
    issued_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="issued_cards")
    issued_at = models.DateTimeField(_("cấp lúc"), auto_now_add=True)
    expires_at = models.DateTimeField(_("dùng đến"))
    used_at = models.DateTimeField(_("đã dùng lúc"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("thu hồi lúc"), null=True, blank=True)

    class Meta:
        ordering = ("-issued_at",)
        verbose_name = _("thẻ đăng nhập")
        verbose_name_plural = _("thẻ đăng nhập")

    def __str__(self) -> str:
        return f"Card {self.pk} of {self.user_id}"


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
