"""What is held about people as evidence: work handed in, corrections by trainers, learning elsewhere."""

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.access import may
from core.holdings import Holding, register_acts, register_holding
from core.navigation import Place, register_place
from core.panels import PanelContent, register_panel
from courses.models import Correction, CoursePage, OutsideCompletion, Submission
from courses.selectors.outside import DECIDERS
from courses.services.erasing import erase_corrections, erase_outside_evidence, erase_submissions
from organisation.rules import holds

register_holding(
    Holding(
        name="courses.submissions",
        title=_("Bài đã nộp"),
        purpose=_("Để giảng viên xem và nhận xét"),
        kept=_("Cùng với kết quả khóa học"),
        after=_("Giữ ngày nộp và kết quả, không kèm tên; nội dung và tệp đã nộp bị xóa"),
        fields=["courses.Submission.enrolment"],
        rows=lambda subject: Submission.objects.filter(enrolment__learner__in=subject.person_ids).order_by("pk"),
        columns={
            "enrolment__course__title": _("Khóa học"),
            "submitted_at": _("Nộp lúc"),
            "text": _("Nội dung"),
            "state": _("Kết quả"),
            "remark": _("Nhận xét"),
        },
        order=46,
        erase=erase_submissions,
    )
)
register_holding(
    Holding(
        name="courses.corrections",
        title=_("Lần giảng viên sửa tiến độ"),
        purpose=_("Để ai cũng xem lại được vì sao kết quả thay đổi"),
        kept=_("Cùng với kết quả khóa học"),
        after=_("Giữ ngày và loại sửa, không kèm tên; lý do và minh chứng bị xóa"),
        fields=["courses.Correction.enrolment"],
        rows=lambda subject: Correction.objects.filter(enrolment__learner__in=subject.person_ids).order_by("pk"),
        columns={
            "enrolment__course__title": _("Khóa học"),
            "kind": _("Việc"),
            "reason": _("Lý do"),
            "made_at": _("Lúc"),
        },
        order=47,
        erase=erase_corrections,
    )
)
register_holding(
    Holding(
        name="courses.outside",
        title=_("Kết quả học ở nơi khác"),
        purpose=_("Để không phải học lại điều đã học, theo đề nghị của người học hoặc đơn vị"),
        kept=_("Suốt thời gian công tác, theo quy định lưu trữ hồ sơ cán bộ"),
        after=_("Giữ tên lớp, ngày và số tiết, không kèm tên; minh chứng và số giấy chứng nhận bị xóa"),
        fields=["courses.OutsideCompletion.learner"],
        rows=lambda subject: OutsideCompletion.objects.filter(learner__in=subject.person_ids).order_by("pk"),
        columns={
            "title": _("Khóa, lớp"),
            "provider": _("Nơi học"),
            "completed_on": _("Hoàn thành ngày"),
            "periods": _("Số tiết"),
            "result": _("Kết quả"),
            "certificate_number": _("Số giấy chứng nhận"),
            "state": _("Tình trạng"),
            "remark": _("Ghi chú khi duyệt"),
        },
        order=48,
        erase=erase_outside_evidence,
    )
)
register_acts(
    {
        "courses.Submission.reviewed_by": _("bài nộp đã nhận xét"),
        "courses.Correction.made_by": _("lần sửa hoặc xác nhận tiến độ"),
        "courses.OutsideCompletion.claimed_by": _("kết quả học ở nơi khác đã khai"),
        "courses.OutsideCompletion.decided_by": _("kết quả học ở nơi khác đã duyệt"),
    }
)

for area in ("hr", "register"):
    register_place(
        Place(
            area=area,
            label=_("Công nhận học ở nơi khác"),
            icon="award",
            url_name="courses:claims",
            order=60,
            on_tab_bar=False,
            is_open_to=holds(*DECIDERS),
        )
    )


@register_panel("course.sidebar", order=90)
def learners_of_course(course: CoursePage, viewer: User | AnonymousUser, **_about: object) -> PanelContent:
    """The way to the learners and their work, for those who write the course."""
    return (
        ("courses/panels/learners.html", {"course": course}) if may(viewer, "courses.write_lessons", course) else None
    )
