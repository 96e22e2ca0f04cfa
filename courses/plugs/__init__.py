"""What courses add to the floor: the learner's area, and the recount of progress."""

from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from accounts.rules import is_person
from core.holdings import Holding, register_acts, register_holding
from core.navigation import Area, Place, register_area, register_place
from core.panels import PanelContent, register_panel
from core.periodic import register_job
from core.reconciliation import register_rederivation
from courses.models import Enrolment, ItemProgress, LearnerEvent
from courses.plugs import evidence, margin, programmes, teaching  # noqa: F401 -- register what they know
from courses.selectors import enrolments_of
from courses.services import erase_reading, forget_old_journals, recount_progress
from courses.services.lesson_import import forget_old_files
from courses.services.scheduling import keep_to_schedule
from courses.tasks import ask_for_links
from organisation.models import Role
from organisation.rules import holds

# A sign-in leads to the first area: those who hold an office come to work, everybody else to learn.
register_area(Area(key="learner", label=_("Người học"), home="courses:home", order=90, is_open_to=is_person))
register_area(
    Area(
        key="trainer",
        label=_("Giảng viên, biên tập"),
        home="wagtailadmin_home",
        order=20,
        is_open_to=holds(Role.TRAINER, Role.EDITOR, Role.ADMINISTRATOR),
    )
)
register_place(Place(area="learner", label=_("Học tập"), icon="house", url_name="courses:home", order=10))
register_place(Place(area="learner", label=_("Khóa học"), icon="book-open", url_name="courses:catalogue", order=20))
register_place(Place(area="learner", label=_("Của tôi"), icon="user", url_name="accounts:mine", order=40))

register_place(Place(area="trainer", label=_("Soạn bài"), icon="file-text", url_name="courses:desk", order=20))

register_rederivation("courses.progress", recount_progress)
register_job("keep_to_schedule", "*/5 * * * *", keep_to_schedule)
register_job("try_links", "25 * * * *", ask_for_links)
register_job("forget_old_journals", "20 3 * * 0", forget_old_journals)
register_job("forget_old_lesson_files", "40 3 * * *", forget_old_files)


@register_panel("register.person", order=10)
def results_of_person(*, person: Person, **_about: object) -> PanelContent:
    """How far a person of the register is on each course."""
    places = enrolments_of(person).order_by("-enrolled_at", "pk")
    return ("courses/panels/results.html", {"places": places}) if places else None


DUTY = _("Tổ chức bồi dưỡng cán bộ và báo cáo kết quả (nhiệm vụ của tổ chức, không cần xin đồng ý)")

register_holding(
    Holding(
        name="courses.enrolments",
        title=_("Khóa học và kết quả"),
        purpose=DUTY,
        kept=_("Suốt thời gian công tác, theo quy định lưu trữ hồ sơ cán bộ"),
        after=_("Giữ kết quả, không kèm tên, để số liệu đã công bố không sai lệch"),
        fields=["courses.Enrolment.learner"],
        rows=lambda subject: Enrolment.objects.filter(learner__in=subject.person_ids).order_by("enrolled_at"),
        columns={
            "course__title": _("Khóa học"),
            "source": _("Cách ghi danh"),
            "enrolled_at": _("Ghi danh lúc"),
            "due_on": _("Hạn"),
            "started_at": _("Bắt đầu lúc"),
            "done": _("Bài đã xong"),
            "total": _("Trên tổng số"),
            "completed_at": _("Hoàn thành lúc"),
            "score_percent": _("Điểm cuối khóa"),
        },
        order=40,
    )
)
register_holding(
    Holding(
        name="courses.progress",
        title=_("Tiến độ từng bài"),
        purpose=_("Để học tiếp đúng chỗ, trên máy nào cũng vậy"),
        kept=_("Cùng với kết quả khóa học"),
        after=_("Giữ, không kèm tên"),
        fields=["courses.ItemProgress.enrolment"],
        rows=lambda subject: ItemProgress.objects.filter(enrolment__learner__in=subject.person_ids).order_by(
            "opened_at"
        ),
        columns={
            "enrolment__course__title": _("Khóa học"),
            "opened_at": _("Mở lúc"),
            "read_percent": _("Đã đọc (%)"),
            "completed_at": _("Học xong lúc"),
        },
        order=41,
    )
)
register_holding(
    Holding(
        name="courses.journal",
        title=_("Nhật ký học gửi từ điện thoại"),
        purpose=_("Để không mất bài đã học khi mạng yếu"),
        kept=_("24 tháng"),
        after=_("Xóa hết"),
        fields=["courses.LearnerEvent.enrolment"],
        rows=lambda subject: LearnerEvent.objects.filter(enrolment__learner__in=subject.person_ids).order_by(
            "received_at"
        ),
        columns={
            "enrolment__course__title": _("Khóa học"),
            "verb": _("Việc"),
            "value": _("Tới đâu (%)"),
            "occurred_at": _("Trên máy lúc"),
            "received_at": _("Nhận lúc"),
        },
        order=42,
        erase=erase_reading,
    )
)
register_acts({"courses.CourseEdition.published_by": _("phiên bản khóa học đã xuất bản")})
