"""What a learner answers with."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from core.components.actions import draw
from core.components.registry import component, written_component


@written_component
def opt(
    text: str,
    *,
    letter: str,
    name: str,
    value: str | int,
    kind: Literal["radio", "checkbox"] = "radio",
    checked: bool = False,
) -> SafeString:
    """Offer one answer: a whole card over a native radio button or check box."""
    is_box = kind == "checkbox"
    return format_html(
        _OPT,
        " box" * is_box,
        kind,
        name,
        value,
        _CHECKED if checked else "",
        letter,
        draw("check") if is_box else "",
        text,
    )


_CHECKED = mark_safe(" checked")
_OPT = (
    '<label class="opt{}"><input type="{}" name="{}" value="{}"{}><span class="k" aria-hidden="true"><span>{}</span>{}</span>'
    "<span>{}</span></label>"
)


@component
def opt_result(text: str, *, state: Literal["right", "wrong", "plain"], lead: str = "") -> None:
    """Show an answer after the paper was marked; `lead` says whose it was."""


@written_component
def qmap(items: Iterable[Any], *, label: str, form: str = "") -> SafeString:
    """Lead to every question of a paper: each item has `number`, `url`, `is_answered`, `is_flagged`, `is_current`.

    With the id of a `form` the signs are its submit buttons `go=<number>`: what is chosen is saved on the way.
    """
    words = _words()
    if form:
        buttons = ((form, i.number, _css(i), _mark("step", i), _said(i, words), i.number) for i in items)
        signs = format_html_join("", _BUTTON, buttons)
        return format_html('<div class="qmap" role="group" aria-label="{}">{}</div>', label, signs)
    links = ((i.url, _css(i), _mark("page", i), _said(i, words), i.number) for i in items)
    return format_html('<nav class="qmap" aria-label="{}">{}</nav>', label, format_html_join("", _LINK, links))


_BUTTON = '<button type="submit" form="{}" name="go" value="{}" class="{}"{} aria-label="{}">{}</button>'
_LINK = '<a href="{}" class="{}"{} aria-label="{}">{}</a>'


def _css(item: Any) -> str:  # noqa: ANN401 -- whatever has the five attributes
    return f"{'a' * item.is_answered}{' f' * item.is_flagged}"


def _mark(kind: str, item: Any) -> SafeString:  # noqa: ANN401 -- whatever has the five attributes
    return format_html(' aria-current="{}"', kind) if item.is_current else SafeString()


def _words() -> Mapping[str, str]:
    """What may be said of a question, in the language of the moment."""
    return {
        "current": _("đang làm"),
        "answered": _("đã trả lời"),
        "unanswered": _("chưa trả lời"),
        "question": _("Câu %(number)s, %(state)s"),
        "flagged": _("%(question)s, đánh dấu xem lại"),
    }


def _said(item: Any, words: Mapping[str, str]) -> str:  # noqa: ANN401 -- whatever has the five attributes
    state = "current" if item.is_current else "answered" if item.is_answered else "unanswered"
    said = words["question"] % {"number": item.number, "state": words[state]}
    return words["flagged"] % {"question": said} if item.is_flagged else said


@component
def qmap_legend() -> None:
    """Say what the signs of the question map mean."""
