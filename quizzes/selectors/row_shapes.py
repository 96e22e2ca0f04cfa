"""What a row of a question is: one field, with what stands beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quizzes.selectors.pictures import Picture

RADIO, CHECKBOX, SELECT, TEXT, AREA, SCALE, FILES = "radio", "checkbox", "select", "text", "area", "scale", "files"

# So many choices stand side by side whatever they say; more of them only as long as each is this short, in characters.
BESIDE, SHORT = 3, 15


@dataclass(frozen=True)
class RowChoice:
    """Something to choose in a row."""

    value: str
    text: str
    letter: str = ""
    is_chosen: bool = False
    picture: Picture | None = None


@dataclass(frozen=True)
class Spot:
    """A place on a picture, measured in hundredths of its width, as an SVG over the picture writes it."""

    number: int
    across: str
    down: str


@dataclass(frozen=True, kw_only=True)
class Row:
    """One field: its name, what stands before it, and what may be chosen or written.

    `kind` is radio, checkbox, scale (choices side by side), select, text, area or files. `lead` is running text before a gap;
    `heading` begins a part of a scenario. `is_number` asks for the keyboard with digits; `takes` says which files.
    """

    kind: str
    name: str
    label: str = ""
    lead: str = ""
    heading: str = ""
    choices: Sequence[RowChoice] = ()
    value: str = ""
    is_number: bool = False
    unit: str = ""
    takes: str = ""
    spot: Spot | None = None

    @property
    def is_wordy(self) -> bool:
        """Whether its choices are too many and too long to stand side by side on a phone."""
        return len(self.choices) > BESIDE and any(len(choice.text) > SHORT for choice in self.choices)


@dataclass(frozen=True, kw_only=True)
class Rows:
    """The rows of a question; `tail` is the text behind the last gap, `hint` says how to answer, `dragged` how by dragging.

    `legend` is what is given to the rows, each thing once unless it `reuses`. `rubric` is what a text is marked by.
    """

    rows: Sequence[Row]
    tail: str = ""
    hint: str = ""
    dragged: str = ""
    legend: Sequence[RowChoice] = ()
    reuses: bool = True
    rubric: Sequence[Mapping[str, Any]] = ()
    certainties: Sequence[RowChoice] = ()
    point: str = ""
    prefix: str = ""

    @property
    def is_running(self) -> bool:
        """Whether the fields stand inside a text."""
        return bool(self.tail or any(row.lead for row in self.rows))
