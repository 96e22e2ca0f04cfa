"""The banks and quizzes of the four courses: 160 questions of all types, papers of those that can be marked so far."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db.models import F

from accounts.models import User
from courses.formats.lesson_notation import read_lesson
from courses.formats.lesson_notation.tree import Lesson, Quiz as QuizBlock
from courses.models import CoursePage
from courses.selectors import current_edition, outline_of
from courses.services import complete_item
from quizzes.calculations import QuestionContent, identified
from quizzes.models import Answer, Attempt, GradingRun, QuestionVersion, QuizKind, ShowAnswers
from quizzes.selectors import quiz_by_code
from quizzes.services import AnswerGiven, Saved, open_bank, save_answers, save_question, save_quiz, start_attempt
from quizzes.services import submit_attempt

COURSES = Path(__file__).parent / "data" / "courses"
LEVELS = {"co_ban": "basic", "van_dung": "applied", "nang_cao": "advanced"}
KINDS = {"final": QuizKind.FINAL_TEST, "pre": QuizKind.PRE_TEST}


def seed(out: Any) -> None:  # noqa: ANN401 -- Django's OutputWrapper
    """Fill the banks and set up the quizzes that the lessons name."""
    for folder in sorted(path.parent for path in COURSES.glob("*/questions.json")):
        (source,) = json.loads((folder / "questions.json").read_text())
        course = CoursePage.objects.get(code=source["code"])
        keys = _lesson_keys(course)
        made = _fill_bank(course, source["questions"], keys)
        lessons = [read_lesson(path.read_text(), name=path.stem) for path in sorted(folder.glob("*.md"))]
        quizzes = [_set_up(course, lesson, block, keys) for lesson in lessons for block in _quizzes_of(lesson)]
        out.write(f"    {course.code}: {made} câu hỏi mới, bài kiểm tra {', '.join(quizzes)}")


def sit(user: User, code: str, *, right: int, at: datetime) -> Attempt:
    """Have somebody take a quiz with so many right answers, as if it had been at a past moment.

    The item is completed first, at that moment: handing in then finds it done.
    """
    quiz = quiz_by_code(code)
    if quiz is None or user.person is None:
        raise LookupError(code)
    attempt = start_attempt(quiz=quiz, learner=user.person, actor=user)
    items = attempt.paper["items"]
    versions = QuestionVersion.objects.in_bulk([item["version"] for item in items])
    answers = [
        AnswerGiven(position=position, response={"chosen": _chosen(versions[item["version"]], is_right=position <= right)})
        for position, item in enumerate(items, start=1)
    ]
    save_answers(attempt=attempt, answers=answers, actor=user)
    item = next(i for i in outline_of(attempt.enrolment.edition).items if i.activity == quiz.reference)
    percent = GradingRun.objects.none()
    complete_item(enrolment=attempt.enrolment, item_key=item.key, event_id=attempt.uid, occurred_at=at, actor=user)
    return submit_attempt(attempt=attempt, accepts_gaps=True, actor=user)
