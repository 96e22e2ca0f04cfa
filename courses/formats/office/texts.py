"""Pieces of text: put together, tidied, converted from the fonts of the 1990s."""

import re
from collections.abc import Iterable
from dataclasses import replace

from core.text.legacy import from_legacy
from core.text.unicode import tidy_text
from courses.formats.office.tree import Span, Spans

_ENDS = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)
_SPACES = re.compile(r"[^\S\n]+")
_AROUND_BREAKS = re.compile(r" *\n *")


def tidy_spans(spans: Iterable[Span], *, legacy: str = "") -> Spans:
    """The pieces with equal neighbours joined, in Unicode, without needless spaces; line breaks stay.

    What is tidy stays as it is: pieces that became neighbours, or no more than a space, are tidied once more.
    """
    found = _once(spans, legacy)
    while (again := _once(found, "")) != found:
        found = again
    return found


def _once(spans: Iterable[Span], legacy: str) -> Spans:
    joined: list[Span] = []
    for span in spans:
        if joined and _is_alike(joined[-1], span):
            joined[-1] = replace(joined[-1], text=joined[-1].text + span.text, note=span.note)
        elif span.text or span.note:
            joined.append(span)
    texts = [tidy_piece(from_legacy(span.text, legacy) if legacy else span.text) for span in joined]
    return _trimmed([replace(span, text=text) for span, text in zip(joined, texts, strict=True)])


def tidy_piece(text: str) -> str:
    """A piece of a line: tidy inside, with at most one space at either end."""
    match = _ENDS.match(text)
    before, inside, after = match.groups() if match else ("", text, "")
    lines = tidy_text(inside)
    return _AROUND_BREAKS.sub("\n", _SPACES.sub(" ", before) + lines + _SPACES.sub(" ", after))


def _is_alike(one: Span, other: Span) -> bool:
    same_look = (one.is_bold, one.is_italic) == (other.is_bold, other.is_italic) or not other.text.strip()
    return same_look and one.href == other.href and not one.note and not other.note


def _trimmed(spans: list[Span]) -> Spans:
    """Without spaces at both ends, and without two where pieces meet."""
    found: list[Span] = []
    for span in spans:
        text = span.text
        if not found or found[-1].text.endswith((" ", "\n")):
            text = text.lstrip()
        if text or span.note:
            found.append(replace(span, text=text))
    while found and not found[-1].text.strip() and not found[-1].note:
        found.pop()
    if found:
        found[-1] = replace(found[-1], text=found[-1].text.rstrip())
    return tuple(found)


def without_start(spans: Spans, length: int) -> Spans:
    """The pieces without the first so many letters: a label that was typed."""
    rest, found = length, []
    for span in spans:
        found.append(replace(span, text=span.text[rest:]))
        rest = max(0, rest - len(span.text))
    return _trimmed(found)
