"""What forms about quizzes share: a moment, and pages of rules."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from quizzes.models import Quiz

Data = Mapping[str, Any] | None

WRITTEN = "%Y-%m-%dT%H:%M"


class MomentField(forms.DateTimeField):
    """A day and an hour, as the clock on the wall in Viet Nam shows it."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 -- Django's own
        """Ask with the phone's own calendar; where it has none, the day may be typed as it is written here."""
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=WRITTEN)
        wrong = {"invalid": _("Đồng chí ghi ngày và giờ, ví dụ 17/11/2026 08:00.")}
        formats = [WRITTEN, "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M"]
        super().__init__(
            **{"widget": widget, "input_formats": formats, "error_messages": wrong, "required": False, **options}
        )


class RulesForm(forms.ModelForm):  # type: ignore[type-arg]
    """One page of rules of a quiz, for somebody who keeps it; `values` is what was said, by the names of the columns."""

    def __init__(self, user: User, data: Data = None, *, instance: Quiz) -> None:
        super().__init__(data, instance=instance)
        self.user = user

    @property
    def values(self) -> dict[str, Any]:
        """As it was said."""
        return dict(self.cleaned_data)
