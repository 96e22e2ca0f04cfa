"""How much more people know after a course than before it, and which groups are too small to be shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# Of fewer people a mean says what single persons scored.
LEAST_PEOPLE = 5
FULL = 100.0


@dataclass(frozen=True)
class Gain:
    """People who did both tests, and the sums of their percentages."""

    people: int = 0
    before: float = 0.0
    after: float = 0.0
    higher: int = 0

    @property
    def mean_before(self) -> float | None:
        """The mean before the course."""
        return self.before / self.people if self.people else None

    @property
    def mean_after(self) -> float | None:
        """The mean after it."""
        return self.after / self.people if self.people else None

    @property
    def points(self) -> float | None:
        """By how many points the mean rose."""
        return (self.after - self.before) / self.people if self.people else None

    @property
    def normalised(self) -> float | None:
        """Hake's gain: the part of what was still to be learned that was learned; at most 1. None where nothing was left."""
        room = FULL * self.people - self.before
        return (self.after - self.before) / room if room > 0 else None

    def __add__(self, other: "Gain") -> "Gain":
        return Gain(
            self.people + other.people,
            self.before + other.before,
            self.after + other.after,
            self.higher + other.higher,
        )


@dataclass(frozen=True)
class Line:
    """A group with its gain; without a key, all groups that are too small to be shown apart."""

    key: int | None
    gain: Gain


def gain_of(pairs: Iterable[tuple[float, float]]) -> Gain:
    """The gain of people, each (before, after) in per cent."""
    return sum((Gain(1, before, after, int(after > before)) for before, after in pairs), Gain())


def lines_shown(groups: Mapping[int, Gain], least: int = LEAST_PEOPLE) -> tuple[list[Line], Gain]:
    """The groups with enough people, what the small ones come to together, and the sum of all that is shown.

    Where the small ones together are still too few, they are left out of the sum as well: otherwise they would be what
    is missing from it.
    """
    lines = [Line(key, gain) for key, gain in groups.items() if gain.people >= least]
    small = sum((gain for gain in groups.values() if gain.people < least), Gain())
    if small.people >= least:
        lines.append(Line(None, small))
    return lines, sum((line.gain for line in lines), Gain())
