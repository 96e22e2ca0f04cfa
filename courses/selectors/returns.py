"""What a file would change in a lesson that the course has already, block by block."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from io import BytesIO
from typing import Any

from wagtail.images import get_image_model
from wagtail.utils.file import hash_filelike

from courses.formats.office import Picture, Section, body_of
from courses.formats.paper import (
    Difference,
    Raw,
    Returned,
    Standing,
    arrivals,
    as_arrivals,
    compared,
    pictures_of,
    standing,
    words_of,
)
from courses.formats.paper import digest as digest_of
from courses.models import CoursePage, LessonPage
from courses.selectors.printing import draft_body, labels, paper_of

# What a file from elsewhere can have; all other blocks were made in the editor, and their absence says nothing.
FROM_WORD = frozenset({"text", "heading", "subheading", "note", "table", "grid", "picture"})
SAME_LESSON, MOST_WORDS = 0.5, 3000
_WORDS = re.compile(r"\S+\s*")


@dataclass(frozen=True)
class Piece:
    """Some words, and whether the other side lacks them."""

    text: str
    is_changed: bool


@dataclass(frozen=True)
class Row:
    """A difference with the words in which it is shown, those that differ marked."""

    difference: Difference
    label: str
    before: Sequence[Piece]
    after: Sequence[Piece]


def pieces_of(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """Two texts word by word beside one another; very long ones without marks."""
    ours, theirs = _WORDS.findall(before), _WORDS.findall(after)
    if not (ours and theirs) or len(ours) + len(theirs) > MOST_WORDS:
        return [Piece(before, is_changed=False)], [Piece(after, is_changed=False)]
    left, right = list[Piece](), list[Piece]()
    for kind, i, j, m, n in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        for side, words in ((left, ours[i:j]), (right, theirs[m:n])):
            if words:
                side.append(Piece("".join(words), is_changed=kind != "equal"))
    return left, right


@dataclass(frozen=True)
class Comparison:
    """A lesson of the course beside a file. `token` says which draft was compared; `pictures` are those of the file."""

    lesson: LessonPage
    title: str
    current: Sequence[Raw]
    differences: Sequence[Difference]
    pictures: Mapping[int, Picture]
    is_returned: bool
    desk: "Desk"

    @property
    def token(self) -> str:
        """A short name for the draft as it was when it was compared."""
        return digest_of(list(self.current))[:16]

    @property
    def is_renamed(self) -> bool:
        """Whether the file has another title."""
        return self.is_returned and bool(self.title) and self.title != self.desk.title

    @property
    def changes(self) -> list[Difference]:
        """Those about which there is something to decide or to know."""
        return [one for one in self.differences if one.kind != "unchanged" or one.is_moved]

    @property
    def undecided(self) -> list[Difference]:
        """Those that somebody must look at."""
        return [one for one in self.differences if one.needs_decision]

    @property
    def untouched(self) -> int:
        """How many blocks stay as they are."""
        return len(self.differences) - len(self.changes)

    @property
    def counts(self) -> Counter[str]:
        """How many of each kind there are."""
        return Counter(one.kind for one in self.differences)

    @cached_property
    def rows(self) -> list[Row]:
        """The changes as they are shown."""
        return [self.desk.row(one) for one in self.changes]


class Desk:
    """The draft of a lesson laid out as on paper, to be compared with a file."""

    def __init__(self, lesson: LessonPage, pictures: Iterable[Picture]) -> None:
        draft: LessonPage = lesson.get_latest_revision_as_object()
        self.title, self.body = draft.title, draft_body(draft)
        self.images, self.pictures = _ids_of(pictures)
        self._paper = paper_of(self.body)
        self._labels = labels()
        self._stood: dict[int, tuple[Raw, Standing]] = {}

    @cached_property
    def standings(self) -> list[Standing]:
        """The blocks as they stand on paper."""
        return [self._standing(raw) for raw in self.body]

    def _standing(self, raw: Raw) -> Standing:
        if id(raw) not in self._stood:
            self._stood[id(raw)] = raw, standing(raw, self._paper)
        return self._stood[id(raw)][1]

    def said(self, raw: Raw) -> str:
        """The words of a block."""
        return words_of(self._standing(raw))

    def printed(self, raw: Raw) -> str:
        """What a block says on paper, in short."""
        return self._standing(raw).mark.rpartition("_")[2]

    def row(self, one: Difference) -> Row:
        """A difference in words."""
        raw = one.after or one.before or {}
        before = self.said(one.before) if one.before else ""
        after = one.words or (self.said(one.after) if one.after else "")
        return Row(one, str(self._labels.get(raw["type"], "")), *pieces_of(before, after))

    def compare(self, arrived: Sequence[Any], *, is_returned: bool) -> list[Difference]:
        """The differences; in a file from elsewhere only what Word can have may be missed."""
        sealed = {stood.raw["id"] for stood in self.standings if stood.is_sealed}
        precious = sealed if is_returned else {raw["id"] for raw in self.body if raw["type"] not in FROM_WORD}
        return compared(self.body, arrived, said=self.said, printed=self.printed, precious=precious)


def comparison_with_return(lesson: LessonPage, returned: Returned) -> Comparison:
    """A lesson beside its own printed file."""
    desk = Desk(lesson, pictures_of(returned))
    arrived = arrivals(returned, standings=desk.standings, key=lesson.key, images=desk.images)
    differences = desk.compare(arrived, is_returned=True)
    return Comparison(lesson, returned.title, desk.body, differences, desk.pictures, is_returned=True, desk=desk)


def comparison_with_section(lesson: LessonPage, section: Section) -> Comparison:
    """A lesson beside a file that knows nothing of it."""
    desk = Desk(lesson, (block for block in section.blocks if isinstance(block, Picture)))
    body = body_of(section, key=lesson.key, images=desk.images)
    differences = desk.compare(as_arrivals(body, desk.body), is_returned=False)
    return Comparison(lesson, section.title, desk.body, differences, desk.pictures, is_returned=False, desk=desk)


def _ids_of(pictures: Iterable[Picture]) -> tuple[dict[bytes, int], dict[int, Picture]]:
    """The ids of pictures by their bytes; those that the library lacks have a negative one until they are stored."""
    by_hash = {hash_filelike(BytesIO(picture.content)): picture for picture in pictures}
    known = dict(get_image_model().objects.filter(file_hash__in=by_hash).values_list("file_hash", "pk"))
    new = {-number: picture for number, (name, picture) in enumerate(by_hash.items(), start=1) if name not in known}
    ids = {by_hash[name].content: pk for name, pk in known.items()}
    return ids | {picture.content: pk for pk, picture in new.items()}, new


def lesson_from_file(course: CoursePage, section: Section) -> LessonPage | None:
    """The lesson that was made of this text before and has been renamed since, by half of its blocks at least."""
    lesson: LessonPage
    for lesson in LessonPage.objects.descendant_of(course).order_by("path"):
        draft = lesson.get_latest_revision_as_object()
        made = {raw["id"] for raw in body_of(section, key=lesson.key, images={})}
        kept = {raw["id"] for raw in draft_body(draft)}
        if made and len(made & kept) >= SAME_LESSON * len(made):
            return lesson
    return None
