"""A printed lesson that comes back: its title, and its blocks as segments that say which block they were."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from core.files.findings import Finding
from core.files.packages import ZIP_MAGIC
from courses.formats.office.lines import Bookmark, Box, Line, Part
from courses.formats.office.nodes import main_part
from courses.formats.office.reading import opened
from courses.formats.office.remarks import Remarks
from courses.formats.office.shape.tidying import tidied
from courses.formats.office.tree import Footnote, PageBreak, Picture, Table
from courses.formats.office.word.body import WordReader
from courses.formats.paper.marks import PREFIX, Mark, lesson_of_mark, mark_of
from courses.formats.paper.tables import CAPTION
from courses.formats.paper.word.body import PRINTED, TITLE

# What our own files have by their nature, and nobody need be told.
_OWN = {"headers_footers", "internal_link"}
_KINDS: dict[type[Part], str] = {Box: "frame", Table: "table", Picture: "picture"}


@dataclass
class Segment:
    """What stands for one block; `mark` names it, unless it is new or its bookmark was lost."""

    mark: Mark | None = None
    parts: list[Part] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """What it is to the eye: "heading", "running" text, "frame", "table" or "picture"."""
        return next((kind for kind in map(_kind, self.parts) if kind not in {"caption", ""}), "running")


@dataclass(frozen=True)
class Returned:
    """A file that names the lesson it was printed from."""

    key: UUID
    title: str
    segments: Sequence[Segment]
    footnotes: tuple[Footnote, ...]
    findings: tuple[Finding, ...]


def read_returned(content: bytes) -> Returned | None:
    """The file if it was printed from a lesson, else None. Raises FileError."""
    if not content.startswith(ZIP_MAGIC):
        return None
    package, _findings = opened(content)
    package.check_markup()
    if not main_part(package, "").startswith("word/"):
        return None
    remarks = Remarks()
    reader = WordReader(package, remarks, bookmarks=PREFIX)
    parts = tidied(reader.read())
    keys = [key for part in parts if isinstance(part, Bookmark) and (key := lesson_of_mark(part.name))]
    if not keys:
        return None
    title = " ".join(part.text for part in parts if isinstance(part, Line) and part.role == TITLE)
    findings = tuple(finding for finding in remarks.findings() if finding.code not in _OWN)
    return Returned(keys[0], title, list(_segments(parts)), reader.footnotes(), findings)


def _segments(parts: Iterable[Part]) -> Iterator[Segment]:
    """A bookmark begins a segment; without one, what is of another kind than what stands before it does."""
    here = Segment()
    for part in parts:
        match part:
            case Bookmark():
                mark = mark_of(part.name)
                # LibreOffice may begin the bookmark of one block once more at every paragraph of it.
                if mark and mark != here.mark:
                    yield from _told(here)
                    here = Segment(mark)
            case PageBreak():
                pass
            case Line(role=role) if role in {TITLE, PRINTED}:
                yield from _told(here)
                here = Segment()
            case _:
                if not _belongs(here, part):
                    yield from _told(here)
                    here = Segment()
                here.parts.append(part)
    yield from _told(here)


def _told(segment: Segment) -> Iterator[Segment]:
    if segment.parts:
        yield segment


def _belongs(segment: Segment, part: Part) -> bool:
    """Whether a part goes on with a segment: running text with running text, a caption with what it names."""
    if not segment.parts:
        return True
    before, here = _kind(segment.parts[-1]), _kind(part)
    pairs = {("running", "running"), ("caption", "table"), ("caption", "picture"), ("picture", "caption")}
    return (before, here) in pairs


def _kind(part: Part) -> str:
    if isinstance(part, Line):
        return "heading" if part.level else "caption" if part.role == CAPTION else "running"
    return next((kind for name, kind in _KINDS.items() if isinstance(part, name)), "")
