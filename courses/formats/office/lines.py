"""A document on the way from a file to blocks: lines that still know how they look, and what stands between them."""

from dataclasses import dataclass, field

from courses.formats.office.tree import PageBreak, Picture, Span, Table, plain


@dataclass(frozen=True)
class Look:
    """How the letters of a line look, where they all look so; sizes in half points."""

    size: int = 24
    is_bold: bool = False
    is_italic: bool = False
    is_underlined: bool = False
    is_capital: bool = False
    colour: str = ""

    @property
    def weight(self) -> tuple[int, bool, bool, bool]:
        """The heavier of two looks is the larger."""
        return (self.size, self.is_capital, self.is_bold, not self.is_italic)


@dataclass(frozen=True)
class Numbering:
    """An item of one of the program's own lists; `form` is the kind of number: "decimal", "upperRoman" …, "bullet"."""

    list_id: str
    level: int
    form: str

    @property
    def is_ordered(self) -> bool:
        """Whether items have numbers."""
        return self.form != "bullet"


@dataclass
class Line:
    """One paragraph; `level` is that of its heading style (0 for none), `role` what else its style says."""

    spans: tuple[Span, ...]
    look: Look = field(default_factory=Look)
    level: int = 0
    role: str = ""
    numbering: Numbering | None = None
    is_centred: bool = False
    has_tab_and_number: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return plain(self.spans)


@dataclass
class Box:
    """A text box or a table of one cell, with what stands in it."""

    parts: list["Part"]


@dataclass(frozen=True)
class Bookmark:
    """The place that a bookmark of ours names: see `courses.formats.paper.marks`."""

    name: str


Part = Line | Table | Picture | Box | PageBreak | Bookmark
