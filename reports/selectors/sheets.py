"""The lines of a report as an office reads them: Vietnamese headings, days first, decimal commas, states in words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from core.text.dates import format_moment
from core.text.numbers import format_number, format_percent
from core.text.unicode import nfc
from courses.models import CoursePage
from organisation.models import Level
from organisation.selectors import versions_at
from reports.calculations import COMPLETED, OVERDUE, STARTED, Share, State, state_of
from reports.selectors.filters import category_label, course_set_label, state_labels
from reports.selectors.lines import FINISHED, HOUR, NOWHERE, PersonLine, day_of
from reports.selectors.overview import Overview


@dataclass(frozen=True)
class Spelling:
    """How a file spells a cell, and how it puts the cells of a part of a row together."""

    cell: Callable[[str], str]
    part: Callable[[tuple[str, ...]], Any]


# Number, then what belongs to the person, to the course, and to the person's place on it.
Row = tuple[int, Any, Any, Any]


def headings() -> list[tuple[str, float]]:
    """The columns with their widths in characters, in the order of the parts of a `Row`."""
    return [
        (_("STT"), 7),
        (_("Họ và tên"), 28),
        (_("Năm sinh"), 10),
        (_("Chức vụ"), 28),
        (_("Đơn vị"), 34),
        (_("Thuộc diện"), 24),
        (_("Khóa học"), 44),
        (_("Cấp tổ chức"), 16),
        (_("Số tiết"), 8),
        (_("Từ ngày"), 12),
        (_("Đến ngày"), 12),
        (_("Kết quả"), 16),
        (_("Điểm"), 8),
        (_("Số giấy chứng nhận"), 26),
        (_("Ghi chú"), 12),
    ]


def rows_of(lines: Iterable[PersonLine], courses: Sequence[CoursePage], spelling: Spelling) -> Iterator[Row]:
    """One row for each person and course; what recurs is spelt once, for there may be half a million."""
    cell, part, number = spelling.cell, spelling.part, 0
    about = [
        (course.pk, part((cell(course.title), cell(level), cell(format_periods(course)))))
        for course, level in _with_levels(courses)
    ]
    outcomes = {marks: (cell(words), cell(note)) for marks, words, note in _outcomes()}
    exempt = cell(state_labels()[State.EXEMPT]), ""
    days, scores = Memo(day_of), Memo(lambda score: cell(_score(score)))
    for line in lines:
        seated_in = line.seated_in if line.seated_in == line.unit.name else f"{line.seated_in}, {line.unit.name}"
        year = str(line.birth_year or "")
        who = part((cell(line.name), year, cell(line.position), cell(seated_in), cell(line.category)))
        for course_id, what in about:
            marks, enrolled, completed, score, certificate = line.places.get(course_id, NOWHERE)
            words, note = exempt if line.is_exempt else outcomes[marks]
            until = days[completed[:HOUR]] if completed and marks == FINISHED else ""
            number += 1
            yield number, who, what, part((days[enrolled[:HOUR]], until, words, scores[score], certificate or "", note))


class Memo(dict[Any, str]):
    """Values of a function, each computed once; asked faster than a cached function."""

    def __init__(self, function: Callable[[Any], str]) -> None:
        super().__init__()
        self.function = function

    def __missing__(self, key: Any) -> str:  # noqa: ANN401 -- the function's own
        value = self[key] = self.function(key)
        return value


def _outcomes() -> Iterator[tuple[str, str, str]]:
    """For each combination of marks the state in words and the note beside it."""
    words, late = state_labels(), _("Quá hạn")
    for marks in (0, COMPLETED, STARTED, OVERDUE, STARTED + OVERDUE):
        yield str(marks), words[state_of(marks)], late if marks & OVERDUE else ""


def cover_of(overview: Overview, place: str) -> list[tuple[str, str]]:
    """What the first sheet says: of whom, which courses, up to when, counted how."""
    asked = overview.asked
    return [
        (_("Báo cáo"), _("Kết quả hoàn thành khóa học")),
        (_("Phạm vi"), place),
        (_("Khóa học"), course_set_label(asked)),
        (_("Đối tượng"), category_label(asked.category)),
        (_("Số liệu đến"), format_moment(asked.moment)),
        (_("Lập lúc"), format_moment(timezone.now())),
        (_("Số người thuộc diện"), str(overview.people)),
        (_("Lượt hoàn thành"), _words(overview.total)),
        (_("Cách tính"), counting_rule()),
        (_("Người lập biểu"), ""),
        (_("Thủ trưởng đơn vị"), ""),
    ]


def summary_rows(overview: Overview) -> Iterator[tuple[str, ...]]:
    """One row for each unit: n/N and percent of each course, and of all of them."""
    for row in overview.rows:
        yield (row.code, nfc(row.title), *(_words(share) for _course, share in row.cells), _words(row.whole))


def counting_rule() -> str:
    """How people and turns are counted, in one paragraph."""
    return _(
        "Người thuộc diện là người giữ chức vụ ở đơn vị vào ngày báo cáo, theo đối tượng đã chọn, trừ người được miễn. "
        "Một lượt là một người với một khóa. Hoàn thành là đã học xong mọi bài bắt buộc trước thời điểm lấy số liệu. "
        "Người giữ chức vụ ở hai xã được tính ở cả hai, ở dòng tổng chỉ tính một lần."
    )


def format_periods(course: CoursePage) -> str:
    """The class periods of a course: `4` or `2,5`."""
    return f"{course.periods.normalize():f}".replace(".", ",")


def _with_levels(courses: Sequence[CoursePage]) -> list[tuple[CoursePage, str]]:
    owners = [course.owner_unit_id for course in courses if course.owner_unit_id]
    levels = dict(versions_at(timezone.localdate()).filter(unit_id__in=owners).values_list("unit_id", "level"))
    return [
        (course, str(Level(levels[owner]).label) if (owner := course.owner_unit_id) in levels else "")
        for course in courses
    ]


def _words(share: Share) -> str:
    return f"{share.words} ({format_percent(share.percent)})" if share.percent is not None else ""


def _score(score: str | None) -> str:
    """The database's text of a score with a decimal comma and no needless digits."""
    return format_number(Decimal(score)) if score else ""
