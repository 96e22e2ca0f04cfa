"""The fields that the blocks of a lesson are made of."""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from wagtail import blocks

# What the running text of a lesson may have; headings, figures and tables are blocks of their own.
FEATURES = ["bold", "italic", "ol", "ul", "link", "blockquote", "code"]

_MARKS = (
    (re.compile(r"\*\*(.+?)\*\*"), r"<b>\1</b>"),
    (re.compile(r"\*(.+?)\*"), r"<i>\1</i>"),
    (re.compile(r"`(.+?)`"), r"<code>\1</code>"),
)


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
