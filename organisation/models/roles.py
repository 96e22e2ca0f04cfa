"""Who may act as what, and over which units."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from organisation.models.dated import Dated
from organisation.models.units import Unit


class Role(models.TextChoices):
    """What a grant lets its holder do within a subtree."""

    LEARNER = "learner", _("Người học")
    TRAINER = "trainer", _("Giảng viên")
    EDITOR = "editor", _("Biên tập")
    HR_OFFICER = "hr_officer", _("Cán bộ tổ chức")
    DATA_MANAGER = "data_manager", _("Phụ trách dữ liệu")
    APPRAISER = "appraiser", _("Thẩm định thi đua")
    COUNCIL = "council", _("Hội đồng thi đua")
    ADMINISTRATOR = "administrator", _("Quản trị")


class EndReason(models.TextChoices):
    """Why somebody acts in a role no longer; the log keeps it, and so holds no free text about a person."""

    FINISHED = "finished", _("hết nhiệm vụ được giao")
    MOVED = "moved", _("chuyển công tác hoặc nghỉ")
    MISTAKEN = "mistaken", _("giao nhầm")
    UNSAFE = "unsafe", _("bảo vệ tài khoản")


class RoleGrant(Dated):
    """A role over a unit's subtree for a time; without one, every door is shut."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="role_grants")
    role = models.CharField(_("vai trò"), max_length=20, choices=Role.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="role_grants")
    reason = models.CharField(_("lý do"), max_length=200)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="grants_given"
    )

    class Meta(Dated.Meta):
        indexes = (models.Index(fields=("user", "role"), name="grant_of_user"),)
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=("user", "role", "unit"), condition=models.Q(valid_to=None), name="one_current_grant"
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} is {self.role} of {self.unit_id}"
