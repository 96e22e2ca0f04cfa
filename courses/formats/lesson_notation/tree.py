"""What a lesson text says, as values: `line` is where a thing stands in the file.

A `Line` is one line of plain text in which `**bold**`, `*emphasised*` and `` `code` `` may stand; a `Html` is clean
HTML of paragraphs, lists and quotations.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal
from uuid import UUID, uuid5

Line = str
Html = str
Verdict = Literal["best", "acceptable", "avoid"]

_NAMES = UUID("5d8f0f3e-6f0a-5a53-9a0e-3c6a5f1d7b42")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of a lesson's body."""

    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Titled(Block):
    """A block with a title, which may be empty."""

    title: Line = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(Titled):
    """A heading of the second level."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Titled):
    """Running text, and what is told in it: a thing to keep in mind, a story, the words of a video."""

    kind: Literal["text", "note", "story", "transcript"]
    html: Html


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps(Titled):
    """What to do, one after the other."""

    steps: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Titled):
    """A table, or a form to print and fill in; every row is as long as the headings."""

    kind: Literal["table", "form"]
    headings: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to act, and what comes of it."""

    verdict: Verdict
    text: Line
    consequence: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(Titled):
    """A situation with three ways to act."""

    situation: Html
    question: Line
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose."""

    text: Line
    is_right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Block):
    """A question the learner puts to themselves; one option or several are right."""

    question: Line
    options: tuple[Option, ...]
    explanation: Line


@dataclass(frozen=True, slots=True)
class Pair:
    """Two halves that belong together."""

    left: Line
    right: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching(Block):
    """Each left half belongs to one right half; right halves may repeat."""

    question: Line
    pairs: tuple[Pair, ...]
    explanation: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering(Block):
    """Items in their right order."""

    question: Line
    sequence: tuple[Line, ...]
    explanation: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Block):
    """A question answered by a number."""

    question: Line
    value: Decimal
    explanation: Line


@dataclass(frozen=True, slots=True)
class Scene:
    """One scene of a video script: from and to as minutes and seconds, what is seen, read and heard."""

    begins: str
    ends: str
    picture: Line
    caption: Line
    speech: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Script(Titled):
    """A video that is still a script."""

    scenes: tuple[Scene, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Titled):
    """A drawing of ours, by its code."""

    image: str
    alt: Line
    caption: Line


@dataclass(frozen=True, slots=True)
class Panel:
    """One field of an infographic."""

    title: Line
    text: Line
    icon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Infographic(Titled):
    """A few things side by side, each with a picture."""

    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """A thing to tick off, with a hint that may be empty."""

    text: Line
    hint: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist(Titled):
    """Things to tick off."""

    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """Something received, to be put under one of the labels, counted from 1."""

    channel: Line
    text: Line
    label: int
    reason: Line
    clue: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Classify(Titled):
    """Messages to be put under labels."""

    labels: tuple[Line, ...]
    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz(Titled):
    """The place of a quiz: which one, and the settings its author wrote beside it."""

    kind: Literal["final", "pre"]
    settings: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SurveyQuestion:
    """One question of a survey; `low` and `high` name the ends of a scale."""

    kind: Literal["scale5", "single", "multiple", "text"]
    text: Line
    options: tuple[Line, ...] = ()
    low: Line = ""
    high: Line = ""
    note: Line = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey(Titled):
    """What the learner is asked about the course."""

    is_anonymous: bool
    questions: tuple[SurveyQuestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Titled):
    """Things to undertake: how many to choose, and after how many days one is reminded."""

    choose: int
    remind_days: int
    options: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalDocument:
    """A legal text the lesson rests on; `verify` is what an editor must still check."""

    number: str
    title: str
    issuer: str
    issued_on: date | None = None
    effective_on: date | None = None
    verify: str = ""


@dataclass(frozen=True, slots=True)
class EditorNote:
    """Something for editors only; it belongs to the block with that index, or to the whole lesson."""

    line: int
    text: str
    block: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One lesson: what the head of the file says, its body, and notes that never reach a learner."""

    course: str
    module: int
    module_title: str
    order: int
    slug: str
    title: str
    kind: str
    minutes: int
    objective: str
    completion: str
    competences: tuple[int, ...]
    legal: tuple[LegalDocument, ...]
    blocks: tuple[Block, ...]
    notes: tuple[EditorNote, ...]

    @property
    def key(self) -> UUID:
        """The identity under which progress is recorded: the same whenever the same lesson is read."""
        return self.uuid("")

    def uuid(self, path: str) -> UUID:
        """A stable id for a part of the lesson."""
        return uuid5(_NAMES, f"{self.course}/{self.slug}/{path}")
