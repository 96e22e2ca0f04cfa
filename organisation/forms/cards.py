"""Handing out sign-in cards."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

_REASONS = [
    (reason, reason)
    for reason in (
        _("Quên mật khẩu"),
        _("Mất thẻ hoặc thẻ hết hạn"),
        _("Nghi người khác biết mật khẩu"),
        _("Vào lần đầu"),
    )
]


class UidsField(forms.MultipleChoiceField):
    """Ticked people, by their uids."""

    def validate(self, value: Any) -> None:  # noqa: ANN401 -- Django's own
        """Leave it to the service who of them may get a card."""

    def clean(self, value: Any) -> list[UUID]:  # noqa: ANN401
        """The uids; what is none names nobody."""
        return [UUID(uid) for uid in super().clean(value) if _is_uid(uid)]


class HandOutForm(forms.Form):
    """Cards for all who wait, or for those ticked."""

    people = UidsField(required=False)
    everybody = forms.BooleanField(required=False)

    @property
    def chosen(self) -> list[UUID] | None:
        """The people ticked; None for everybody."""
        return None if self.cleaned_data["everybody"] else self.cleaned_data["people"]


class NewCardForm(forms.Form):
    """Why one person gets a new card."""

    reason = forms.ChoiceField(
        label=_("Lý do cấp thẻ"),
        choices=_REASONS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Đồng chí chọn lý do.")},
    )


def _is_uid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
