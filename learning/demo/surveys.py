"""The survey at the end of a course: written as its lesson says it, each question an opinion that nobody marks."""

from typing import Any

from courses.formats.lesson_notation.tree import Survey, SurveyQuestion
from courses.models import CoursePage
from learning.demo.quizzes import blocks_of, lesson_folders
from quizzes.calculations import QuestionContent, identified
from quizzes.models import Layout, Quiz, QuizKind, ShowAnswers
from quizzes.services import open_bank, save_question, save_quiz

YES, NO, LEVEL = "Có", "Không", "basic"
OWN = "Ý kiến của đồng chí"


def seed(out: Any) -> None:  # noqa: ANN401 -- Django's OutputWrapper
    """Write the surveys that the lessons contain; trainers may edit them."""
    for folder in lesson_folders():
        for lesson, block in blocks_of(folder, Survey):
            quiz = _set_up(CoursePage.objects.get(code=lesson.course), block)
            out.write(f"    {quiz.code}: {len(block.questions)} câu hỏi")


def _set_up(course: CoursePage, block: Survey) -> Quiz:
    code = f"{course.code.lower()}-survey"
    bank = open_bank(code=code, title=f"{block.title}: {course.title}", course=course, actor=None)
    for number, question in enumerate(block.questions, start=1):
        save_question(bank=bank, code=f"KS-{number:02}", content=opinion(question), actor=None)
    values = {
        "title": block.title,
        "kind": QuizKind.SURVEY,
        "course": course,
        "bank": bank,
        "question_count": len(block.questions),
        "layout": Layout.LIST,
        "is_anonymous": block.is_anonymous,
        "is_graded": False,
        "pass_percent": 0,
        "max_attempts": 1,
        "shuffles_questions": False,
        "shuffles_options": False,
        "show_answers": ShowAnswers.NEVER,
    }
    quiz, _saved = save_quiz(code=code, values=values, actor=None)
    return quiz


def opinion(question: SurveyQuestion) -> QuestionContent:
    """An opinion, on a scale or among options; each of several options that may all be true is asked for by itself."""
    if question.kind == "text":
        return QuestionContent(type="essay", stem=question.text, body={"most_words": 150}, key={}, level=LEVEL)
    prompts, options = {
        "multiple": (question.options, (YES, NO)),
        "scale5": ((OWN,), (f"1 ({question.low})", "2", "3", "4", f"5 ({question.high})")),
    }.get(question.kind, ((OWN,), question.options))
    body = {"prompts": identified(prompts), "options": identified(options), "keeps_order": True}
    return QuestionContent(type="likert", stem=question.text, body=body, key={}, level=LEVEL)
