"""Scanned sheets: which wait for whom, and one of them beside what was read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Person, User
from accounts.selectors import surviving_id
from core.text.codes import grouped
from courses.selectors.authoring import WRITERS
from organisation.selectors import scope_of
from organisation.selectors.people import Wish, people_seated, posts_held
from quizzes.errors import NobodysSheetError
from quizzes.formats.paper import Box, SheetRow, Spot, layout_of
from quizzes.models import PrintRun, Quiz, ScanState, SheetScan
from quizzes.selectors.printing import sheet_rows

FOUND_AT_ONCE, SHORTEST = 20, 2
# What a person still has to decide.
OPEN_SCANS = (ScanState.UNCLEAR, ScanState.READ)

_TROUBLES = {
    "no_code": gettext_lazy("Không thấy ô vuông mã nào của phiếu: ảnh mờ, quá nhỏ, hoặc không phải phiếu trả lời."),
    "few_codes": gettext_lazy("Ảnh thiếu góc hoặc mờ nên chưa đọc được. Đồng chí chụp lại cho thấy đủ sáu ô vuông."),
    "two_sheets": gettext_lazy("Ảnh có nhiều phiếu. Đồng chí chụp mỗi ảnh một phiếu."),
    "damaged": gettext_lazy("Tệp hỏng hoặc không mở được."),
    "unknown_variant": gettext_lazy("Phiếu này không thuộc kỳ kiểm tra này."),
    "foreign_sheet": gettext_lazy("Phiếu này không thuộc kỳ kiểm tra này."),
}


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
        """Each bubble as (value, letter, whether it is marked); of two marks where one is asked for, a person chooses."""
        is_one_too_many = len(self.chosen) > 1 and not self.row.takes_several
        return [(value, letter, value in self.chosen and not is_one_too_many) for value, letter in self.row.bubbles]


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
    def is_placed(self) -> bool:
        """Whether it is known how the sheet lies, so that what was read can be drawn over it."""
        return bool(self.scan.sheet and self.scan.reading.get("planes"))

    @property
    def is_decided(self) -> bool:
        """Whether a person has decided."""
        return self.scan.state in {ScanState.TAKEN, ScanState.REFUSED}

    @property
    def shown_code(self) -> str:
        """The code of the sheet as it is printed."""
        return grouped(self.scan.sheet.code) if self.scan.sheet else ""

    @property
    def trouble(self) -> str:
        """Why it is not known which sheet it is."""
        if self.scan.state == ScanState.WAITING:
            return _("Ảnh này đang được đọc. Đồng chí tải lại trang sau ít phút.")
        return str(_TROUBLES.get(self.scan.reason, ""))


def scans_of(run: PrintRun) -> QuerySet[SheetScan]:
    """What came back of a run: first what waits for a person, doubtful sheets before clear ones."""
    return run.scans.select_related("sheet__variant", "sheet__learner").order_by("uploaded_at", "pk")


def next_scan(scan: SheetScan) -> SheetScan | None:
    """The next sheet that waits for a person, after this one or else from the beginning."""
    waiting = SheetScan.objects.filter(print_run=scan.print_run_id, state__in=OPEN_SCANS).exclude(pk=scan.pk)
    return waiting.filter(pk__gt=scan.pk).order_by("pk").first() or waiting.order_by("pk").first()


def read_sheet(scan: SheetScan, changed: Mapping[str, Sequence[str]] | None = None) -> ReadSheet:
    """A scan with what was read from it, or with what a person has made of that and not yet sent for good."""
    if scan.sheet is None:
        return ReadSheet(scan, (), (), ())
    rows = sheet_rows(scan.sheet.variant)
    layout, readings = layout_of(rows), scan.reading.get("rows", {})
    read = [_row(row, readings.get(row.name, {}), changed) for row in rows]
    return ReadSheet(scan, read, list(_spots(layout.spots, read)), layout.boxes)


def _row(row: SheetRow, reading: Mapping[str, Any], changed: Mapping[str, Sequence[str]] | None) -> ReadRow:
    """What was taken, where that is settled; else what is being changed; else what was read."""
    values = reading.get("taken", reading.get("chosen", []))
    if changed is not None:
        values = changed.get(row.name, [])
    text = values[0] if values and not row.bubbles else ""
    return ReadRow(
        row, values if row.bubbles else [], text, "taken" not in reading and bool(reading.get("is_doubtful"))
    )


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


def taker_with(run: PrintRun, user: User, scan: SheetScan, uid: UUID | None) -> Person:
    """The person whom a form names, or whose name the sheet bears."""
    if uid is None and scan.sheet is not None and scan.sheet.learner is not None:
        return scan.sheet.learner
    person = takers_of(run.quiz, user, Wish(timezone.localdate())).filter(uid=uid).first() if uid else None
    if person is None:
        raise NobodysSheetError
    return person
