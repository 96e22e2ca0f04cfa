"""A question as a file says it, before it is in any bank."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.utils.functional import Promise

from core.files.findings import Finding


class Kind(StrEnum):
    """The types of questions that a bank can hold; the values are those of `models.QuestionType`."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    TRUE_FALSE = "true_false"
    TRUE_FALSE_TABLE = "true_false_table"
    MATCHING = "matching"
    ORDERING = "ordering"
    NUMERIC = "numeric"
    GAPS = "gaps"
    SHORT = "short"
    ESSAY = "essay"
    HOTSPOT = "hotspot"
    PLACING = "placing"
    SCENARIO = "scenario"
    UPLOAD = "upload"
    LIKERT = "likert"
    PREDICTION = "prediction"


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
    """A picture: its name, what it shows, and its bytes, clean."""

    name: str
    alt: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Shape:
    """What a question asks and what is right, in the shapes that `models.QuestionVersion` describes.

    Where a stored version names an image, a shape holds the `Picture`. The pictures of the stem are no part of it.
    """

    type: Kind
    body: Mapping[str, Any] = field(default_factory=dict)
    key: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """One question; what is None is not said by the file, so that a question of the bank keeps what it has.

    `shape` depends on the type, everything else is the same for all. `category` is a path of drawers, the outermost
    first. `is_whole`: what is empty is meant to be empty. `where`, `number` and `source` say what part of the file it
    comes from.
    """

    shape: Shape
    stem: str
    keeps_order: bool | None = None
    code: str = ""
    explanation: str | None = None
    level: str | None = None
    category: tuple[str, ...] | None = None
    tags: tuple[str, ...] | None = None
    competence: str | None = None
    legal_reference: str | None = None
    lesson_key: str | None = None
    pictures: tuple[Picture, ...] | None = None
    is_whole: bool = False
    where: str = ""
    number: int | None = None
    source: str = ""

    def asking(self, shape: Shape) -> "Draft":
        """The same question, asking this."""
        return replace(self, shape=shape)

    @property
    def type(self) -> Kind:
        """What a learner does with it."""
        return self.shape.type

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """What there is to choose from, with what is known of each."""
        key = self.shape.key
        correct, notes, weights = key.get("correct", ()), key.get("notes", {}), key.get("weights", {})
        return tuple(
            Option(
                option.get("text", ""),
                is_right=option["id"] in correct,
                note=notes.get(option["id"], ""),
                weight=Decimal(weights[option["id"]]) if option["id"] in weights else None,
            )
            for option in self.shape.body.get("options", ())
        )

    @property
    def correct(self) -> tuple[int, ...]:
        """The places of the right options, counted from 0."""
        return tuple(place for place, option in enumerate(self.options) if option.is_right)

    @property
    def texts(self) -> tuple[str, ...]:
        """What the options say."""
        return tuple(option.text for option in self.options)

    @property
    def prompts(self) -> tuple[str, ...]:
        """What is to be given something."""
        return tuple(prompt["text"] for prompt in self.shape.body.get("prompts", ()))

    @property
    def pairs(self) -> tuple[int, ...]:
        """For each prompt the place of its option."""
        places, pairs = self._places, self.shape.key.get("pairs", {})
        return tuple(places[pairs[prompt["id"]]] for prompt in self.shape.body.get("prompts", ()) if pairs)

    @property
    def order(self) -> tuple[int, ...]:
        """The places of the options in the right order."""
        return tuple(self._places[name] for name in self.shape.key.get("order", ()))

    @property
    def _places(self) -> dict[str, int]:
        return {option["id"]: place for place, option in enumerate(self.shape.body.get("options", ()))}

    @property
    def value(self) -> Decimal | None:
        """The right number, where there is one."""
        return Decimal(str(self.shape.key["value"])) if self.shape.key.get("value") not in {None, ""} else None

    @property
    def tolerance(self) -> Decimal:
        """How far a number may lie from it."""
        return Decimal(str(self.shape.key.get("tolerance") or 0))

    @property
    def unit(self) -> str:
        """What the number counts."""
        return str(self.shape.body.get("unit", ""))


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
