"""Texts with places in tables and documents: option A is the text, what follows are the answers of its places, or its words."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from core.text.numbers import AmbiguousNumberError, NotANumberError, parse_number
from core.text.unicode import tidy_line
from quizzes.formats import shapes
from quizzes.formats.drafts import Draft, Kind, Option, Shape
from quizzes.formats.naming import renamed
from quizzes.formats.written.words import FULL, LETTERS

_PLACE = re.compile(r"\[\[[\w-]{1,20}\]\]|\[(?:\.{3}|…)\]|_{3,}|…{2,}|\.{5,}")
_RIGHT = re.compile(r"\[(.+)\]|\*+(.+)")
_NUMBER = re.compile(r"=\s*(?P<value>[-+−]?\d[\d.,]*)\s*(?:±\s*(?P<tolerance>\d[\d.,]*))?")


def words_of(text: str) -> list[str]:
    """Several texts with bars between."""
    return [word for word in map(tidy_line, re.split(r"\s*\|\s*", text)) if word]


def read_gaps(texts: Sequence[str]) -> Shape:
    """A text and, for each of its places, "một | hai" to be typed, "[một] | hai" to choose from, or "= 5 ± 1"."""
    text, answers = (texts[0] if texts else ""), [_answer(said) for said in texts[1:]]
    marked, count = _marked(text, "g")
    return shapes.gaps(marked, answers if count == len(answers) else ())


def _answer(said: str) -> Shape:
    if number := _NUMBER.fullmatch(said.strip()):
        try:
            return shapes.numeric(parse_number(number["value"]), parse_number(number["tolerance"] or "0"))
        except (AmbiguousNumberError, NotANumberError):
            return shapes.short(())
    words = words_of(said)
    if any(map(_RIGHT.fullmatch, words)):
        return shapes.choices(Kind.SINGLE, list(map(_option, words)))
    return shapes.short((word, FULL) for word in words)


def _option(word: str) -> Option:
    right = _RIGHT.fullmatch(word)
    return Option(tidy_line(right[1] or right[2]), is_right=True) if right else Option(word)


def gaps_answers(shape: Shape, number_text: Callable[[Draft], str]) -> Iterator[str]:
    """The answers of the places as they are written."""
    for gap in shape.body["gaps"]:
        said = shape.key["gaps"][gap["id"]]
        if gap.get("options"):
            yield " | ".join(
                f"[{one['text']}]" if one["id"] == said["correct"] else one["text"] for one in gap["options"]
            )
        elif "value" in said:
            number = shapes.numeric(Decimal(str(said["value"])), Decimal(str(said.get("tolerance") or 0)))
            yield f"= {number_text(Draft(shape=number, stem=''))}"
        else:
            yield " | ".join(said["accepted"])


def read_placing(texts: Sequence[str], answer: str) -> Shape:
    """A text, the words below it, and their letters in the order of the places."""
    text, words = (texts[0] if texts else ""), list(texts[1:])
    places = [LETTERS.find(letter.upper()) - 1 for letter in re.findall(r"[A-Za-z]", answer)]
    marked, count = _marked(text, "p")
    fits = count == len(places) and all(0 <= place < len(words) for place in places)
    reuses = len(set(places)) < len(places)
    return shapes.placing(marked, words, places if fits else (), reuses=reuses)


def placed_letters(shape: Shape) -> str:
    """The letters of the words in the order of the places; the text itself is A."""
    body, key = renamed(shape.type, shape.body, shape.key)
    names = [option["id"] for option in body["options"]]
    order = sorted(key["places"], key=lambda place: int(place[1:]))
    return ", ".join(LETTERS[names.index(key["places"][place]) + 1] for place in order)


def _marked(text: str, letter: str) -> tuple[str, int]:
    """The text with places of our own, and how many they are; people write dots and underscores."""
    count = 0

    def mark(_place: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f"[[{letter}{count}]]"

    return _PLACE.sub(mark, text), count
