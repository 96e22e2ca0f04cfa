"""How hard an item is, whether it tells those who know from those who do not, and how far the whole can be relied on.

All of it follows from sums, so that a database adds up and no answer need be read one by one. The measures are the
classical ones: facility is the mean share of the points earned; discrimination is Pearson's correlation of the points
of an item with those of the rest of the paper (corrected item-total correlation), from −1 to 1; reliability is Cronbach's
α, which is KR-20 where every item is right or wrong. Bands of discrimination are Ebel's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from quizzes.calculations.statistics.choices import EVERYBODY, NO_ANSWER, Tally

# With fewer attempts chance says more than the question does: figures are shown, nothing is flagged.
LEAST_ATTEMPTS = 30
_TINY = 1e-9

TOO_HARD, TOO_EASY = 0.2, 0.95
WEAK = 0.15
RARELY = 0.02

FACILITY = ((0.9, "very_easy"), (0.7, "easy"), (0.3, "medium"), (0.0, "hard"))
DISCRIMINATION = ((0.4, "excellent"), (0.3, "good"), (0.2, "fair"), (0.0, "poor"), (-1.0, "reversed"))
RELIABILITY = ((0.8, "high"), (0.7, "enough"), (0.5, "low"), (-1e9, "very_low"))


class Flag(StrEnum):
    """How a question misbehaves."""

    REVERSED = "reversed"
    WRONG_PREFERRED = "wrong_preferred"
    WEAK = "weak"
    TOO_HARD = "too_hard"
    TOO_EASY = "too_easy"
    UNUSED_OPTIONS = "unused_options"


@dataclass(frozen=True)
class ItemSums:
    """Sums over all papers with the item: x points earned on it, t points on the whole paper."""

    count: int
    out_of: float
    x: float
    xx: float
    xt: float
    t: float
    tt: float

    @property
    def facility(self) -> float | None:
        """The mean share of the points, from 0 to 1; None where there were none to earn."""
        return min(1.0, max(0.0, self.x / self.out_of)) if self.out_of else None

    @property
    def variance(self) -> float:
        """The population variance of x."""
        return _variance(self.count, self.x, self.xx)

    @property
    def discrimination(self) -> float | None:
        """The correlation of x with t − x; None where one of them is the same for everybody."""
        rest, rests = self.t - self.x, self.tt - 2 * self.xt + self.xx
        spread = self.variance * _variance(self.count, rest, rests)
        if spread < _TINY * _TINY:
            return None
        together = (self.xt - self.xx) / self.count - self.x / self.count * rest / self.count
        return min(1.0, max(-1.0, together / sqrt(spread)))

    def __add__(self, other: "ItemSums") -> "ItemSums":
        return ItemSums(*(a + b for a, b in zip(_values(self), _values(other), strict=True)))  # type: ignore[arg-type]


@dataclass(frozen=True)
class TotalSums:
    """Sums over all papers: t points each."""

    count: int
    t: float
    tt: float

    @property
    def mean(self) -> float | None:
        """The mean."""
        return self.t / self.count if self.count else None

    @property
    def deviation(self) -> float | None:
        """The population standard deviation."""
        return sqrt(_variance(self.count, self.t, self.tt)) if self.count else None


def _values(sums: ItemSums) -> tuple[float, ...]:
    return (sums.count, sums.out_of, sums.x, sums.xx, sums.xt, sums.t, sums.tt)


def _variance(count: int, total: float, squares: float) -> float:
    if not count:
        return 0.0
    mean = total / count
    return max(0.0, squares / count - mean * mean)


def reliability(items: Sequence[ItemSums], papers: TotalSums) -> float | None:
    """Cronbach's α; None where there is nothing to compare.

    Where papers are drawn, nobody answers every item: those on every paper count by their own variance, the places left
    for drawn ones by the variance of all answers to drawn items, so that papers of unequal difficulty lower α.
    """
    count = papers.count
    places = sum(item.count for item in items) / count if count else 0.0
    spread = _variance(count, papers.t, papers.tt)
    if places < 2 or spread < _TINY:  # noqa: PLR2004 -- one item agrees with itself
        return None
    everywhere = [item for item in items if item.count >= count]
    drawn = [item for item in items if item.count < count]
    noise = sum(item.variance for item in everywhere)
    if drawn:
        noise += (places - len(everywhere)) * sum(drawn[1:], drawn[0]).variance
    return places / (places - 1) * (1 - noise / spread)


def flags_of(sums: ItemSums, tally: Mapping[str, Tally], correct: Sequence[str]) -> list[Flag]:
    """How an item misbehaves, the gravest first; nothing while too few have answered.

    `correct` are the options that are right, for questions of one choice; empty for others.
    """
    if sums.count < LEAST_ATTEMPTS:
        return []
    found = {
        Flag.REVERSED: (sums.discrimination or 0) < 0,
        Flag.WRONG_PREFERRED: _is_wrong_preferred(tally, correct),
        Flag.WEAK: sums.discrimination is not None and 0 <= sums.discrimination < WEAK,
        Flag.TOO_HARD: sums.facility is not None and sums.facility < TOO_HARD,
        Flag.TOO_EASY: sums.facility is not None and sums.facility > TOO_EASY,
        Flag.UNUSED_OPTIONS: _has_unused(tally, correct),
    }
    return [flag for flag, is_so in found.items() if is_so]


def _is_wrong_preferred(tally: Mapping[str, Tally], correct: Sequence[str]) -> bool:
    """Whether the best choose a wrong option more often than the right one: the key may be wrong."""
    if len(correct) != 1 or not any(counted.top for counted in tally.values()):
        return False
    right = tally.get(correct[0], Tally()).top
    return any(counted.top > right for counted in _wrong(tally, correct))


def _has_unused(tally: Mapping[str, Tally], correct: Sequence[str]) -> bool:
    total = tally.get(EVERYBODY, Tally()).all
    if not correct or total < LEAST_ATTEMPTS:
        return False
    return any(counted.all < RARELY * total for counted in _wrong(tally, correct))


def _wrong(tally: Mapping[str, Tally], correct: Sequence[str]) -> list[Tally]:
    """The options that were there to be chosen by mistake."""
    return [counted for name, counted in tally.items() if name not in (*correct, NO_ANSWER, EVERYBODY)]


def band(value: float | None, bands: Sequence[tuple[float, str]]) -> str:
    """The name of the band that a figure lies in; empty for none."""
    return "" if value is None else next((name for floor, name in bands if value >= floor), bands[-1][1])


def facility_band(value: float | None) -> str:
    """very_easy, easy, medium or hard."""
    return band(value, FACILITY)


def discrimination_band(value: float | None) -> str:
    """excellent, good, fair, poor or reversed."""
    return band(value, DISCRIMINATION)


def reliability_band(value: float | None) -> str:
    """high, enough, low or very_low."""
    return band(value, RELIABILITY)
