"""What classes hold about people."""

from django.utils.translation import gettext_lazy as _

from core.holdings import Holding, register_acts, register_holding
from live.models import Attendance, Cohort, CohortMember, Session

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
        fields=["live.Session.trainer"],
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
