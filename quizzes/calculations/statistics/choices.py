"""Who chose what: all, those with the highest totals and those with the lowest."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

# The group that is compared at either end: Kelley's 27 % tells most from a sum of two groups.
SHARE = 0.27
# No option, but all who were asked; and those of them who answered nothing.
EVERYBODY = "*"
NO_ANSWER = ""
_MAPPED = ("pairs", "places", "ratings", "gaps", "truths")


@dataclass(frozen=True)
class Ends:
    """Totals from `top` on belong to the best, up to `bottom` to the weakest; None where all did alike."""

    bottom: float | None = None
    top: float | None = None


@dataclass
class Tally:
    """How often something was chosen."""

    all: int = 0
    top: int = 0
    bottom: int = 0

    def add(self, count: int, group: str) -> None:
        """Count so many of a group: "top", "bottom" or neither."""
        self.all += count
        self.top += count * (group == "top")
        self.bottom += count * (group == "bottom")


def ends_of(counts: Iterable[tuple[float, int]]) -> Ends:
    """Where the weakest end and the best begin, from (total, how many) in ascending order; people with one total stay together."""
    found = list(counts)
    wanted = SHARE * sum(count for _total, count in found)
    bottom, top = _reached(found, wanted), _reached(reversed(found), wanted)
    return Ends(bottom, top) if bottom is not None and top is not None and bottom < top else Ends()


def _reached(counts: Iterable[tuple[float, int]], wanted: float) -> float | None:
    so_far = 0
    for total, count in counts:
        so_far += count
        if so_far >= wanted:
            return total
    return None


@dataclass
class _Book:
    options: dict[str, Tally] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Tally:
        return self.options.setdefault(name, Tally())


def tally(names: Iterable[str], answers: Iterable[tuple[Mapping[str, Any] | None, str, int]]) -> dict[str, Tally]:
    """How often each option was chosen, those never chosen too, from (response, group, how many).

    A name is the id of an option, or `prompt:option` where options are put beside prompts. "*" counts everybody asked, "" those who gave no answer.
    """
    book = _Book({name: Tally() for name in names})
    for response, group, count in answers:
        for name in {EVERYBODY, *_named_in(response)}:
            book[name].add(count, group)
    return book.options


def _named_in(response: Mapping[str, Any] | None) -> Iterator[str]:
    """The names of all that a response chose; nothing of what was written in words."""
    if not response:
        yield NO_ANSWER
        return
    yield from response.get("chosen", ())
    for part in _MAPPED:
        for prompt, option in response.get(part, {}).items():
            yield f"{prompt}:{int(option) if isinstance(option, bool) else option}"
