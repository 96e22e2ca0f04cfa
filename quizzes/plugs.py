"""What quizzes put into lessons and onto the learner's home, and what they do periodically."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.holdings import Holding, register_acts, register_holding
from core.navigation import Place, register_place
from core.panels import PanelContent, register_panel
from core.periodic import register_job
from core.reconciliation import register_rederivation
from courses.activities import Invitation, register_activity
from courses.models import Enrolment
from quizzes.models import ACTIVITY_KIND, Answer, Attempt, GradingRun
from quizzes.selectors import Standing, open_sheets_of, quiz_by_code, quiz_choices, standing_of
from quizzes.services import expire_attempts, rederive_results


class QuizActivity:
    """A lesson that is completed by passing a quiz."""

    kind = ACTIVITY_KIND
    label: str | Promise = _("Bài kiểm tra")

    def choices(self) -> Sequence[tuple[str, str]]:
        """Every quiz."""
        return quiz_choices()

    def invitation(self, code: str, enrolment: Enrolment) -> Invitation:
        """The rules in two sentences and a button to the introduction."""
        quiz = quiz_by_code(code)
        if quiz is None:
            sentence = gettext("Bài kiểm tra này đang được chuẩn bị.")
            return Invitation(sentences=[sentence], button="", url="", is_open=False)
        standing = standing_of(quiz, enrolment.learner, timezone.now())
        url = reverse("quizzes:quiz", args=[code])
        return Invitation(sentences=_sentences(standing), button=_button(standing), url=url)


def _sentences(standing: Standing) -> list[str]:
    policy, tries = standing.policy, standing.tries
    count = policy.question_count
    sentences = [ngettext("Bài có %(count)d câu.", "Bài có %(count)d câu.", count) % {"count": count}]
    if policy.minutes:
        sentences.append(gettext("Làm trong %(minutes)d phút.") % {"minutes": policy.minutes})
    if policy.is_graded:
        sentences.append(gettext("Cần đạt %(percent)d điểm.") % {"percent": policy.pass_percent})
    if tries.has_passed:
        sentences.append(gettext("Đồng chí đã hoàn thành bài này."))
    elif tries.left is not None:
        sentences.append(ngettext("Còn %(left)d lần làm.", "Còn %(left)d lần làm.", tries.left) % {"left": tries.left})
    return sentences


def _button(standing: Standing) -> str:
    if standing.under_way:
        return gettext("Làm tiếp")
    has_ended = standing.last is not None and not standing.may_start
    return gettext("Xem kết quả") if has_ended else gettext("Vào làm bài")


@register_panel("home.todo", order=10)
def attempts_under_way(person: Person) -> PanelContent:
    """The attempts to go on with, each with the number of answers the server holds."""
    sheets = open_sheets_of(person, timezone.now())
    return ("quizzes/panels/under_way.html", {"sheets": sheets}) if sheets else None


register_place(Place(area="trainer", label=_("Câu hỏi"), icon="list-checks", url_name="quizzes:banks", order=30))
register_activity(QuizActivity())
register_job("expire_attempts", "* * * * *", expire_attempts)
register_rederivation("quiz results", rederive_results)

register_holding(
    Holding(
        name="quizzes.attempts",
        title=_("Lượt làm bài kiểm tra"),
        purpose=_("Xét kết quả khóa học; giải quyết khiếu nại về điểm"),
        kept=_("Cùng với kết quả khóa học"),
        after=_("Giữ điểm, không kèm tên"),
        fields=["quizzes.Attempt.learner"],
        rows=lambda subject: Attempt.objects.filter(learner__in=subject.person_ids).order_by("started_at"),
        columns={
            "quiz__title": _("Bài"),
            "number": _("Lần"),
            "started_at": _("Bắt đầu lúc"),
            "submitted_at": _("Nộp lúc"),
            "state": _("Tình trạng"),
            "percent": _("Điểm"),
            "is_passed": _("Đạt"),
        },
        order=50,
    )
)
register_holding(
    Holding(
        name="quizzes.answers",
        title=_("Câu trả lời đã chọn"),
        purpose=_("Chấm và chấm lại; giải quyết khiếu nại về điểm"),
        kept=_("Cùng với kết quả khóa học"),
        after=_("Giữ ký hiệu phương án đã chọn, không kèm tên, để chấm lại vẫn ra cùng điểm"),
        fields=["quizzes.Answer.attempt"],
        rows=lambda subject: Answer.objects.filter(attempt__learner__in=subject.person_ids).order_by("received_at"),
        columns={
            "attempt__quiz__title": _("Bài"),
            "attempt__number": _("Lần"),
            "position": _("Câu"),
            "response": _("Đã chọn"),
            "is_flagged": _("Đánh dấu xem lại"),
            "received_at": _("Nhận lúc"),
        },
        order=51,
    )
)
register_holding(
    Holding(
        name="quizzes.grades",
        title=_("Kết quả chấm"),
        purpose=_("Chấm và chấm lại; giải quyết khiếu nại về điểm"),
        kept=_("Cùng với kết quả khóa học"),
        after=_("Giữ, không kèm tên"),
        fields=["quizzes.GradingRun.attempt", "quizzes.ItemGrade.run"],
        rows=lambda subject: GradingRun.objects.filter(attempt__learner__in=subject.person_ids).order_by("graded_at"),
        columns={
            "attempt__quiz__title": _("Bài"),
            "attempt__number": _("Lần"),
            "trigger": _("Chấm khi"),
            "reason": _("Lý do"),
            "scored": _("Số điểm"),
            "out_of": _("Trên"),
            "percent": _("Điểm"),
            "graded_at": _("Chấm lúc"),
        },
        order=52,
    )
)
register_acts(
    {
        "quizzes.Answer.given_by": _("câu trả lời đã gửi"),
        "quizzes.GradingRun.graded_by": _("lượt chấm bài"),
        "quizzes.QuestionVersion.author": _("câu hỏi đã soạn"),
    }
)
