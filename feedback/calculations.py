"""What many ratings say together, worked out from plain numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

STARS = (5, 4, 3, 2, 1)
# Fewer opinions than these say more about who gave them than about the course.
FEWEST_RATINGS = 5


@dataclass(frozen=True)
class Verdict:
    """How many people gave how many stars."""

    counts: Mapping[int, int]

    @property
    def people(self) -> int:
        """How many have rated."""
        return sum(self.counts.values())

    @property
    def is_known(self) -> bool:
        """Whether enough have for anybody to be shown what they said."""
        return self.people >= FEWEST_RATINGS

    @property
    def average(self) -> Decimal:
        """Stars on average, to one decimal; 0 where nobody has rated."""
        if not self.people:
            return Decimal(0)
        stars = sum(stars * count for stars, count in self.counts.items())
        return (Decimal(stars) / self.people).quantize(Decimal("0.1"), ROUND_HALF_UP)

    @property
    def rows(self) -> list[tuple[int, int, Decimal]]:
        """From five stars down: how many people, and what share of a hundred they are."""
        people = self.people or 1
        return [
            (stars, self.counts.get(stars, 0), Decimal(100 * self.counts.get(stars, 0)) / people) for stars in STARS
        ]
