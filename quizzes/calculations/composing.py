"""Putting a quiz together: plain changes to a blueprint, of which `quizzes.models.Quiz` describes the parts."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Part = dict[str, Any]
ONE_POINT = "1"


def parts_of(blueprint: Mapping[str, Any], question_count: int) -> list[Part]:
    """The sections of a blueprint, each with the count that it draws; one that has none is one section."""
    if "sections" in blueprint:
        return [dict(part) for part in blueprint["sections"]]
    drawn = max(0, question_count - len(blueprint.get("questions", ())))
    return [{**blueprint, "count": drawn}] if blueprint or drawn else []


def blueprint_of(parts: Sequence[Part]) -> Part:
    """The blueprint of these sections, without what says nothing."""
    return {"sections": [{name: value for name, value in part.items() if value} for part in parts]}


def size_of(parts: Iterable[Part]) -> int:
    """How many questions these sections ask."""
    return sum(len(part.get("questions", ())) + part.get("count", 0) for part in parts)


def stamp_of(blueprint: Mapping[str, Any]) -> str:
    """The same for the same blueprint: tells whether somebody changed it since a page was drawn."""
    said = json.dumps(blueprint, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def moved(things: Sequence[Any], place: int, *, upwards: bool) -> list[Any]:
    """The things with one of them a place further up or down; as they are where it cannot go further."""
    other = place - 1 if upwards else place + 1
    changed = list(things)
    if 0 <= place < len(changed) and 0 <= other < len(changed):
        changed[place], changed[other] = changed[other], changed[place]
    return changed


def without(things: Sequence[Any], place: int) -> list[Any]:
    """The things without the one at a place."""
    return [thing for number, thing in enumerate(things) if number != place]


def with_questions(parts: Sequence[Part], place: int, questions: Iterable[int]) -> list[Part]:
    """The sections with these questions named at the end of one; one that stands on the paper already is not named twice."""
    taken = {question for part in parts for question in part.get("questions", ())}
    added = [question for question in dict.fromkeys(questions) if question not in taken]
    part = parts[place]
    return _with(parts, place, {**part, "questions": [*part.get("questions", ()), *added]})


def with_points(parts: Sequence[Part], place: int, points: Mapping[int, str]) -> list[Part]:
    """The sections with what the named questions of one are worth; one point is not written down."""
    part = parts[place]
    named = {str(question) for question in part.get("questions", ())}
    said = {str(question): worth for question, worth in points.items()}
    worths = {**part.get("points", {}), **said}
    kept = {question: worth for question, worth in worths.items() if question in named and worth != ONE_POINT}
    return _with(parts, place, {**part, "points": kept})


def with_section(parts: Sequence[Part], place: int, facts: Mapping[str, Any]) -> list[Part]:
    """The sections with these facts of one; past the last, with one more."""
    if place >= len(parts):
        return [*parts, dict(facts)]
    return _with(parts, place, {**parts[place], **facts})


def with_group(parts: Sequence[Part], place: int, number: int, group: Part) -> list[Part]:
    """The sections with this group in one; past its last group, with one more. A section draws at least what its groups ask."""
    part = parts[place]
    groups = list(part.get("groups", ()))
    groups[number : number + 1] = [group]
    least = sum(group["count"] for group in groups)
    return _with(parts, place, {**part, "groups": groups, "count": max(part.get("count", 0), least)})


def _with(parts: Sequence[Part], place: int, part: Part) -> list[Part]:
    return [part if number == place else other for number, other in enumerate(parts)]
