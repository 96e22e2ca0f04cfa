"""A class as a workbook: who was there, and what the personnel office reports of everybody."""

from collections.abc import Iterator
from os import PathLike

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core.events import publish
from core.text.dates import format_date
from core.workbooks import Sheet, write_workbook
from live.events import CohortExported
from live.models import Cohort
from live.selectors import Register, RegisterLine, register_of
from organisation.models import Level
from organisation.selectors import version_of

MARKS = {"present": "x", "late": "M", "excused": "P", "absent": "", "": ""}


def export_cohort(*, cohort: Cohort, path: str | PathLike[str], actor: User | None) -> int:
    """Write the file and log that it was taken; how many people are in it."""
    register = register_of(cohort)
    write_workbook([_attendance(register), _results(register)], path)
    publish(CohortExported(cohort_id=cohort.pk, people=len(register.lines)), actor=actor)
    return len(register.lines)


def _attendance(register: Register) -> Sheet:
    columns = [(_("STT"), 6.0), (_("Họ và tên"), 26.0), (_("Chức vụ, đơn vị"), 44.0), (_("Điện thoại"), 14.0)]
    for number, session in enumerate(register.sessions, start=1):
        begins = timezone.localtime(session.starts_at)
        columns.append((f"{number}. {begins:%d/%m %H:%M}", 12.0))
    columns += [(_("Số buổi có mặt"), 10.0), (_("Tỷ lệ (%)"), 10.0), (_("Đủ buổi"), 10.0)]
    return Sheet(_("Điểm danh"), columns, _attendance_rows(register, len(columns)))


def _attendance_rows(register: Register, width: int) -> Iterator[list[object]]:
    for number, line in enumerate(register.lines, start=1):
        person, share = line.place.learner, line.share
        marks = [MARKS[mark.presence if mark else ""] for mark in line.marks]
        enough = _("có") if line.has_attended else _("chưa")
        yield [number, person.full_name, line.post, person.phone, *marks, share.present, share.percent, enough]
    there = [present for _session, present in register.columns]
    turnout = register.turnout
    yield ["", _("Số có mặt từng buổi"), "", "", *there, turnout.attendances, "", ""]
    said = _("{attendances} lượt của {people} người. x: có mặt, M: đến muộn, P: vắng có phép.")
    yield ["", said.format(attendances=turnout.attendances, people=turnout.people), *[""] * (width - 2)]


def _results(register: Register) -> Sheet:
    columns = [
        (_("STT"), 6.0),
        (_("Họ và tên"), 26.0),
        (_("Ngày sinh"), 12.0),
        (_("Chức vụ, đơn vị"), 44.0),
        (_("Thuộc diện"), 20.0),
        (_("Khóa, lớp"), 36.0),
        (_("Cấp tổ chức"), 14.0),
        (_("Từ ngày"), 12.0),
        (_("Đến ngày"), 12.0),
        (_("Số tiết"), 8.0),
        (_("Điểm"), 8.0),
        (_("Xếp loại"), 14.0),
        (_("Số giấy chứng nhận"), 24.0),
        (_("Ghi chú"), 24.0),
    ]
    return Sheet(_("Kết quả"), columns, _result_rows(register, len(columns)))


def _result_rows(register: Register, width: int) -> Iterator[list[object]]:
    cohort = register.cohort
    level = Level(version_of(cohort.owner_unit, min(cohort.ends_on, timezone.localdate())).level).label
    about = [cohort.title, str(level), format_date(cohort.starts_on), format_date(cohort.ends_on), cohort.periods or ""]
    for number, line in enumerate(register.lines, start=1):
        yield [number, *_particulars(line), *about, *_outcome(line)]
    empty: list[object] = [""] * width
    yield empty
    yield [*empty[:1], _("NGƯỜI LẬP BIỂU"), *empty[2:10], _("THỦ TRƯỞNG ĐƠN VỊ"), *empty[11:]]


def _particulars(line: RegisterLine) -> list[object]:
    person, seat = line.place.learner, line.place.seat
    birth = format_date(person.birth_date) if person.birth_date else person.birth_year or ""
    return [person.full_name, birth, line.post, str(seat.get_category_display()) if seat else ""]


def _outcome(line: RegisterLine) -> list[object]:
    place = line.place
    score = float(place.score) if place.score is not None else ""
    attended = _("dự {present}/{sessions} buổi").format(present=line.share.present, sessions=line.share.sessions)
    return [score, place.grade, place.certificate_number, attended]
