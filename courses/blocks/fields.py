"""The fields that the blocks of a lesson are made of."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

# What the running text of a lesson may have; headings, figures and tables are blocks of their own.
FEATURES = ["bold", "italic", "ol", "ul", "link", "blockquote", "code"]

_MARKS = (
    (re.compile(r"\*\*(.+?)\*\*"), r"<b>\1</b>"),
    (re.compile(r"\*(.+?)\*"), r"<i>\1</i>"),
    (re.compile(r"`(.+?)`"), r"<code>\1</code>"),
)
_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)")


class Line(str):
    """Plain text in which `**bold**`, `*emphasised*` and `` `code` `` show as such on a page."""

    __slots__ = ()

    def __html__(self) -> SafeString:
        html = str(escape(str(self)))
        for pattern, element in _MARKS:
            html = pattern.sub(element, html)
        return mark_safe(html)  # noqa: S308 -- escaped first, then given three elements without attributes


class LineBlock(blocks.TextBlock):
    """One line of text: an answer, a step, a cell. Far lighter in the editor than rich text."""

    def to_python(self, value: str) -> Line:
        """From what is stored."""
        return Line(value or "")

    normalize = to_python
    value_from_form = to_python

    def value_for_form(self, value: Line) -> str:
        """As it was typed."""
        return str(value)

    def get_prep_value(self, value: Line) -> str:
        """As it is stored."""
        return str(value)


def clock(seconds: int) -> str:
    """Minutes and seconds, from an hour on hours as well.

    >>> clock(125), clock(3600)
    ('2:05', '1:00:00')
    """
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def seconds_of(text: str) -> int | None:
    """The seconds of 2:05 or 1:00:00; None for what is neither.

    >>> seconds_of("2:05"), seconds_of("1:00:00"), seconds_of("dài")
    (125, 3600, None)
    """
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return (hours * 60 + minutes) * 60 + seconds


class LengthField(forms.Field):
    """A length typed as minutes and seconds."""

    widget = forms.TextInput(attrs={"size": 8, "inputmode": "text", "autocomplete": "off"})

    def to_python(self, value: Any) -> int | None:  # noqa: ANN401 -- Django's own
        """The seconds; none where nothing was typed."""
        text = str(value or "").strip()
        seconds = seconds_of(text)
        if text and not seconds:
            raise ValidationError(_("Đồng chí ghi phút và giây, ví dụ 2:05."), code="not_a_length")
        return seconds

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 -- Django's own
        """As it was typed."""
        return clock(value) if isinstance(value, int) else value


class LengthBlock(blocks.FieldBlock):
    """How long something lasts: seconds in store, minutes and seconds in the editor."""

    def __init__(self, *, required: bool = False, help_text: str = "", **options: Any) -> None:  # noqa: ANN401
        self.field = LengthField(required=required, help_text=help_text)
        super().__init__(**options)

    def value_for_form(self, value: int | None) -> str:
        """As it was typed."""
        return clock(value) if value else ""

    class Meta:
        icon = "time"
        default = None
