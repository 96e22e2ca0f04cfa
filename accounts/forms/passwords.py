"""Choosing a password, changing it, asking for a letter."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.calculations import sign_in_name
from accounts.models import User
from core.text.unicode import nfc

_ADVICE = _("Ít nhất 8 ký tự. Nên ghép ba, bốn từ dễ nhớ, ví dụ tên con sông, món ăn và một con số. Có thể gõ dấu.")
_WHY_NOT = {
    "password_too_short": _("Mật khẩu này ngắn quá, cần ít nhất 8 ký tự. Đồng chí thêm một từ nữa."),
    "password_too_common": _("Nhiều người dùng mật khẩu này nên rất dễ đoán. Đồng chí chọn mật khẩu khác."),
}


class _PasswordField(forms.CharField):
    def __init__(self, label: Any, *, required: Any, autocomplete: str = "new-password", help_text: Any = "") -> None:  # noqa: ANN401 -- lazy sentences
        super().__init__(
            label=label,
            max_length=200,
            strip=False,
            help_text=help_text,
            widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
            error_messages={"required": required},
        )

    def clean(self, value: Any) -> str:  # noqa: ANN401 -- Django's own
        """The password with composed letters: macOS and some keyboards send them apart."""
        return nfc(super().clean(value))


class SharedPhoneForm(forms.Form):
    """Whether others use this phone or computer too."""

    shared = forms.BooleanField(
        label=_("Máy dùng chung"),
        required=False,
        help_text=_("Tự đăng xuất khi đóng trình duyệt, hoặc sau 30 phút không dùng."),
    )


class NewPasswordForm(forms.Form):
    """A password, typed twice."""

    password = _PasswordField(_("Mật khẩu mới"), required=_("Đồng chí nhập mật khẩu mới."), help_text=_ADVICE)
    again = _PasswordField(_("Gõ lại mật khẩu mới"), required=_("Đồng chí gõ lại mật khẩu mới."))

    def __init__(self, *args: Any, user: User, **options: Any) -> None:  # noqa: ANN401
        """Know for whom."""
        super().__init__(*args, **options)
        self.user = user

    def clean_password(self) -> str:
        """A password that is neither short, nor common, nor the account's own name or number."""
        password: str = self.cleaned_data["password"]
        own = {self.user.username, self.user.person.phone if self.user.person else ""}
        if sign_in_name(password) in own:
            raise ValidationError(_("Mật khẩu không được trùng tên đăng nhập hay số điện thoại. Đồng chí chọn khác."))
        try:
            validate_password(password, self.user)
        except ValidationError as refusal:
            raise ValidationError([_WHY_NOT.get(error.code or "", error) for error in refusal.error_list]) from None
        return password

    def clean(self) -> None:
        """The same both times."""
        password, again = (self.cleaned_data.get(name) for name in ("password", "again"))
        if password and again and password != again:
            self.add_error("again", _("Hai lần gõ chưa giống nhau. Đồng chí gõ lại; bấm hình con mắt để xem."))


class ChoosePasswordForm(NewPasswordForm, SharedPhoneForm):
    """The first password, or the next one after a letter."""

    field_order = ("password", "again", "shared")


class ChangePasswordForm(NewPasswordForm):
    """Another password, by whoever knows the one of now."""

    old = _PasswordField(
        _("Mật khẩu đang dùng"), required=_("Đồng chí nhập mật khẩu đang dùng."), autocomplete="current-password"
    )
    field_order = ("old", "password", "again")

    def clean_old(self) -> str:
        """The password of now."""
        old: str = self.cleaned_data["old"]
        if not self.user.check_password(old):
            raise ValidationError(_("Mật khẩu đang dùng chưa đúng. Đồng chí gõ lại."))
        return old


class AskLetterForm(forms.Form):
    """Where to send the link."""

    email = forms.EmailField(
        label=_("Địa chỉ thư điện tử"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Đồng chí nhập địa chỉ thư điện tử."),
            "invalid": _("Địa chỉ này chưa đúng. Địa chỉ có dạng ten@noi-gui.vn."),
        },
    )
