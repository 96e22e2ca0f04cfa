"""What a learner wrote in the margins of lessons."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import Person
from accounts.selectors import identity_ids
from core.text.likeness import search_of
from courses.models import LessonContent, Note
from courses.selectors.items import ItemName, items_named
from courses.selectors.progress import Place

NoteKind = Literal["", "note", "bookmark"]


class Heading(NamedTuple):
    """A heading of a lesson and the id of its block."""

    block_id: str
    title: str


@dataclass(frozen=True)
class NoteLine:
    """A note with where it stands."""

    note: Note
    item: ItemName | None
    heading: str = ""

    @property
    def where(self) -> str:
        """The lesson, and the heading where it is known."""
        lesson = self.item.title if self.item else ""
        return f"{lesson}: {self.heading}" if lesson and self.heading else lesson


@dataclass(frozen=True)
class Margin:
    """The margin of one lesson."""

    place: Place
    is_marked: bool
    lines: Sequence[NoteLine]
    headings: Sequence[Heading]


def margin_of(place: Place) -> Margin:
    """The learner's notes at a lesson, in the order in which they were written, and whether they marked it."""
    learner, item = place.enrolment.learner, place.item
    notes = list(_own(learner).filter(item_key=item.key).order_by("created_at", "pk"))
    headings = headings_of(item.content_hash)
    titles = dict(headings)
    name = ItemName(key=item.key, slug=item.slug, title=item.title)
    lines = [NoteLine(note, name, titles.get(note.block_id, "")) for note in notes if note.text]
    return Margin(place, any(not note.text for note in notes), lines, headings)


def headings_of(content_hash: str) -> list[Heading]:
    """The headings of a lesson's text, in order."""
    content = LessonContent.objects.filter(pk=content_hash).first()
    return list(_headings(content.body)) if content else []


def notes_of(person: Person, *, query: str = "", course: str = "", kind: NoteKind = "") -> list[NoteLine]:
    """A person's notes and bookmarks, the latest first: of one course, of one kind, with these words in any writing."""
    notes = _own(person).select_related("course").order_by("-created_at", "-pk")
    if course:
        notes = notes.filter(course__slug=course)
    if kind:
        notes = notes.exclude(text="") if kind == "note" else notes.filter(text="")
    lines = list(_named(notes))
    search = search_of(query)
    return [line for line in lines if search.likeness(f"{line.note.text} {line.where} {line.note.course.title}")]


def courses_with_notes(person: Person) -> list[tuple[str, str]]:
    """(address, title) of the courses in whose margins the person wrote."""
    rows = _own(person).order_by("course__title").values_list("course__slug", "course__title").distinct()
    return list(rows)


def note_of(person: Person, uid: UUID) -> Note | None:
    """The person's own note of this id."""
    return _own(person).exclude(text="").filter(uid=uid).select_related("course").first()


def _own(person: Person) -> QuerySet[Note]:
    return Note.objects.filter(learner__in=identity_ids(person))


def _named(notes: Iterable[Note]) -> Iterator[NoteLine]:
    found = list(notes)
    names = items_named({note.item_key for note in found})
    for note in found:
        yield NoteLine(note, names.get(note.item_key))


def _headings(body: Iterable[dict[str, object]]) -> Iterator[Heading]:
    for block in body:
        value = block.get("value")
        title = value.get("title") if isinstance(value, dict) else value
        if block.get("type") in {"heading", "subheading"} and title and block.get("id"):
            yield Heading(str(block["id"]), str(title))
