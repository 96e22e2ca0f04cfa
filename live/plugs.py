"""What classes add to the floor: places to go, a way to complete a lesson, the calendar, what is held about people."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.agenda import Appointment, register_appointments
from core.holdings import Holding, register_acts, register_holding
from core.navigation import Place, register_place
from core.panels import PanelContent, register_panel
from core.reconciliation import register_rederivation
from courses.activities import Invitation, register_activity
from courses.models import Enrolment
from live.models import ACTIVITY_KIND, Attendance, Cohort, CohortMember, Session
from live.selectors import cohort_choices, sessions_between
from live.selectors.cohorts import open_sessions_of
from live.selectors.groups import group_choices, groups_of
from live.selectors.own import OwnSheet, own_sheets_of
from live.services import erase_attendance, erase_places, rederive_attendance
from quizzes.activities import register_groups

register_place(
    Place(area="learner", label=_("Lớp học"), icon="users", url_name="live:mine", order=25, on_tab_bar=False)
)
for area in ("trainer", "register"):
    register_place(
        Place(area=area, label=_("Lớp tập huấn"), icon="users", url_name="live:cohorts", order=35, on_tab_bar=False)
    )
register_rederivation("live.attendance", rederive_attendance)
register_groups(groups_of, group_choices)


class AttendanceActivity:
    """A lesson that is completed by attending a class of its course."""

    kind = ACTIVITY_KIND
    label: str | Promise = _("Dự lớp")

    def choices(self) -> Sequence[tuple[str, str]]:
        """Every course: any class of it will do."""
        return cohort_choices()

    def invitation(self, code: str, enrolment: Enrolment) -> Invitation:
        """How far one's attendance has come, or that a class must be joined first."""
        sheets = [sheet for sheet in own_sheets_of(enrolment.learner) if sheet.cohort.course.code == code]
        if not sheets:
            sentence = gettext("Bài này xong khi đồng chí dự đủ số buổi của lớp. Đồng chí chưa có tên trong lớp nào.")
            return Invitation(sentences=[sentence], button=gettext("Xem các lớp"), url=reverse("live:mine"))
        best = max(sheets, key=lambda sheet: sheet.share.percent)
        return Invitation(
            sentences=_sentences(best),
            button=gettext("Xem lịch lớp"),
            url=reverse("live:cohort", args=[best.cohort.uid]),
        )


def _sentences(sheet: OwnSheet) -> list[str]:
    share, percent = sheet.share, sheet.cohort.attendance_percent
    said = gettext("Đồng chí đã dự %(present)d/%(sessions)d buổi của lớp.")
    sentences = [said % {"present": share.present, "sessions": share.sessions}]
    if not sheet.has_attended:
        said = gettext("Bài này xong khi đồng chí dự ít nhất %(percent)d%% số buổi.")
        sentences.append(said % {"percent": percent})
    return sentences


register_activity(AttendanceActivity())


@register_appointments
def sessions_in_calendar(person: Person, since: date, until: date) -> Iterable[Appointment]:
    """The sessions at which somebody learns or teaches."""
    zone = timezone.get_default_timezone()
    begin, end = (datetime.combine(day, time.min, zone) for day in (since, until))
    for session in sessions_between(person, begin, end):
        yield Appointment(
            key=f"session-{session.uid}",
            kind="session",
            title=f"{session.cohort.title}: {session.title}",
            start=session.starts_at,
            end=session.ends_at,
            place=session.place or session.cohort.place,
            note=session.link,
            url=reverse("live:mine"),
            is_cancelled=bool(session.cancelled_at or session.cohort.cancelled_at),
        )


@register_panel("home.todo", order=5)
def sessions_now(person: Person) -> PanelContent:
    """The session under way, with the way to say that one is there."""
    sessions = list(open_sessions_of(person, timezone.now()))
    return ("live/panels/now.html", {"sessions": sessions}) if sessions else None


DUTY = _("Tổ chức lớp và báo cáo kết quả (nhiệm vụ của tổ chức, không cần xin đồng ý)")
AS_RESULTS = _("Cùng với kết quả khóa học")
NAMELESS = _("Giữ, không kèm tên, để số lượt và số người đã công bố không sai lệch")

register_holding(
    Holding(
        name="live.places",
        title=_("Lớp đã tham gia"),
        purpose=DUTY,
        kept=AS_RESULTS,
        after=NAMELESS,
        fields=["live.CohortMember.learner"],
        rows=lambda subject: CohortMember.objects.filter(learner__in=subject.person_ids).order_by("joined_at"),
        columns={
            "cohort__title": _("Lớp"),
            "joined_at": _("Vào lớp lúc"),
            "left_at": _("Rời lớp lúc"),
            "score": _("Điểm"),
            "grade": _("Xếp loại"),
            "certificate_number": _("Số giấy chứng nhận"),
        },
        order=44,
        erase=erase_places,
    )
)
register_holding(
    Holding(
        name="live.attendance",
        title=_("Điểm danh"),
        purpose=DUTY,
        kept=AS_RESULTS,
        after=NAMELESS,
        fields=["live.Attendance.learner"],
        rows=lambda subject: Attendance.objects.filter(learner__in=subject.person_ids).order_by("session__starts_at"),
        columns={
            "session__cohort__title": _("Lớp"),
            "session__title": _("Buổi"),
            "session__starts_at": _("Bắt đầu lúc"),
            "presence": _("Có mặt"),
            "source": _("Ghi bằng cách"),
            "remark": _("Ghi chú"),
            "recorded_at": _("Ghi lúc"),
        },
        order=45,
        erase=erase_attendance,
    )
)
register_holding(
    Holding(
        name="live.teaching",
        title=_("Lớp đã giảng dạy"),
        purpose=DUTY,
        kept=AS_RESULTS,
        after=NAMELESS,
        fields=["live.Cohort_trainers.person"],
        rows=lambda subject: Cohort.objects.filter(trainers__in=subject.person_ids).order_by("starts_on"),
        columns={"title": _("Lớp"), "starts_on": _("Khai giảng"), "ends_on": _("Bế giảng")},
        order=46,
    )
)
register_holding(
    Holding(
        name="live.sessions",
        title=_("Buổi đã giảng"),
        purpose=DUTY,
        kept=AS_RESULTS,
        after=NAMELESS,
        fields=["live.Session.trainer", "live.HeadCount.session"],
        rows=lambda subject: Session.objects.filter(trainer__in=subject.person_ids).order_by("starts_at"),
        columns={"cohort__title": _("Lớp"), "title": _("Buổi"), "starts_at": _("Bắt đầu lúc")},
        order=47,
    )
)
register_acts(
    {
        "live.Cohort.created_by": _("lớp đã mở"),
        "live.CohortMember.added_by": _("người đã thêm vào lớp"),
        "live.Attendance.recorded_by": _("lượt điểm danh đã ghi"),
        "live.HeadCount.recorded_by": _("số người dự đã ghi theo điểm cầu"),
    }
)
