"""What quizzes put into lessons and onto the learner's home, and what they do periodically."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.navigation import Place, register_place
from core.panels import PanelContent, register_panel
from core.periodic import register_job
from core.reconciliation import register_rederivation
from courses.activities import Invitation, register_activity
from courses.models import Enrolment
from quizzes.models import ACTIVITY_KIND, QuizKind
from quizzes.selectors import Standing, open_sheets_of, quiz_by_code, quiz_choices, standing_of
from quizzes.services import abandon_attempts, expire_attempts, rederive_results


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
    if standing.quiz.kind == QuizKind.SURVEY:
        return [ngettext("Phiếu có %(count)d câu hỏi.", "Phiếu có %(count)d câu hỏi.", count) % {"count": count}]
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
    if standing.quiz.kind == QuizKind.SURVEY and not has_ended:
        return gettext("Trả lời phiếu")
    return gettext("Xem kết quả") if has_ended else gettext("Vào làm bài")


@register_panel("home.todo", order=10)
def attempts_under_way(person: Person) -> PanelContent:
    """The attempts to go on with, each with the number of answers the server holds."""
    sheets = open_sheets_of(person, timezone.now())
    return ("quizzes/panels/under_way.html", {"sheets": sheets}) if sheets else None


register_place(Place(area="trainer", label=_("Câu hỏi"), icon="list-checks", url_name="quizzes:banks", order=30))
register_place(
    Place(
        area="trainer",
        label=_("Bài kiểm tra"),
        icon="file-check",
        url_name="quizzes:setup_list",
        order=31,
        on_tab_bar=False,
    )
)
register_activity(QuizActivity())
register_job("expire_attempts", "* * * * *", expire_attempts)
register_job("abandon_attempts", "40 2 * * *", abandon_attempts)
register_rederivation("quiz results", rederive_results)
