"""What the stored blocks of a lesson hold, told without turning them into blocks."""

from collections.abc import Iterable, Mapping
from typing import Any

Stored = Iterable[Mapping[str, Any]]

# Questions that a learner can get right; what is played. Each is known by the id of its block.
ANSWERED = frozenset({"check", "matching", "ordering", "number", "show_me"})
PLAYED = frozenset({"video", "audio"})


def checks_in(body: Stored) -> list[str]:
    """The ids of the check-yourself questions, in their order."""
    return [block["id"] for block in body if block["type"] in ANSWERED]


def media_in(body: Stored) -> dict[str, int]:
    """How many seconds each video or sound lasts, by the id of its block; without those whose length nobody knows."""
    played = {block["id"]: block["value"].get("seconds") or 0 for block in body if block["type"] in PLAYED}
    return {block: int(seconds) for block, seconds in played.items() if seconds}


def activity_in(body: Stored) -> str:
    """What completes the lesson when reading alone does not; empty for reading."""
    return next((block["value"]["activity"] for block in body if block["type"] == "activity"), "")


def citations_in(body: Stored, legal_basis: Stored = ()) -> list[str]:
    """The numbers of the legal texts that a lesson names, each once."""
    cited = [block["value"]["number"] for block in body if block["type"] == "citation"]
    return list(dict.fromkeys([*cited, *(block["value"]["number"] for block in legal_basis)]))
