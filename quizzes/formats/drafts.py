"""A question as a file says it, before it is in any bank."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from django.utils.functional import Promise

from core.files.findings import Finding


class Kind(StrEnum):
    """The types of questions that a bank can hold; the values are those of `models.QuestionType`."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    TRUE_FALSE = "true_false"
    MATCHING = "matching"
    ORDERING = "ordering"
    NUMERIC = "numeric"


CHOICES = frozenset({Kind.SINGLE, Kind.MULTIPLE, Kind.TRUE_FALSE})
TRUE, FALSE = "Đúng", "Sai"


@dataclass(frozen=True)
class Option:
    """Something to choose; `weight` is the percentage it earns where that is not all or nothing."""

    text: str
    is_right: bool = False
    note: str = ""
    weight: Decimal | None = None


@dataclass(frozen=True)
class Picture:
    """A picture of the stem: its name, what it shows, and its bytes, clean."""

    name: str
    alt: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """One question; what is None is not said by the file, so that a question of the bank keeps what it has.

    `pairs` gives each prompt the place of its option, `order` the places of the options in the right order, both
    counted from 0. `is_whole`: what is empty is meant to be empty. `where`, `number` and `source` say what part of the file it comes from.
    """

    type: Kind
    stem: str
    options: tuple[Option, ...] = ()
    prompts: tuple[str, ...] = ()
    pairs: tuple[int, ...] = ()
    order: tuple[int, ...] = ()
    value: Decimal | None = None
    tolerance: Decimal = Decimal(0)
    unit: str = ""
    keeps_order: bool | None = None
    code: str = ""
    explanation: str | None = None
    level: str | None = None
    category: str | None = None
    competence: str | None = None
    lesson_key: str | None = None
    pictures: tuple[Picture, ...] | None = None
    is_whole: bool = False
    where: str = ""
    number: int | None = None
    source: str = ""

    @property
    def correct(self) -> tuple[int, ...]:
        """The places of the right options, counted from 0."""
        return tuple(place for place, option in enumerate(self.options) if option.is_right)

    @property
    def texts(self) -> tuple[str, ...]:
        """What the options say."""
        return tuple(option.text for option in self.options)


@dataclass(frozen=True, kw_only=True)
class Refused:
    """A question of the file that is not taken in, and why; `source` is what the file says."""

    where: str
    code: str
    message: str | Promise
    source: str = ""
    number: int | None = None


@dataclass(frozen=True)
class BankFile:
    """Everything that was read of a file; `is_legacy` as long as its letters are not yet Vietnamese."""

    format: str
    drafts: tuple[Draft, ...]
    refused: tuple[Refused, ...] = ()
    findings: tuple[Finding, ...] = ()
    is_legacy: bool = False
