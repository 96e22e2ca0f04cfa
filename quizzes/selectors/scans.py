"""Scanned sheets: which wait for whom, and one of them beside what was read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone

from accounts.models import Person, User
from accounts.selectors import surviving_id
from courses.selectors.authoring import WRITERS
from organisation.selectors import scope_of
from organisation.selectors.people import Wish, people_seated, posts_held
from quizzes.formats.paper import Box, SheetRow, Spot, layout_of
from quizzes.models import PrintRun, Quiz, ScanState, SheetScan
from quizzes.selectors.printing import sheet_rows

FOUND_AT_ONCE, SHORTEST = 20, 2
# What a person still has to decide.
OPEN_SCANS = (ScanState.UNCLEAR, ScanState.READ)


@dataclass(frozen=True)
class ReadRow:
    """A row of a sheet as it was read: the bubbles with whether each is marked, or what was typed from the box."""

    row: SheetRow
    chosen: Sequence[str]
    text: str
    is_doubtful: bool

    @property
    def is_blank(self) -> bool:
        """Whether nothing is marked."""
        return bool(self.row.bubbles) and not self.chosen

    @property
    def choices(self) -> list[tuple[str, str, bool]]:
        """Each bubble as (value, letter, whether it is marked)."""
        return [(value, letter, value in self.chosen) for value, letter in self.row.bubbles]


@dataclass(frozen=True)
class ReadSheet:
    """A scan beside its reading; no rows while it is not known which sheet it is."""

    scan: SheetScan
    rows: Sequence[ReadRow]
    spots: Sequence[tuple[Spot, str]]
    boxes: Sequence[Box]

    @property
    def doubtful(self) -> int:
        """How many rows somebody has to look at."""
        return sum(row.is_doubtful for row in self.rows)

    @property
    def blank(self) -> int:
        """How many rows were left empty."""
        return sum(row.is_blank for row in self.rows)


def scans_of(run: PrintRun) -> QuerySet[SheetScan]:
    """What came back of a run: first what waits for a person, doubtful sheets before clear ones."""
    return run.scans.select_related("sheet__variant", "sheet__learner").order_by("uploaded_at", "pk")


def scan_counts(run: PrintRun) -> Mapping[str, int]:
    """How many scans of a run have come how far."""
    return dict(run.scans.order_by().values_list("state").annotate(count=Count("pk")))


def next_scan(scan: SheetScan) -> SheetScan | None:
    """The next sheet that waits for a person, after this one or else from the beginning."""
    waiting = SheetScan.objects.filter(print_run=scan.print_run_id, state__in=OPEN_SCANS).exclude(pk=scan.pk)
    return waiting.filter(pk__gt=scan.pk).order_by("pk").first() or waiting.order_by("pk").first()


def read_sheet(scan: SheetScan) -> ReadSheet:
    """A scan with what was read from it."""
    if scan.sheet is None:
        return ReadSheet(scan, (), (), ())
    rows = sheet_rows(scan.sheet.variant)
    layout, readings = layout_of(rows), scan.reading.get("rows", {})
    read = [_row(row, readings.get(row.name, {})) for row in rows]
    return ReadSheet(scan, read, list(_spots(layout.spots, read)), layout.boxes)


def _row(row: SheetRow, reading: Mapping[str, Any]) -> ReadRow:
    return ReadRow(row, reading.get("chosen", []), reading.get("text", ""), bool(reading.get("is_doubtful")))


def _spots(spots: Sequence[Spot], rows: Sequence[ReadRow]) -> Iterator[tuple[Spot, str]]:
    """Each bubble worth showing, with how: marked, or in a row in doubt."""
    by_name = {row.row.name: row for row in rows}
    for spot in spots:
        row = by_name[spot.row]
        if spot.value in row.chosen:
            yield spot, "doubt" if row.is_doubtful else "marked"
        elif row.is_doubtful:
            yield spot, "near"


def takers_called(run: PrintRun, user: User, text: str) -> list[tuple[Person, str]]:
    """People on the quiz's course in the user's branch, by a name without marks; with what each of them is."""
    if len(text.strip()) < SHORTEST:
        return []
    people = list(takers_of(run.quiz, user, Wish(timezone.localdate(), text))[:FOUND_AT_ONCE])
    posts = posts_held(people, timezone.localdate()) if people else {}
    return [(person, posts.get(person.pk, "")) for person in people]


def takers_of(quiz: Quiz, user: User, wish: Wish) -> QuerySet[Person]:
    """Whoever has a place on the quiz's course, of the user's branch."""
    people = people_seated(scope_of(user, *WRITERS), wish)
    return people.filter(pk__in=quiz.course.enrolments.values(human=surviving_id("learner")))
