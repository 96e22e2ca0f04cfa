"""Clean input: a code to check, a reason to end a certificate."""

from django import forms
from django.utils.translation import gettext_lazy as _

from certificates.calculations import code_from


class CodeForm(forms.Form):
    """A verification code, however it is typed."""

    ma = forms.CharField(
        label=_("Mã tra cứu"),
        help_text=_("16 chữ và số, in cạnh mã QR. Ví dụ: 7K3M-QX9A-0BDF-ZZ41"),
        max_length=60,
        error_messages={"required": _("Chưa nhập mã. Mã có 16 chữ và số, in cạnh mã QR.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
    )

    def clean_ma(self) -> str:
        """The code without ornament; what can be none is refused with a hint at what is often taken for it."""
        typed = self.cleaned_data["ma"]
        code = code_from(typed)
        if code is None and "/" in typed:
            raise forms.ValidationError(_("Đây là số của giấy. Hãy nhập mã tra cứu có 16 chữ và số, in cạnh mã QR."))
        if code is None:
            raise forms.ValidationError(_("Mã cần đủ 16 chữ và số. Hãy so lại với giấy, từng nhóm bốn ký tự."))
        return code


class ReasonForm(forms.Form):
    """Why a certificate ends."""

    reason = forms.CharField(
        label=_("Lý do"),
        help_text=_("Người được cấp đọc được lý do này."),
        max_length=300,
        error_messages={"required": _("Chưa ghi lý do. Đồng chí ghi lý do để người được cấp biết.")},
        widget=forms.Textarea(attrs={"rows": 2}),
    )
