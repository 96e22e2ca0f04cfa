"""GIFT: from questions to a file."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from quizzes.formats.choices import is_statement, weights_of
from quizzes.formats.drafts import CHOICES, Draft, Kind
from quizzes.formats.loss import Output, is_fixed, lost_facts
from quizzes.formats.markup import has_tags, html_of
from quizzes.formats.paths import path_text

_SIGNS = re.compile(r"([~=#{}:\\])")
# What would be read as a format, a percentage, a comment, a pair or a truth.
_MISREAD = re.compile(
    r"^\s*(?:\[(?:html|moodle|plain|markdown)\]|%-?\d|//|\$|(?:t|f|true|false|đúng|sai)\s*$)|->|\\|//", re.IGNORECASE
)
_CARRIES = frozenset({"code", "explanation", "category", "notes", "weights"})
_SAYS = CHOICES | {Kind.MATCHING, Kind.NUMERIC, Kind.SHORT, Kind.ESSAY}


def write_gift(drafts: Iterable[Draft]) -> Output:
    """The questions, with their codes as names; ordering has no way to be said."""
    output, pieces, category = Output(), list[str](), ""
    for draft in drafts:
        if draft.type not in _SAYS or not is_fixed(draft):
            output.leave_out(draft, "GIFT")
            continue
        if path_text(draft.category) != category:
            category = path_text(draft.category)
            pieces.append(f"$CATEGORY: $course$/top/{category}".rstrip("/") + "\n")
        name = f"::{_written(draft.code)}::" if draft.code else ""
        pieces.append(f"{name}{_written(draft.stem)} {{{''.join(_answers(draft))}\n}}\n")
        output.findings += lost_facts(draft, _CARRIES)
    output.content = "\n".join(pieces).encode()
    return output


def _answers(draft: Draft) -> Iterator[str]:
    yield from _WRITERS.get(draft.type, _options)(draft)
    if draft.explanation:
        yield f"\n\t####{_written(draft.explanation)}"


def _number(draft: Draft) -> Iterator[str]:
    yield f"#{draft.value:f}:{draft.tolerance:f}"


def _pairs(draft: Draft) -> Iterator[str]:
    for prompt, place in zip(draft.prompts, draft.pairs, strict=True):
        yield f"\n\t={_written(prompt)} -> {_written(draft.texts[place])}"
    for place, text in enumerate(draft.texts):
        if place not in draft.pairs:
            yield f"\n\t= -> {_written(text)}"


def _accepted(draft: Draft) -> Iterator[str]:
    for accepted in draft.shape.key["accepted"]:
        percent = f"%{accepted['percent']}%" if "percent" in accepted else ""
        yield f"\n\t={percent}{_written(accepted['text'])}"


def _truth(draft: Draft) -> str:
    is_true = draft.correct == (0,)
    right, wrong = [option.note for option in (draft.options if is_true else draft.options[::-1])]
    notes = f"#{_written(wrong)}#{_written(right)}" if right or wrong else ""
    return f"{'TRUE' if is_true else 'FALSE'}{notes}"


def _options(draft: Draft) -> Iterator[str]:
    if is_statement(draft):
        yield _truth(draft)
        return
    for option, weight in zip(draft.options, weights_of(draft), strict=True):
        is_whole = draft.type != Kind.MULTIPLE and weight in {Decimal(0), Decimal(100)}
        sign = ("=" if weight else "~") if is_whole else f"~%{weight:f}%"
        note = f"#{_written(option.note)}" if option.note else ""
        yield f"\n\t{sign}{_written(option.text)}{note}"


_WRITERS: Mapping[Kind, Callable[[Draft], Iterator[str]]] = {
    Kind.NUMERIC: _number,
    Kind.MATCHING: _pairs,
    Kind.SHORT: _accepted,
    Kind.ESSAY: lambda _draft: iter(()),
}


def _written(text: str) -> str:
    """A text that reads back as itself."""
    if has_tags(text) or _MISREAD.search(text):
        return f"[html]{_escaped(html_of(text))}"
    return _escaped(text)


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text).replace("\n", "\\n")
