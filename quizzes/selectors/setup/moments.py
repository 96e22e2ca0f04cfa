"""What learners see of their attempt, moment by moment: the review policy in words, and shown on one question."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quizzes.calculations import AFTER, DURING, EXPLANATION, FINAL, MARKS, RESPONSE, RIGHT, Policy
from quizzes.models import QuestionType, QuestionVersion, Quiz, ShowAnswers
from quizzes.selectors.setup.contents import usable_questions
from quizzes.selectors.words import words_of

MOMENTS = (DURING, AFTER, FINAL)
WHATS = (RESPONSE, MARKS, RIGHT, EXPLANATION)
WORDS: Mapping[str, object] = {
    RESPONSE: gettext_lazy("câu trả lời của mình"),
    MARKS: gettext_lazy("điểm"),
    RIGHT: gettext_lazy("đáp án đúng"),
    EXPLANATION: gettext_lazy("lời giải thích"),
}
_SHOWN_WITH = (QuestionType.SINGLE, QuestionType.MULTIPLE, QuestionType.TRUE_FALSE)


class Sample(NamedTuple):
    """A question answered wrongly, to show what is seen of it."""

    stem: str
    chosen: str
    right: str
    explanation: str


class Moment(NamedTuple):
    """A moment: when it is, what is seen then in one sentence, and what of it each part is."""

    key: str
    title: str
    sentence: str
    seen: frozenset[str]
    sample: Sample | None

    @property
    def shows_question(self) -> bool:
        """Whether anything of a single question is seen."""
        return bool(self.seen - {MARKS}) or self.key == DURING


def moments_of(quiz: Quiz) -> Sequence[Moment]:
    """What is seen at each moment, on a question of the quiz where there is one."""
    policy, sample = Policy.of(quiz), _sample(quiz)
    titles = {DURING: _("Khi đang làm, sau mỗi câu"), AFTER: _("Khi có kết quả"), FINAL: _final_title(quiz)}
    moments = []
    for key in _happening(policy):
        seen = frozenset(what for what in WHATS if policy.shows(what, key))
        moments.append(Moment(key, titles[key], _sentence(seen), seen, sample))
    return moments


def _happening(policy: Policy) -> list[str]:
    """The moments that come at all: marks are seen during an attempt only where questions are marked at once."""
    during = [DURING] if policy.marks_at_once else []
    final = [FINAL] if policy.show_answers != ShowAnswers.NEVER else []
    return [*during, AFTER, *final]


def _final_title(quiz: Quiz) -> str:
    when = ShowAnswers(quiz.show_answers).label
    return _("Về sau: %(when)s") % {"when": when}


def _sentence(seen: frozenset[str]) -> str:
    words = [str(WORDS[what]) for what in WHATS if what in seen]
    return _("Người học thấy %(what)s.") % {"what": ", ".join(words)} if words else _("Người học chưa thấy gì.")


def _sample(quiz: Quiz) -> Sample | None:
    """The first question with options that a paper may hold, answered wrongly."""
    pool = [candidate.version for candidate in usable_questions(quiz)]
    version = QuestionVersion.objects.filter(pk__in=pool, type__in=_SHOWN_WITH).order_by("question__code").first()
    if version is None:
        return None
    right = version.key["correct"]
    wrong = next((option["text"] for option in version.body["options"] if option["id"] not in right), "")
    return Sample(version.stem, wrong, words_of(version.body, {"chosen": right}), version.explanation)
