"""What forms of courses ask for again and again: a day as it is written here, a unit by name or code."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.text.dates import NotADateError, format_date, parse_date
from organisation.models import UnitVersion
from organisation.selectors import Scope
from organisation.selectors.browsing import units_called


class DayField(forms.CharField):
    """A day as Vietnamese write it: 17/11/2026."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 -- Django's own
        """Ask for digits on a phone."""
        box = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "placeholder": "17/11/2026"})
        super().__init__(**{"widget": box, "max_length": 40, **options})

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401
        """Show a day as it is typed."""
        return format_date(value) if isinstance(value, date) else value

    def clean(self, value: Any) -> date | None:  # noqa: ANN401
        """The day; None for nothing, where nothing is allowed."""
        text = super().clean(value)
        try:
            return parse_date(text) if text else None
        except NotADateError:
            raise ValidationError(_("Đồng chí ghi ngày, tháng, năm, ví dụ 01/07/2025.")) from None


class UnitField(forms.CharField):
    """A unit of a scope by its name or its code; as "Xã Kim Liên (17971)" where a name alone says too little."""

    def __init__(self, *, scope: Scope, **options: Any) -> None:  # noqa: ANN401 -- Django's own
        """Ask for words."""
        self.scope = scope
        box = forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})
        hint = gettext_lazy("Ghi tên hoặc mã đơn vị, không cần dấu.")
        super().__init__(**{"widget": box, "help_text": hint, "max_length": 220, **options})

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401
        """Show a unit by its name and its code."""
        return f"{value.name} ({value.code})" if isinstance(value, UnitVersion) else value

    def clean(self, value: Any) -> UnitVersion | None:  # noqa: ANN401
        """The one unit that is meant; where several may be, they are named."""
        text: str = super().clean(value)
        if not text:
            return None
        code = text.rpartition("(")[2].rstrip(") ") if text.rstrip().endswith(")") else text
        found = units_called(code, self.scope, timezone.localdate())
        if not found:
            raise ValidationError(_("Không có đơn vị nào mang tên hoặc mã này trong phạm vi của đồng chí."))
        if len(found) > 1:
            names = "; ".join(f"{version.name} ({version.code})" for version in found)
            told = _("Có nhiều đơn vị khớp: {names}. Đồng chí ghi mã của một đơn vị.").format(names=names)
            raise ValidationError(told)
        return found[0]


def still_to_come(day: Any) -> Any:  # noqa: ANN401 -- a day or nothing
    """Refuse a day that is past."""
    if day is not None and day < timezone.localdate():
        raise ValidationError(_("Ngày này đã qua. Đồng chí chọn một ngày từ hôm nay trở đi."))
    return day
