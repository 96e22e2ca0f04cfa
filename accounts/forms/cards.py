"""The code of a sign-in card."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CardForm(forms.Form):
    """A code as printed, in any letters and groups; whether it opens anything is asked where it is used."""

    code = forms.CharField(
        label=_("Mã thẻ"),
        max_length=30,
        help_text=_("8 chữ và số in trên thẻ, ví dụ 7K3M-QX9A. Chữ hoa hay chữ thường đều được."),
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={"required": _("Đồng chí nhập mã in trên thẻ.")},
    )
