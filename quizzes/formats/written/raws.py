"""A question as somebody wrote it for other people to read: texts, and how they look."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from core.text.unicode import tidy_line
from quizzes.formats.drafts import Picture

PLAIN: frozenset["Look"] = frozenset()


class Look(StrEnum):
    """How letters can stand out, most telling first."""

    COLOUR = "colour"
    HIGHLIGHT = "highlight"
    BOLD = "bold"
    UNDERLINE = "underline"
    ITALIC = "italic"


@dataclass(frozen=True)
class Written:
    """A text and the look of each of its letters."""

    text: str
    looks: tuple[frozenset[Look], ...]

    @classmethod
    def of(cls, pieces: Iterable[tuple[str, frozenset[Look]]]) -> "Written":
        """A text in pieces that look different."""
        text, looks = "", list[frozenset[Look]]()
        for piece, look in pieces:
            text += piece
            looks += [look] * len(piece)
        return cls(text, tuple(looks))

    @classmethod
    def plain(cls, text: str) -> "Written":
        """A text that looks like any other."""
        return cls(text, (PLAIN,) * len(text))

    def __getitem__(self, part: slice) -> "Written":
        """A part of it."""
        return Written(self.text[part], self.looks[part])

    def __add__(self, other: "Written") -> "Written":
        """Both, one after the other."""
        return Written(self.text + other.text, self.looks + other.looks)

    def split_lines(self) -> Iterator["Written"]:
        """Its lines."""
        start = 0
        for line in self.text.split("\n"):
            yield self[start : start + len(line)]
            start += len(line) + 1

    def share_of(self, look: Look) -> float:
        """The share of its letters that have this look; spaces do not count."""
        inked = [looks for letter, looks in zip(self.text, self.looks, strict=True) if not letter.isspace()]
        return sum(look in looks for looks in inked) / len(inked) if inked else 0.0

    @property
    def tidy(self) -> str:
        """The text alone."""
        return tidy_line(self.text)


@dataclass
class RawOption:
    """One option; `marks` are the ways in which it stands out, of the text or of its letter alone."""

    label: Written
    text: Written
    is_ticked: bool | None = None


@dataclass
class RawQuestion:
    """One question with all that stands around it, before anything is concluded.

    `says_each`: a column says of every option whether it is right, so that several are meant when several are ticked.
    """

    where: str
    number: int | None = None
    stem: list[str] = field(default_factory=list)
    options: list[RawOption] = field(default_factory=list)
    answer: str = ""
    explanation: list[str] = field(default_factory=list)
    type_text: str = ""
    level_text: str = ""
    code: str = ""
    category: str = ""
    competence: str = ""
    section: str = ""
    says_each: bool = False
    pictures: list[Picture] = field(default_factory=list)
    source: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Line:
    """A line of a document; `pictures` stand in it."""

    written: Written
    pictures: Sequence[Picture] = ()
