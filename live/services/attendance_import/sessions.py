"""Which session of the class a column or a title means; one that was not planned is set up."""

from collections.abc import Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from live.formats import AttendanceFile, Part, SessionColumn
from live.models import Cohort, Session
from live.selectors import sessions_of
from live.services.attendance_import.reporting import AttendanceReport
from live.services.cohorts import SessionFacts, plan_session

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
HOURS = {
    Part.MORNING: (time(7, 30), time(11, 0)),
    Part.AFTERNOON: (time(13, 30), time(16, 30)),
    Part.EVENING: (time(19, 0), time(21, 0)),
    Part.WHOLE: (time(7, 30), time(16, 30)),
}
NOON, DUSK = 12, 18


class SessionFinder:
    """The sessions of a class as the columns of one list name them."""

    def __init__(self, cohort: Cohort, report: AttendanceReport, actor: User | None) -> None:
        self.cohort, self.report, self.actor = cohort, report, actor
        self._planned = list(sessions_of(cohort))

    def of_columns(self, columns: Sequence[SessionColumn]) -> list[Session | None]:
        """One session for each column; None where somebody must say which."""
        if columns and all(column.day is None for column in columns) and len(columns) == len(self._planned):
            return [*self._planned]
        return [self._named(column.day, column.part, column.label) for column in columns]

    def of_title(self, read: AttendanceFile) -> Session | None:
        """The session of a summary: that of the day in its title, or the only one there is."""
        if read.day is None and len(self._planned) == 1:
            return self._planned[0]
        return self._named(read.day, Part.WHOLE, read.title[:80])

    def _named(self, day: date | None, part: Part, label: str) -> Session | None:
        if day is None:
            said = _("Không rõ “{label}” là buổi ngày nào. Đồng chí ghi ngày vào tiêu đề cột, ví dụ 10/11 Sáng.")
            return self._ask("session_unclear", said.format(label=label), label)
        found = [one for one in self._planned if _is_at(one, day, part)]
        if len(found) > 1:
            said = _("Lớp có nhiều buổi vào ngày của “{label}”. Đồng chí ghi thêm Sáng, Chiều hoặc Tối.")
            return self._ask("session_unclear", said.format(label=label), label)
        return found[0] if found else self._plan(day, part, label)

    def _plan(self, day: date, part: Part, label: str) -> Session | None:
        if not self.cohort.starts_on <= day <= self.cohort.ends_on:
            said = _("“{label}” nằm ngoài thời gian của lớp. Đồng chí kiểm tra ngày, hoặc sửa ngày của lớp.")
            return self._ask("session_outside_class", said.format(label=label), label)
        starts, ends = (datetime.combine(day, hour, HERE) for hour in HOURS[part])
        facts = SessionFacts(title=label[:200], starts_at=starts, ends_at=ends, place=self.cohort.place)
        said = _("Lớp chưa có buổi này nên đã thêm vào lịch.")
        self.report.warn("session_planned", said, label)
        return plan_session(cohort=self.cohort, facts=facts, actor=self.actor)

    def _ask(self, code: str, said: str, label: str) -> Session | None:
        """Say what is not clear; there is no session then."""
        self.report.ask(code, said, label)
        return None


def _is_at(session: Session, day: date, part: Part) -> bool:
    begins = timezone.localtime(session.starts_at, HERE)
    if begins.date() != day:
        return False
    found = Part.MORNING if begins.hour < NOON else Part.AFTERNOON if begins.hour < DUSK else Part.EVENING
    return part in {Part.WHOLE, found}
