"""A response in words, with the texts of the question: what a learner sees of an answer once it may be shown."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quizzes.calculations import QuestionContent
from quizzes.calculations.types import TYPES, right_of_parts
from quizzes.calculations.types.numbers import target_of
from quizzes.models import QuestionType, QuestionVersion

_MAPPED = ("pairs", "places", "ratings", "gaps")


def right_response(version: QuestionVersion | QuestionContent, item: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """A response that earns everything, where the key knows one."""
    if version.type == QuestionType.SCENARIO:
        return right_of_parts(version.key, {part["id"]: part["type"] for part in version.body["parts"]})
    if "formula" in version.key:
        return {"number": _plain(target_of(version.key, item.get("numbers", {})))}
    return TYPES[version.type].right(version.key)


def _plain(number: Decimal) -> str:
    """A number as Vietnamese write it, without zeros that say nothing."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def words_of(body: Mapping[str, Any], response: Mapping[str, Any] | None) -> str:
    """What was answered; empty where nothing was."""
    return "; ".join(_words(body, response)) if response else ""


def _words(body: Mapping[str, Any], response: Mapping[str, Any]) -> Iterator[str]:
    texts = _texts(body)
    yield from (texts.get(name, name) for name in response.get("chosen", ()))
    yield from _pairs(response, texts)
    if order := response.get("order"):
        yield " → ".join(texts.get(name, name) for name in order)
    if number := response.get("number"):
        yield f"{number} {response.get('unit') or body.get('unit', '')}".strip()
    if text := response.get("text"):
        yield text
    if files := response.get("files"):
        yield ngettext("%(count)d tệp", "%(count)d tệp", len(files)) % {"count": len(files)}
    bodies = {part["id"]: part["body"] for part in body.get("parts", ())}
    for number, (name, inner) in enumerate(response.get("parts", {}).items(), start=1):
        yield f"{number}) {words_of(bodies[name], inner)}"


def _pairs(response: Mapping[str, Any], texts: Mapping[str, str]) -> Iterator[str]:
    """What was put beside what."""
    for name in _MAPPED:
        for place, option in response.get(name, {}).items():
            lead = f"{texts[place]} → " if place in texts else ""
            yield f"{lead}{texts.get(option, option)}"
    for prompt, is_true in response.get("truths", {}).items():
        yield f"{texts.get(prompt, prompt)}: {_('Đúng') if is_true else _('Sai')}"


def _texts(body: Mapping[str, Any]) -> dict[str, str]:
    """The texts of everything that a response may name."""
    named = [thing for name in ("options", "prompts", "places") for thing in body.get(name, ())]
    named += [option for gap in body.get("gaps", ()) for option in gap.get("options", ())]
    return {thing["id"]: thing.get("text", "") for thing in named}
