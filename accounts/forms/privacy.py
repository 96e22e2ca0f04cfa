"""What people agree to and ask for about their data."""

from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.models import Purpose, RequestKind

NEEDS_WORDS = {RequestKind.CORRECT, RequestKind.COMPLAIN}


def capitalised(choices: type[TextChoices]) -> list[tuple[str, str]]:
    """The choices as lines of a form, in the language of the moment."""
    return [(value, capfirst(label)) for value, label in choices.choices]


class NoticeForm(forms.Form):
    """The purposes beyond training, each by itself and none ticked beforehand."""

    purposes = forms.MultipleChoiceField(
        label=_("Đồng chí có đồng ý thêm điều nào không"),
        choices=lambda: capitalised(Purpose),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class ConsentForm(forms.Form):
    """One purpose, and whether the person agrees to it from now on."""

    purpose = forms.ChoiceField(choices=Purpose.choices)
    agrees = forms.BooleanField(required=False)


class RequestForm(forms.Form):
    """What somebody asks about their data."""

    kind = forms.ChoiceField(
        label=_("Đồng chí muốn"),
        choices=lambda: capitalised(RequestKind),
        widget=forms.RadioSelect,
        error_messages={"required": _("Đồng chí chọn một việc.")},
    )
    text = forms.CharField(
        label=_("Nội dung"),
        required=False,
        max_length=2000,
        help_text=_("Ghi rõ chỗ cần sửa, ví dụ: năm sinh đúng là 1974. Không ghi số căn cước."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self) -> dict[str, Any]:
        """Corrections and complaints say what they are about."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("kind") in NEEDS_WORDS and not cleaned.get("text"):
            self.add_error("text", _("Đồng chí ghi rõ chỗ cần sửa hoặc việc muốn khiếu nại."))
        return cleaned
