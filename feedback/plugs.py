"""What feedback adds to the pages below: places for trainers and learners, panels beside a course, what it holds."""

from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from accounts.rules import is_person
from core.holdings import Holding, register_acts, register_holding
from core.navigation import Place, register_place
from core.panels import PanelContent, register_panel
from courses.models import CoursePage, Enrolment
from feedback.models import CourseRating, LessonQuestion
from feedback.selectors import questions_of, rating_of, verdict_on
from feedback.services import erase_questions, erase_ratings

register_place(Place(area="trainer", label=_("Hỏi đáp"), icon="message-circle", url_name="feedback:inbox", order=30))
register_place(
    Place(
        area="trainer",
        label=_("Góp ý khóa học"),
        icon="chart-column",
        url_name="feedback:ratings",
        order=60,
        on_tab_bar=False,
    )
)
register_place(
    Place(
        area="learner",
        label=_("Câu hỏi của tôi"),
        icon="message-circle",
        url_name="feedback:own_questions",
        order=80,
        on_tab_bar=False,
        is_open_to=is_person,
    )
)


@register_panel("course.sidebar", order=80)
def opinion_of_course(course: CoursePage, enrolment: Enrolment | None, **_about: object) -> PanelContent:
    """What those who finished think of the course; to them, the way to say so."""
    has_finished = enrolment is not None and enrolment.completed_at is not None
    verdict = verdict_on(course.pk)
    if not has_finished and not verdict.is_known:
        return None
    rating = rating_of(enrolment) if enrolment and has_finished else None
    about = {"course": course, "verdict": verdict, "has_finished": has_finished, "rating": rating}
    return "feedback/panels/opinion.html", about


@register_panel("lesson.margin")
def way_to_questions(**about: object) -> PanelContent:
    """The way to what is asked under a lesson; nothing is counted here, a lesson page is to cost little."""
    return "feedback/panels/ask.html", about


@register_panel("my.sections", order=40)
def questions_of_person(person: Person | None) -> PanelContent:
    """The way to what one has asked, for those who have."""
    count = questions_of(person).count() if person else 0
    return ("feedback/panels/mine.html", {"count": count}) if count else None


register_holding(
    Holding(
        name="feedback.questions",
        title=_("Câu hỏi dưới bài học"),
        purpose=_("Để giảng viên trả lời; câu hay thì cả lớp cùng xem, không kèm tên"),
        kept=_("Cùng với khóa học"),
        after=_("Xóa câu hỏi riêng; câu đã cho cả lớp xem thì giữ, vốn không kèm tên"),
        fields=["feedback.LessonQuestion.asked_by", "feedback.LessonReply.question"],
        rows=lambda subject: LessonQuestion.objects.filter(asked_by__in=subject.person_ids).order_by("asked_at"),
        columns={
            "course__title": _("Khóa học"),
            "text": _("Câu hỏi"),
            "asked_at": _("Hỏi lúc"),
            "answered_at": _("Trả lời lúc"),
            "is_shared": _("Cả lớp xem"),
        },
        order=44,
        erase=erase_questions,
    )
)
register_holding(
    Holding(
        name="feedback.ratings",
        title=_("Góp ý về khóa học"),
        purpose=_("Để sửa khóa học cho hợp với người học; giảng viên đọc góp ý mà không thấy tên"),
        kept=_("Cùng với kết quả khóa học"),
        after=_("Giữ số sao, xóa lời góp ý"),
        fields=["feedback.CourseRating.enrolment"],
        rows=lambda subject: CourseRating.objects.filter(enrolment__learner__in=subject.person_ids).order_by(
            "rated_at"
        ),
        columns={
            "enrolment__course__title": _("Khóa học"),
            "stars": _("Số sao"),
            "comment": _("Góp ý"),
            "rated_at": _("Lúc"),
        },
        order=45,
        erase=erase_ratings,
    )
)
register_acts({"feedback.LessonReply.replied_by": _("câu trả lời dưới bài học")})
