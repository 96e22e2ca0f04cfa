"""Giving a role and taking it back."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from organisation.forms.fields import DayField, UnitField
from organisation.models import EndReason, Role, RoleGrant
from organisation.selectors import Scope
from organisation.selectors.grants import is_own_last
from organisation.services import end_role, grant_role
from organisation.services.trying import refusal_of

A_YEAR = timedelta(days=365)
DUTIES = {
    Role.LEARNER: _("học, làm bài và nhận giấy chứng nhận"),
    Role.TRAINER: _("soạn bài học và câu hỏi, gửi duyệt"),
    Role.EDITOR: _("duyệt và đăng bài học, câu hỏi, tin bài"),
    Role.HR_OFFICER: _("xem tiến độ học tập và danh sách cán bộ"),
    Role.DATA_MANAGER: _("giữ sổ đơn vị, cán bộ và thẻ đăng nhập"),
    Role.APPRAISER: _("thẩm định điểm thi đua"),
    Role.COUNCIL: _("biểu quyết và xếp loại thi đua"),
    Role.ADMINISTRATOR: _("làm mọi việc của phụ trách dữ liệu và giao vai trò cho người khác"),
}


class GrantForm(forms.Form):
    """A role over a unit and all below it, for a time and a reason."""

    role = forms.ChoiceField(label=_("Vai trò"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Lý do"), max_length=200, help_text=_("Ví dụ: Quyết định phân công số 12/QĐ-MTTQ ngày 05/11/2026")
    )
    until = DayField(
        label=_("Đến hết ngày"), required=False, help_text=_("Để trống nếu giao đến khi có quyết định khác.")
    )
    field_order = ("role", "unit", "until", "reason")

    def __init__(self, user: User, actor: User, scope: Scope, data: Mapping[str, Any] | None = None) -> None:
        """Offer only the granter's own units, and a year."""
        self.user, self.actor = user, actor
        super().__init__(data, initial={"until": timezone.localdate() + A_YEAR})
        role = self.fields["role"]
        assert isinstance(role, forms.ChoiceField)  # noqa: S101 -- declared above
        role.choices = [(role.value, f"{role.label}: {DUTIES[role]}") for role in Role]
        self.fields["unit"] = UnitField(
            scope=scope,
            as_of=timezone.localdate(),
            label=_("Trên đơn vị"),
            help_text=_("Vai trò có hiệu lực ở đơn vị này và mọi đơn vị trực thuộc. Ghi tên hoặc mã."),
        )
        self.order_fields(self.field_order)

    def clean_until(self) -> date | None:
        """The last day must still come."""
        until: date | None = self.cleaned_data["until"]
        if until is not None and until < timezone.localdate():
            raise forms.ValidationError(_("Ngày này đã qua. Đồng chí chọn một ngày từ hôm nay trở đi."))
        return until

    def clean(self) -> dict[str, Any]:
        """Refuse what could not be granted so."""
        cleaned = super().clean() or {}
        if not self.errors and (refusal := refusal_of(self.save)) is not None:
            self.add_error(None, refusal.sentence)
        return cleaned

    def save(self) -> RoleGrant:
        """Give the role: what is kept is the day after the last."""
        until = self.cleaned_data["until"]
        return grant_role(
            user=self.user,
            role=Role(self.cleaned_data["role"]),
            unit=self.cleaned_data["unit"].unit,
            reason=self.cleaned_data["reason"],
            until=until + timedelta(days=1) if until else None,
            actor=self.actor,
        )


class EndGrantForm(forms.Form):
    """Why the role ends now."""

    reason = forms.ChoiceField(
        label=_("Lý do kết thúc"),
        choices=[(reason.value, capfirst(reason.label)) for reason in EndReason],
        widget=forms.RadioSelect,
    )

    def __init__(self, grant: RoleGrant, actor: User, data: Mapping[str, Any] | None = None) -> None:
        """Have somebody who gives up their own last say say so twice."""
        self.grant, self.actor = grant, actor
        super().__init__(data)
        if is_own_last(grant, actor):
            self.fields["sure"] = forms.BooleanField(
                label=_("Đây là vai trò quản trị của chính tôi. Tôi hiểu rằng sau đó tôi không tự giao lại được.")
            )

    def clean(self) -> dict[str, Any]:
        """Refuse what would leave nobody who grants."""
        cleaned = super().clean() or {}
        if not self.errors and (refusal := refusal_of(self.save)) is not None:
            self.add_error(None, refusal.sentence)
        return cleaned

    def save(self) -> None:
        """End it; a fresh copy, for one that was tried out remembers that it had ended."""
        grant = RoleGrant.objects.get(pk=self.grant.pk)
        end_role(grant=grant, actor=self.actor, reason=EndReason(self.cleaned_data["reason"]))
