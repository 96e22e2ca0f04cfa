"""How many periods (tiết) a year are advised, as it is filled in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from accounts.models import User
from courses.services.programmes import advise_periods
from organisation.models import Category

MOST = 400


class AdviceForm(forms.Form):
    """A number for a category and a year."""

    category = forms.ChoiceField(label=gettext_lazy("Diện"), choices=Category.choices)
    year = forms.IntegerField(label=gettext_lazy("Năm"), min_value=2000, max_value=2100)
    periods = forms.DecimalField(
        label=gettext_lazy("Số tiết khuyến nghị"),
        min_value=0,
        max_value=MOST,
        max_digits=5,
        decimal_places=1,
        localize=True,
        help_text=gettext_lazy("Ghi 0 để bỏ mức khuyến nghị của diện này."),
    )
    document = forms.CharField(
        label=gettext_lazy("Theo văn bản số"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Ví dụ: 12/KH-MTTQ"),
    )

    def advise(self, actor: User) -> None:
        """Set it."""
        facts: dict[str, Any] = self.cleaned_data
        advise_periods(**facts, actor=actor)
