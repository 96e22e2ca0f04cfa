"""An exam with an essay, people who sit it, and what markers give."""

from decimal import Decimal

from core.ids import uuid7
from quizzes.calculations import QuestionContent
from quizzes.models import MarkingTask, QuestionVersion
from quizzes.services import AnswerGiven, save_answers, save_question, start_attempt, submit_attempt
from quizzes.services.marking import mark_answer
from tests.factories.quizzes import make_exam, make_place, right_response

RUBRIC = [{"id": "y", "text": "Nêu đủ ý", "points": 6}, {"id": "v", "text": "Diễn đạt rõ", "points": 4}]


def make_essay_exam(*, markers=1, **rules):
    """One question that a rule marks and one essay out of ten."""
    exam = make_exam(1, kinds=("single",), **{"question_count": 2, "pass_percent": 50, **rules})
    essay = QuestionContent(
        type="essay",
        stem="Đồng chí viết tin nhắn mời bà con dự họp.",
        body={"least_words": 20},
        key={"rubric": RUBRIC, "markers": markers, "model": "Kính mời bà con…"},
        level="applied",
    )
    save_question(bank=exam.quiz.bank, code="TL", content=essay, actor=None)
    return exam


def sit(exam, user, *, text="Kính mời bà con đến nhà văn hóa.", is_right=True):
    """The user takes the exam: the question rightly or not, the essay with this text."""
    make_place(exam, user)
    attempt = start_attempt(quiz=exam.quiz, learner=user.person, actor=user)
    items = attempt.paper["items"]
    versions = QuestionVersion.objects.in_bulk([item["version"] for item in items])
    answers = [
        AnswerGiven(position=n, response=_response(versions[item["version"]], text, is_right), id=uuid7(), base=0)
        for n, item in enumerate(items, start=1)
    ]
    save_answers(attempt=attempt, answers=answers, actor=user)
    return submit_attempt(attempt=attempt, accepts_gaps=True, actor=user)


def _response(version, text, is_right):
    if version.type == "essay":
        return {"text": text}
    return right_response(version) if is_right else {"chosen": ["a"]}


def give(task, marker, first, second=0, **facts):
    """So many points for each of the two criteria."""
    points = {"y": Decimal(first), "v": Decimal(second)}
    return mark_answer(task=task, points=points, remark="Viết rõ.", actor=marker, **facts)


def the_task():
    """The only answer that people mark."""
    return MarkingTask.objects.get()
