"""What the gallery shows the components with: invented, and of every state."""

from typing import Any

from django import forms


class SampleForm(forms.Form):
    """One field of every kind."""

    phone = forms.CharField(label="Số điện thoại", help_text="10 số, bắt đầu bằng 0")
    password = forms.CharField(label="Mật khẩu", widget=forms.PasswordInput)
    note = forms.CharField(label="Ghi chú", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    period = forms.ChoiceField(label="Kỳ", choices=[("2026", "Năm 2026"), ("2025", "Năm 2025")])
    way = forms.ChoiceField(
        label="Cách nhận", choices=[("zalo", "Zalo"), ("sms", "Tin nhắn")], widget=forms.RadioSelect
    )
    agree = forms.BooleanField(label="Tôi đã đọc quy chế", required=False)


def examples() -> dict[str, Any]:
    """The values that the gallery's template hands to the components."""
    return {"form": SampleForm({"phone": "091200012"})}
