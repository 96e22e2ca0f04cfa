"""A test with questions that people mark, and the optional lesson that asks it; both before the courses are published."""

from collections.abc import Mapping
from typing import Any

import yaml
from django.conf import settings

from accounts.models import User
from courses.models import CompletesBy, CoursePage, LessonKind, LessonPage, ModulePage
from quizzes.calculations import QuestionContent, identified
from quizzes.models import QuizKind, ShowAnswers
from quizzes.selectors import quiz_by_code
from quizzes.services import open_bank, save_question, save_quiz

DATA = settings.BASE_DIR / "learning" / "demo" / "data" / "marking.yaml"
COURSE = "FANPAGE-ZALO-01"
MINUTES = 30


def seed(out: Any) -> None:  # noqa: ANN401 -- Django's OutputWrapper
    """Write bank, test and lesson, once."""
    facts = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    own, course = facts["quiz"], CoursePage.objects.get(code=COURSE)
    if quiz_by_code(own["code"]):
        return
    trainer = User.objects.get(username="giangvien")
    bank = open_bank(code=own["code"], title=own["title"], course=course, actor=trainer)
    for code, question in facts["questions"].items():
        save_question(bank=bank, code=code, content=_content(question), actor=trainer)
    values = {
        "title": own["title"],
        "kind": QuizKind.PRACTICE,
        "course": course,
        "bank": bank,
        "question_count": len(facts["questions"]),
        "pass_percent": 60,
        "max_attempts": 2,
        "shuffles_questions": False,
        "holds_results": True,
        "show_answers": ShowAnswers.AFTER_SUBMISSION,
    }
    save_quiz(code=own["code"], values=values, actor=trainer)
    _write_lesson(course, own)
    out.write(f"    {own['code']}: {len(facts['questions'])} câu, có câu do người chấm")


def _content(facts: Mapping[str, Any]) -> QuestionContent:
    said = {name: facts[name] for name in ("type", "level", "stem")}
    if "options" not in facts:
        return QuestionContent(**said, body=facts["body"], key=facts["key"])
    options = identified(facts["options"])
    key = {"correct": [options[facts["correct"]]["id"]]}
    return QuestionContent(**said, body={"options": options}, key=key, explanation=facts["explanation"])


def _write_lesson(course: CoursePage, facts: Mapping[str, Any]) -> None:
    """Optional, so that nobody is kept from finishing by it."""
    module = ModulePage.objects.descendant_of(course).last()
    block = {"type": "activity", "value": {"title": facts["title"], "activity": f"quiz:{facts['code']}"}}
    lesson = LessonPage(
        title=facts["lesson"],
        slug=facts["slug"],
        kind=LessonKind.QUIZ,
        minutes=MINUTES,
        objective=facts["objective"],
        is_required=False,
        completes_by=CompletesBy.ACTIVITY,
        body=[block],
        owner=course.owner,
        live=False,
    )
    module.add_child(instance=lesson)
