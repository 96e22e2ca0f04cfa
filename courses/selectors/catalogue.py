"""The courses on offer, as a visitor or a learner sees them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple

from django.db.models import Count, F, OuterRef, QuerySet, Subquery, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from core.text.dates import format_date
from core.text.likeness import Search, search_of
from courses.models import CourseEdition, CoursePage, EditionItem, Topic
from courses.selectors.progress import places_of
from courses.selectors.translations import texts_told

State = Literal["new", "studying", "completed"]
Tone = Literal["plain", "info", "ok", "warn", "bad"]
DUE_SOON_DAYS = 7
CARD_FIELDS = (
    *("course_id", "edition_id", "slug", "title", "summary", "code", "topic"),
    *("is_mandatory", "awards_certificate", "pillar", "published_at"),
)


class Due(NamedTuple):
    """A last day in words, and how loudly to say it."""

    words: str
    tone: Tone


def due_of(due_on: date | None) -> Due:
    """As "Hạn 20/11", with the year when it is another one; nothing when there is no such day."""
    if due_on is None:
        return Due("", "plain")
    today = timezone.localdate()
    day = f"{due_on:%d/%m}" if due_on.year == today.year else format_date(due_on)
    if due_on < today:
        return Due(_("Quá hạn {day}").format(day=day), "bad")
    is_soon = (due_on - today).days <= DUE_SOON_DAYS
    return Due(_("Hạn {day}").format(day=day), "warn" if is_soon else "plain")


class Cover(NamedTuple):
    """How a topic looks: one of the cover colours and a symbol."""

    tone: str
    icon: str


COVERS = {
    Topic.SAFETY: Cover("cham", "shield-check"),
    Topic.PUBLIC_SERVICE: Cover("cham", "smartphone"),
    Topic.AI: Cover("muc", "lightbulb"),
    Topic.COMMUNICATION: Cover("nghe", "megaphone"),
    Topic.FRONT_WORK: Cover("son", "users"),
}


class Standing(NamedTuple):
    """How far the viewer is on a course."""

    done: int
    total: int
    due_on: date | None
    completed_at: datetime | None


class Size(NamedTuple):
    """How many lessons an edition has, and about how many minutes they take."""

    lessons: int
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseCard:
    """A course as a catalogue shows it, with how far the viewer is if they are on it."""

    course_id: int
    edition_id: int
    slug: str
    title: str
    summary: str
    code: str
    topic: str
    is_mandatory: bool
    awards_certificate: bool
    pillar: str
    published_at: datetime | None
    size: Size
    standing: Standing | None

    @property
    def cover(self) -> Cover:
        """The colour and symbol of its topic."""
        return COVERS[Topic(self.topic)]

    @property
    def state(self) -> State:
        """Where the viewer stands."""
        if self.standing is None:
            return "new"
        return "completed" if self.standing.completed_at else "studying"

    @property
    def words(self) -> str:
        """What the card says of the viewer's state."""
        if self.standing is None:
            return _("Bắt buộc") if self.is_mandatory else ""
        if self.standing.completed_at:
            return _("Đã hoàn thành")
        due = due_of(self.standing.due_on)
        progress = _("Đang học {done}/{total}").format(done=self.standing.done, total=self.standing.total)
        return progress if due.tone == "plain" else due.words

    @property
    def tone(self) -> Tone:
        """How loudly it says so."""
        if self.standing is None:
            return "plain"
        due = due_of(self.standing.due_on)
        return "ok" if self.standing.completed_at else "info" if due.tone == "plain" else due.tone


def open_courses() -> QuerySet[CoursePage]:
    """The courses a person may enrol on: published, and compiled at least once; in the trainers' order."""
    compiled = CourseEdition.objects.values("course")
    courses: QuerySet[CoursePage] = CoursePage.objects.filter(live=True, pk__in=compiled).order_by("path")
    return courses


def published_courses() -> QuerySet[CoursePage]:
    """The courses that were ever published, on offer still or not; in the trainers' order."""
    compiled = CourseEdition.objects.values("course")
    courses: QuerySet[CoursePage] = CoursePage.objects.filter(pk__in=compiled).order_by("path")
    return courses


def course_of(slug: str) -> CoursePage | None:
    """The course with this address, if it was ever published."""
    course: CoursePage | None = CoursePage.objects.filter(slug=slug, editions__isnull=False).first()
    return course


def courses_by_code(codes: Collection[str]) -> dict[str, CoursePage]:
    """Courses by their code; an unknown code is left out."""
    return {course.code: course for course in CoursePage.objects.filter(code__in=codes)}


def catalogue(viewer: Person | None) -> list[CourseCard]:
    """Every open course, with the viewer's own progress where they are a learner."""
    newest = CourseEdition.objects.filter(course=OuterRef("pk")).order_by("-number").values("pk")[:1]
    courses = list(
        open_courses()
        .annotate(edition_id=Subquery(newest), course_id=F("pk"))
        .annotate(published_at=F("first_published_at"))
        .values(*CARD_FIELDS)
    )
    sizes = _sizes([course["edition_id"] for course in courses])
    standings = _standings(viewer) if viewer else {}
    told = texts_told()
    return [
        CourseCard(
            **(course | _titles(told.get(course["course_id"], {}))),
            size=sizes.get(course["edition_id"], Size(0, 0)),
            standing=standings.get(course["course_id"]),
        )
        for course in courses
    ]


def matching(cards: Iterable[CourseCard], *, topic: str = "", state: str = "", query: str = "") -> list[CourseCard]:
    """The cards of a topic, in a state ("mandatory" is one too), that answer to the words searched for in any writing."""
    wished = [
        card
        for card in cards
        if topic in {"", card.topic} and state in {"", card.state, "mandatory" if card.is_mandatory else ""}
    ]
    search = search_of(query)
    likeness = {card.course_id: _likeness(card, search) for card in wished}
    found = [card for card in wished if likeness[card.course_id]]
    return sorted(found, key=lambda card: -likeness[card.course_id]) if search.terms else found


def is_guess(cards: Iterable[CourseCard], query: str) -> bool:
    """Whether what was found is only like what was typed."""
    search = search_of(query)
    return bool(search.terms) and not any(search.likeness(_text(card), is_strict=True) for card in cards)


def _likeness(card: CourseCard, search: Search) -> int:
    """What stands in the title counts twice; in the summary no slip is forgiven."""
    named = search.likeness(f"{card.title} {card.code} {Topic(card.topic).label}")
    return 2 * named or search.likeness(_text(card), is_strict=True)


def _text(card: CourseCard) -> str:
    return f"{card.title} {card.summary} {card.code} {Topic(card.topic).label}"


def _titles(texts: Mapping[str, str]) -> dict[str, str]:
    """What a card shows of what a course says of itself in another language."""
    return {name: text for name, text in texts.items() if name in CARD_FIELDS}


def _sizes(edition_ids: Collection[int]) -> dict[int, Size]:
    items = EditionItem.objects.filter(edition__in=edition_ids).order_by().values("edition")
    rows = items.annotate(lessons=Count("pk"), minutes_in_all=Sum("minutes"))
    return {edition: Size(*size) for edition, *size in rows.values_list("edition", "lessons", "minutes_in_all")}


def _standings(viewer: Person) -> dict[int, Standing]:
    rows = places_of(viewer).values_list("course_id", "done", "total", "due_on", "completed_at")
    return {
        course_id: Standing(done, total, due_on, completed_at) for course_id, done, total, due_on, completed_at in rows
    }
