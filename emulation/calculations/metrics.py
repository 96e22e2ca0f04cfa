"""Metrics: the figures that criteria score, and which of them the platform computes from learning data."""

from dataclasses import dataclass
from decimal import Decimal

from pydantic import Field, model_validator

from emulation.calculations.values import Data, Text, refuse


class Training(Data):
    """How many of which people have finished what.

    Counted are the people who, at the moment of the count, hold a seat of this category or position. Done has who
    completed every one of the `courses`, or without any named at least one course, by that moment (`in_period`: not
    before the table's period began) and whose certificates stand.
    """

    category: Text | None = None
    position: Text | None = None
    courses: tuple[Text, ...] = ()
    in_period: bool = False
    counts_exempt: bool = False
    people: Text = Field(alias="people_vi")

    @model_validator(mode="after")
    def _asks_somebody(self) -> "Training":
        if not (self.category or self.position):
            refuse("nobody_counted")
        return self


class Metric(Data):
    """A figure of a unit."""

    name: Text = Field(alias="label_vi")
    numerator: str = ""
    denominator: str = ""
    training: Training | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of how many have finished, and how many more were exempt."""

    done: int
    people: int
    exempt: int = 0

    @property
    def percent(self) -> Decimal | None:
        """From 0 to 100; None where nobody was to learn."""
        return Decimal(100 * self.done) / self.people if self.people else None

    @property
    def missing(self) -> int:
        """How many have not finished."""
        return self.people - self.done
