"""The second factor: a code from an application, a passkey, or one of the recovery codes."""

import base64
from hashlib import sha256
from typing import Any

import segno
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from cryptography.fernet import Fernet
from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User

_KEY_NAME = gettext_lazy("Tên gọi")


class SecondFactorAdapter(DefaultMFAAdapter):
    """Our words and our QR codes; secrets are encrypted with a key derived from the site's."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy(
            "Mã chưa đúng. Đồng chí xem lại mã đang hiện trong ứng dụng, kiểm tra giờ của điện thoại rồi gõ lại."
        ),
        "cannot_delete_authenticator": gettext_lazy(
            "Vai trò của đồng chí bắt buộc xác thực hai lớp. Đồng chí thêm cách khác trước khi bỏ cách này."
        ),
        "cannot_generate_recovery_codes": gettext_lazy("Đồng chí bật xác thực hai lớp trước, rồi tạo mã dự phòng."),
    }

    def get_totp_issuer(self) -> str:
        """The name under which the application lists the account."""
        return str(settings.WAGTAIL_SITE_NAME)

    def _get_site_name(self) -> str:
        return str(settings.WAGTAIL_SITE_NAME)

    def build_totp_svg(self, url: str) -> str:
        """The QR code for the application; dark on light in every theme, or cameras fail."""
        return str(
            segno.make(url, error="m").svg_inline(scale=5, border=3, light="#fff", svgclass=None, lineclass=None)
        )

    def encrypt(self, text: str) -> str:
        """What is stored of a secret."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret of what is stored."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:  # noqa: A002 -- allauth's name
        """A name for the next passkey."""
        count = Authenticator.objects.filter(user=user, type=type).count()
        return _("Khóa {number}").format(number=count + 1)


def _cipher() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(sha256(f"second factor:{settings.SECRET_KEY}".encode()).digest()))


class _CodeField(forms.CharField):
    def __init__(self, label: Any) -> None:  # noqa: ANN401 -- a lazy sentence
        super().__init__(
            label=label,
            max_length=20,
            widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}),
            error_messages={"required": gettext_lazy("Đồng chí gõ mã.")},
        )

    def clean(self, value: Any) -> str:  # noqa: ANN401 -- Django's own
        """The code without the spaces that applications show."""
        return str(super().clean("".join(str(value or "").split())))


class SecondFactorForm(AuthenticateForm):
    """At sign-in: six digits of the application, or a recovery code."""

    code = _CodeField(gettext_lazy("Mã 6 số trong ứng dụng, hoặc một mã dự phòng"))


class SecondFactorAgainForm(ReauthenticateForm):
    """Before something delicate: the same."""

    code = _CodeField(gettext_lazy("Mã 6 số trong ứng dụng, hoặc một mã dự phòng"))


class ActivateAppForm(ActivateTOTPForm):
    """The first code of the application, to see that it was set up."""

    code = _CodeField(gettext_lazy("Mã 6 số đang hiện trong ứng dụng"))


class AddPasskeyForm(AddWebAuthnForm):
    """A passkey and what it is to be called; always one that can sign in alone."""

    name = forms.CharField(label=_KEY_NAME, max_length=60, required=False)
    passwordless = forms.BooleanField(required=False, initial=True, widget=forms.HiddenInput)


class NamePasskeyForm(EditWebAuthnForm):
    """Another name for a passkey."""

    name = forms.CharField(
        label=_KEY_NAME, max_length=60, error_messages={"required": gettext_lazy("Đồng chí gõ tên gọi của khóa.")}
    )
