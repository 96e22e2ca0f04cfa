"""What the forms of the register ask for again and again: a day, a unit."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.text.dates import NotADateError, format_date, parse_date
from organisation.models import UnitVersion
from organisation.selectors import Scope
from organisation.selectors.browsing import units_called

_CODE_IN_BRACKETS = re.compile(r".*\((?P<code>[^()]+)\)\s*")


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
    """A unit by its name or its code, among those that a scope holds on a day."""

    def __init__(self, *, scope: Scope, as_of: date, **options: Any) -> None:  # noqa: ANN401 -- Django's own
        """Have names suggested while one types."""
        self.scope, self.as_of = scope, as_of
        box = forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})
        hint = gettext_lazy("Tên hoặc mã đơn vị, không cần dấu")
        super().__init__(**{"widget": box, "help_text": hint, "max_length": 220, **options})

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401
        """Show a unit by its name and its code."""
        return f"{value.name} ({value.code})" if isinstance(value, UnitVersion) else value

    def clean(self, value: Any) -> UnitVersion | None:  # noqa: ANN401
        """The one unit that is meant; where several may be, their codes are told."""
        text = super().clean(value)
        return _meant(text, self.scope, self.as_of) if text else None


class UnitsField(forms.CharField):
    """Several units, one a line."""

    def __init__(self, *, scope: Scope, as_of: date, **options: Any) -> None:  # noqa: ANN401 -- Django's own
        """Give room for lines."""
        self.scope, self.as_of = scope, as_of
        box = forms.Textarea(attrs={"rows": 4, "autocomplete": "off", "spellcheck": "false"})
        hint = gettext_lazy("Mỗi dòng một tên hoặc mã, không cần dấu")
        super().__init__(**{"widget": box, "help_text": hint, "max_length": 20_000, **options})

    def clean(self, value: Any) -> Sequence[UnitVersion]:  # noqa: ANN401
        """The units that are meant, each once; every line that names none is told."""
        lines = dict.fromkeys(line.strip() for line in super().clean(value).splitlines() if line.strip())
        found, errors = {}, []
        for line in lines:
            try:
                version = _meant(line, self.scope, self.as_of)
                found[version.unit_id] = version
            except ValidationError as error:
                errors += [f"{line}: {message}" for message in error.messages]
        if errors:
            raise ValidationError(errors)
        return list(found.values())


def _meant(text: str, scope: Scope, as_of: date) -> UnitVersion:
    match = _CODE_IN_BRACKETS.fullmatch(text)
    found = units_called(match["code"] if match else text, scope, as_of)
    if not found:
        raise ValidationError(_("Không có đơn vị nào mang tên hoặc mã này trong phạm vi của đồng chí."))
    if len(found) > 1:
        names = "; ".join(f"{version.name} ({version.code})" for version in found)
        raise ValidationError(_("Có nhiều đơn vị khớp: %(names)s. Đồng chí ghi mã của một đơn vị.") % {"names": names})
    return found[0]
