"""The sign-in form."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.calculations import sign_in_name
from accounts.forms.passwords import SharedPhoneForm
from core.text.unicode import nfc


class SignInForm(SharedPhoneForm, LoginForm):
    """Name or telephone number, and password, as phones type them: any capitals, any composition of letters."""

    password = forms.CharField(
        label=_("Mật khẩu"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Đồng chí nhập mật khẩu.")},
    )

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401
        """Replace the field that allauth makes for the name."""
        super().__init__(*args, **options)
        self.fields["login"] = forms.CharField(
            label=_("Tên đăng nhập hoặc số điện thoại"),
            max_length=150,
            widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
            error_messages={"required": _("Đồng chí nhập tên đăng nhập hoặc số điện thoại.")},
        )
        self.order_fields(["login", "password", "shared"])

    def clean_login(self) -> str:
        """The name as accounts keep it; tries are counted under this form too."""
        return sign_in_name(self.cleaned_data["login"])

    def clean_password(self) -> str:
        """The password with composed letters: macOS and some keyboards send them apart."""
        return nfc(self.cleaned_data["password"])

    def clean(self) -> Any:  # noqa: ANN401 -- allauth's own
        """Recognise the account; a closed one is told so, once the password was right."""
        cleaned = super().clean()
        if self.user and not self.user.is_active:
            raise get_adapter().validation_error("account_inactive")
        return cleaned

    @property
    def is_throttled(self) -> bool:
        """Whether it was refused for too many tries."""
        return bool(self.has_error("__all__", "too_many_login_attempts"))
