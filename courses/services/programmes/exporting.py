"""The standing of a programme as a workbook."""

from collections.abc import Iterator
from os import PathLike

from django.utils.translation import gettext as _

from core.text.dates import format_date
from core.workbooks import Sheet, write_workbook
from courses.selectors.programmes import Overview, PersonLine, PersonYear, StudyYear


def export_standing(*, overview: Overview, lines: list[PersonLine], path: str | PathLike[str]) -> None:
    """Write the shares by unit on one sheet, and who stands how on another."""
    units = [(_("Đơn vị"), 40.0), (_("Phải học"), 12.0), (_("Hoàn thành"), 12.0), (_("Tỷ lệ (%)"), 12.0)]
    units += [(_("Quá hạn"), 12.0), (_("Được miễn"), 12.0)]
    people = [(_("STT"), 6.0), (_("Họ và tên"), 28.0), (_("Chức vụ, đơn vị"), 48.0), (_("Tình trạng"), 20.0)]
    people += [(_("Đã xong"), 12.0), (_("Giao ngày"), 12.0), (_("Hạn"), 12.0), (_("Kết thúc ngày"), 14.0)]
    sheets = [
        Sheet(_("Theo đơn vị"), units, _units(overview)),
        Sheet(_("Danh sách"), people, _people(lines)),
    ]
    write_workbook(sheets, path)


def export_year(*, study: StudyYear, people: list[PersonYear], path: str | PathLike[str]) -> None:
    """Write the periods of a year by unit on one sheet, by person on another."""
    units = [(_("Đơn vị"), 40.0), (_("Số người"), 12.0), (_("Đạt mức"), 12.0), (_("Bình quân (tiết)"), 16.0)]
    names = [(_("STT"), 6.0), (_("Họ và tên"), 28.0), (_("Chức vụ, đơn vị"), 48.0)]
    names += [(_("Đã học (tiết)"), 14.0), (_("Khuyến nghị (tiết)"), 16.0), (_("Theo văn bản"), 24.0)]
    lines = [*study.lines, *([study.total] if study.total else [])]
    shares = ((line.name, line.people, line.reached, float(round(line.average, 1))) for line in lines)
    rows = (
        (number, line.person.full_name, line.post, line.year.periods, line.year.advised, line.year.document)
        for number, line in enumerate(people, start=1)
    )
    write_workbook([Sheet(_("Theo đơn vị"), units, shares), Sheet(_("Danh sách"), names, rows)], path)


def _units(overview: Overview) -> Iterator[tuple[object, ...]]:
    named = [(line.name, line.figures) for line in overview.lines]
    for name, figures in [*named, (_("Cộng"), overview.total)]:
        share = float(round(figures.percent, 1)) if figures.percent is not None else None
        yield name, figures.people, figures.met, share, figures.overdue, figures.waived


def _people(lines: list[PersonLine]) -> Iterator[tuple[object, ...]]:
    for number, line in enumerate(lines, start=1):
        duty = line.sheet.duty
        yield (
            number,
            line.person.full_name,
            line.post,
            str(duty.get_state_display()),
            line.sheet.tree.progress,
            format_date(duty.begun_on),
            format_date(duty.due_on) if duty.due_on else "",
            format_date(duty.closed_at.date()) if duty.closed_at else "",
        )
