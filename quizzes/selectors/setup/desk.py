"""Quizzes as those see them who set them up: the list, the rules in words, and what stands in the way."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from core.text.dates import format_moment
from courses.selectors.authoring import courses_written_by
from courses.selectors.items import items_with_activity
from quizzes.calculations import DURING, FINAL, RIGHT, Policy
from quizzes.models import OPEN_STATES, Attempt, Behaviour, Counting, Layout, Quiz, QuizKind
from quizzes.selectors.setup.contents import Contents


class Rule(NamedTuple):
    """One page of rules: its name in addresses, what it is about, and what holds now in sentences."""

    part: str
    title: str
    sentences: Sequence[str]


def quizzes_kept_by(user: User) -> QuerySet[Quiz]:
    """The quizzes of the courses for which the user writes; `at_work` says how many are being worked on."""
    at_work = Count("attempts", filter=Q(attempts__state__in=OPEN_STATES))
    quizzes = Quiz.objects.filter(course__in=courses_written_by(user).values("pk"))
    return quizzes.select_related("course", "bank").annotate(at_work=at_work).order_by("course__title", "title", "pk")


def under_way(quiz: Quiz) -> int:
    """How many attempts are being worked on: they keep the rules they began with."""
    return Attempt.objects.filter(quiz=quiz, state__in=OPEN_STATES).count()


def lessons_with(quiz: Quiz) -> Sequence[tuple[str, str]]:
    """The slug of the course and the title of every published lesson that the quiz completes."""
    return items_with_activity(quiz.reference)


def rules_in_words(quiz: Quiz) -> list[Rule]:
    """The rules, page by page."""
    return [
        Rule("thong-tin", _("Tên, loại và nơi dùng"), list(_facts(quiz))),
        Rule("thoi-gian", _("Thời gian, số lần và điểm đạt"), list(_limits(quiz))),
        Rule("cach-lam", _("Cách làm bài"), list(_ways(quiz))),
    ]


def obstacles_of(quiz: Quiz, contents: Contents) -> list[str]:
    """What would keep learners from it, or show them more than is good, in sentences."""
    return [*contents.lacks, *_gaps(quiz, contents), *_contradictions(quiz)]


def _facts(quiz: Quiz) -> Iterator[str]:
    yield f"{quiz.get_kind_display()}: {quiz.course.title}"
    yield _("Câu hỏi lấy từ ngân hàng “%(bank)s”.") % {"bank": quiz.bank.title}
    if quiz.paired_with:
        yield _("So kết quả với “%(title)s” để biết tiến bộ của từng đơn vị.") % {"title": quiz.paired_with.title}


def _limits(quiz: Quiz) -> Iterator[str]:
    if quiz.opens_at:
        yield _("Mở lúc %(at)s.") % {"at": format_moment(quiz.opens_at)}
    if quiz.closes_at:
        yield _("Đóng lúc %(at)s.") % {"at": format_moment(quiz.closes_at)}
    if quiz.minutes:
        yield _("Làm trong %(minutes)d phút; câu gửi muộn vì mất mạng được nhận thêm %(grace)d phút.") % {
            "minutes": quiz.minutes,
            "grace": quiz.grace_minutes,
        }
    else:
        yield _("Không giới hạn thời gian.")
    yield _tries(quiz)
    if quiz.is_graded:
        yield _("Cần đạt %(percent)d trên 100 điểm.") % {"percent": quiz.pass_percent}
    else:
        yield _("Không tính điểm: nộp bài là hoàn thành.")


def _tries(quiz: Quiz) -> str:
    if not quiz.max_attempts:
        said = _("Làm bao nhiêu lần cũng được")
    else:
        count = quiz.max_attempts
        said = ngettext("Được làm %(count)d lần", "Được làm %(count)d lần", count) % {"count": count}
    if quiz.cooldown_hours:
        said += _(", hai lần cách nhau %(hours)d giờ") % {"hours": quiz.cooldown_hours}
    if quiz.max_attempts != 1 and quiz.is_graded:
        said += _(", lấy kết quả %(rule)s") % {"rule": Counting(quiz.counting).label}
    return f"{said}."


def _ways(quiz: Quiz) -> Iterator[str]:
    yield str(Behaviour(quiz.behaviour).label).capitalize() + "."
    if quiz.behaviour == Behaviour.TRIES:
        facts = {"tries": quiz.item_tries, "percent": quiz.penalty_percent}
        yield _("Mỗi câu được thử %(tries)d lần, mỗi lần sai trừ %(percent)d%% điểm của câu.") % facts
    if quiz.behaviour == Behaviour.ADAPTIVE:
        yield _("Đúng liền %(count)d câu của một phần là vững phần ấy.") % {"count": quiz.mastery_streak}
    yield str(Layout(quiz.layout).label).capitalize() + "."
    if quiz.is_forward_only:
        yield _("Làm xong câu nào là chốt câu ấy, không quay lại.")
    mixed = [_("câu hỏi")] * quiz.shuffles_questions + [_("phương án")] * quiz.shuffles_options
    yield _("Trộn %(what)s.") % {"what": _(" và ").join(mixed)} if mixed else _("Giữ nguyên thứ tự câu và phương án.")
    if quiz.allows_unsure:
        yield _("Người học được chọn “Chưa rõ”.")
    if quiz.is_anonymous:
        yield _("Không ghi tên: câu trả lời tách khỏi tên khi nộp.")


def _gaps(quiz: Quiz, contents: Contents) -> Iterator[str]:
    if not contents.total:
        yield _("Đề chưa có câu nào. Đồng chí thêm câu hỏi trước khi cho làm.")
    if not lessons_with(quiz):
        yield _("Chưa bài học nào của khóa dùng bài kiểm tra này. Đồng chí thêm vào một bài học rồi xuất bản khóa.")


def _contradictions(quiz: Quiz) -> Iterator[str]:
    policy = Policy.of(quiz)
    may_repeat = policy.is_graded and policy.max_attempts != 1
    if may_repeat and policy.marks_at_once and policy.shows(RIGHT, DURING):
        yield _("Bài tính điểm mà cho xem đáp án ngay khi làm: người làm lại lần sau đã biết đáp án.")
    if may_repeat and policy.show_answers == "after_submission" and policy.shows(RIGHT, FINAL):
        yield _("Đáp án mở ngay sau khi nộp trong khi còn được làm lại: lần sau có thể gặp lại câu đã biết đáp án.")
    if policy.show_answers == "after_close" and not quiz.closes_at:
        yield _("Đáp án hẹn mở sau khi bài đóng, nhưng bài chưa có ngày đóng.")
    if quiz.kind == QuizKind.POST_TEST and not quiz.paired_with:
        yield _("Bài kiểm tra đầu ra chưa chọn bài đầu vào để so, nên chưa tính được tiến bộ.")
