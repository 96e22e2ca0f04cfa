"""Words: gaps to fill, short answers, essays, files, opinions.

Typed words are compared in composed letters (NFC) with single spaces; capitals and marks count only where the key says
so. Where a tone stands (`hoà`, `hòa`) never counts, because keyboards differ.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from core.text.unicode import tidy_line
from quizzes.calculations.types.kinds import (
    ALL,
    ALL_OR_NOTHING,
    LONGEST_TEXT,
    LONGEST_WORD,
    NOTHING,
    PER_PART,
    Body,
    Item,
    Key,
    Kind,
    Response,
    clipped,
    faults_of_named,
    has_only,
    ids,
    is_mapping_of,
    is_text,
    letter,
    scoring_of,
    shared,
)
from quizzes.calculations.types.numbers import is_near

_PLACE = re.compile(r"\[\[([\w-]{1,20})\]\]")
_GAP_RULES = (PER_PART, ALL_OR_NOTHING)
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_MARKS = re.compile("[\u0300-\u036f]")
_D = str.maketrans("đĐ", "dD")
MOST_FILES = 10
_SHORTEST_GAP = 1


def marked_places(text: str) -> list[str]:
    """The ids of the places `[[id]]` in a text, in order."""
    return list(dict.fromkeys(_PLACE.findall(text)))


def pieces_of(text: str) -> list[tuple[str, str]]:
    """The text in pieces: what stands before each place, with the place's id; what stands after the last has none."""
    parts = _PLACE.split(text)
    return [(parts[n], parts[n + 1] if n + 1 < len(parts) else "") for n in range(0, len(parts), 2)]


def is_same(given: str, accepted: str, key: Mapping[str, Any]) -> bool:
    """Whether somebody wrote what is accepted, as strictly as the key says."""
    return _compared(given, key) == _compared(accepted, key)


def _compared(text: str, key: Mapping[str, Any]) -> str:
    words = tidy_line(text).rstrip(" .").split()
    settle = _tone_last if key.get("keeps_marks") else _without_marks
    settled = " ".join(map(settle, words))
    return settled if key.get("keeps_case") else settled.casefold()


def _without_marks(word: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFD", word)).translate(_D)


def _tone_last(word: str) -> str:
    """The word with its tone behind it, so that it does not matter over which vowel it was written."""
    parts = unicodedata.normalize("NFD", word)
    return _TONES.sub("", parts) + "".join(_TONES.findall(parts))


def _gap_facts(body: Body) -> dict[str, Any]:
    gaps = {gap["id"]: ids(gap.get("options", ())) for gap in body["gaps"]}
    return {"gaps": gaps, **scoring_of(body, _GAP_RULES)}


def _fits_gaps(item: Item, response: Response) -> bool:
    given = response.get("gaps")
    if not has_only(response, "gaps") or not isinstance(given, dict) or not given:
        return False
    return all(_fits_gap(item["gaps"].get(name), value) for name, value in given.items())


def _fits_gap(options: list[str] | None, value: object) -> bool:
    if options is None:
        return False
    return value in options if options else is_text(value)


def _mark_gaps(key: Key, response: Response, item: Item) -> Decimal:
    given = response["gaps"]
    right = sum(name in given and is_gap_right(gap, given[name]) for name, gap in key["gaps"].items())
    return shared(right, len(key["gaps"]), item.get("scoring", PER_PART))


def is_gap_right(gap: Mapping[str, Any], given: str) -> bool:
    """Whether what was put into one gap is what its key takes."""
    if "correct" in gap:
        return bool(given == gap["correct"])
    if "value" in gap:
        return is_near(given, Decimal(str(gap["value"])), Decimal(str(gap.get("tolerance") or 0)))
    return any(is_same(given, accepted, gap) for accepted in gap["accepted"])


def _gap_faults(body: Body, key: Key) -> Iterator[str]:
    gaps = {gap["id"]: gap.get("options", ()) for gap in body.get("gaps", ())}
    answers = key.get("gaps", {})
    if len(gaps) < _SHORTEST_GAP or set(marked_places(body.get("text", ""))) != set(gaps) or set(answers) != set(gaps):
        yield "incomplete"
        return
    for name, options in gaps.items():
        if options:
            yield from faults_of_named(options)
            if answers[name].get("correct") not in ids(options):
                yield "no_correct_option"
        elif "value" not in answers[name] and not any(map(str.strip, answers[name].get("accepted", ()))):
            yield "no_correct_option"


def _gaps_said(response: Response, item: Item) -> str:
    given = response["gaps"]
    words = [
        (letter(options.index(given[name])) if options else given[name]) if name in given else "–"
        for name, options in item["gaps"].items()
    ]
    return clipped("; ".join(words))


def _gaps_right(key: Key) -> Response:
    return {
        "gaps": {
            name: gap.get("correct") or (gap["accepted"][0] if "accepted" in gap else str(gap["value"]))
            for name, gap in key["gaps"].items()
        }
    }


def _fits_text(_item: Item, response: Response) -> bool:
    return has_only(response, "text") and is_text(response["text"], LONGEST_WORD)


def _mark_short(key: Key, response: Response, _item: Item) -> Decimal:
    """The best of the accepted answers that it is."""
    shares = (
        Decimal(str(accepted.get("percent", 100))) / 100
        for accepted in key["accepted"]
        if is_same(response["text"], accepted["text"], key)
    )
    return min(ALL, max(shares, default=NOTHING))


def _short_faults(_body: Body, key: Key) -> Iterator[str]:
    accepted = key.get("accepted", ())
    if not any(str(answer.get("text", "")).strip() for answer in accepted):
        yield "no_correct_option"
    elif not all(str(answer.get("text", "")).strip() for answer in accepted):
        yield "empty_option"


def _short_right(key: Key) -> Response:
    best = max(key["accepted"], key=lambda answer: Decimal(str(answer.get("percent", 100))))
    return {"text": best["text"]}


def _fits_essay(_item: Item, response: Response) -> bool:
    return has_only(response, "text") and is_text(response["text"], LONGEST_TEXT)


def rubric_points(key: Key) -> Decimal:
    """What a rubric comes to; an answer without one is marked out of 10."""
    return sum((Decimal(str(row["points"])) for row in key.get("rubric", ())), NOTHING) or Decimal(10)


def _rubric_faults(_body: Body, key: Key) -> Iterator[str]:
    rubric = key.get("rubric", ())
    if len(set(ids(rubric))) < len(rubric) or any(Decimal(str(row["points"])) <= 0 for row in rubric):
        yield "faulty_rubric"
    if key.get("markers", 1) not in (1, 2):
        yield "faulty_rubric"


def _fits_files(item: Item, response: Response) -> bool:
    files = response.get("files", [])
    if not response or not set(response) <= {"files", "text"} or not isinstance(files, list):
        return False
    if "text" in response and not is_text(response["text"], LONGEST_TEXT):
        return False
    is_something = bool(files) or "text" in response
    return is_something and len(files) <= item.get("most", 1) and all(is_text(uid, 36) for uid in files)


def _files_said(response: Response, _item: Item) -> str:
    files = response.get("files", ())
    return f"{len(files)} ✓" if files else clipped(response.get("text", ""))


def _rating_facts(body: Body) -> dict[str, Any]:
    return {"prompts": ids(body["prompts"]), "options": ids(body["options"])}


def _fits_ratings(item: Item, response: Response) -> bool:
    return has_only(response, "ratings") and is_mapping_of(response["ratings"], item["prompts"], item["options"])


def _rating_faults(body: Body, _key: Key) -> Iterator[str]:
    yield from faults_of_named(body.get("prompts", ()), least=1)
    yield from faults_of_named(body.get("options", ()))


def _ratings_said(response: Response, item: Item) -> str:
    ratings, options = response["ratings"], item["options"]
    found = [(number, ratings.get(prompt)) for number, prompt in enumerate(item["prompts"], start=1)]
    return ", ".join(
        f"{number}: {options.index(given) + 1}/{len(options)}" for number, given in found if given in options
    )


GAPS = Kind(
    facts=_gap_facts,
    fits=_fits_gaps,
    share=_mark_gaps,
    faults=_gap_faults,
    said=_gaps_said,
    right=_gaps_right,
    rules=_GAP_RULES,
)
SHORT = Kind(
    facts=lambda _body: {},
    fits=_fits_text,
    share=_mark_short,
    faults=_short_faults,
    said=lambda response, _item: clipped(response["text"]),
    right=_short_right,
)
ESSAY = Kind(
    facts=lambda _body: {},
    fits=_fits_essay,
    share=lambda _key, _response, _item: None,
    faults=_rubric_faults,
    said=lambda response, _item: clipped(response["text"]),
    is_marked_by_person=True,
)
UPLOAD = Kind(
    facts=lambda body: {"most": min(MOST_FILES, int(body.get("most", 1)))},
    fits=_fits_files,
    share=lambda _key, _response, _item: None,
    faults=_rubric_faults,
    said=_files_said,
    is_marked_by_person=True,
)
LIKERT = Kind(
    facts=_rating_facts,
    fits=_fits_ratings,
    share=lambda _key, _response, _item: None,
    faults=_rating_faults,
    said=_ratings_said,
    is_marked=False,
)
