"""What the stored blocks of a lesson hold, told without turning them into blocks."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Stored = Iterable[Mapping[str, Any]]

# Questions that a learner can get right; each is known by the id of its block.
ANSWERED = frozenset({"check", "matching", "ordering", "number", "show_me"})
PLAYED = frozenset({"video", "audio"})


def checks_in(body: Stored) -> list[str]:
    """The ids of the check-yourself questions, in their order."""
    return [block["id"] for block in body if block["type"] in ANSWERED]


def media_seconds_in(body: Stored) -> int:
    """How long all its videos and sounds last together."""
    return sum(seconds for _block, seconds in media_in(body))


def media_in(body: Stored) -> Iterator[tuple[str, int]]:
    """The id of each video or sound, and how many seconds it lasts."""
    for block in body:
        if block["type"] in PLAYED:
            yield block["id"], seconds_of(block["value"].get("length", ""))


def citations_in(body: Stored, legal_basis: Stored = ()) -> list[str]:
    """The numbers of the legal texts that a lesson names, each once."""
    cited = [block["value"]["number"] for block in body if block["type"] == "citation"]
    return list(dict.fromkeys([*cited, *(block["value"]["number"] for block in legal_basis)]))


def seconds_of(clock: str) -> int:
    """The seconds of minutes and seconds, or hours, minutes and seconds; 0 for what is neither.

    >>> seconds_of("2:05"), seconds_of("1:00:00"), seconds_of("dài")
    (125, 3600, 0)
    """
    parts = clock.strip().split(":")
    if not all(part.isdecimal() for part in parts):
        return 0
    return sum(int(part) * 60**power for power, part in enumerate(reversed(parts)))
