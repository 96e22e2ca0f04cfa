"""The banks and quizzes of the four courses: 160 questions of all types, papers of those that can be marked so far."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from accounts.models import Person, User
from courses.formats.lesson_notation import read_lesson
from courses.formats.lesson_notation.tree import Lesson
from courses.formats.lesson_notation.tree import Quiz as QuizBlock
from courses.models import CoursePage, LessonPage
from courses.selectors import outline_of
from courses.services import complete_item
from quizzes.calculations import QuestionContent, identified, percent_of
from quizzes.models import Attempt, QuestionBank, QuestionVersion, QuizKind, ShowAnswers
from quizzes.selectors import quiz_by_code
from quizzes.selectors.words import right_response
from quizzes.services import (
    AnswerGiven,
    Saved,
    open_bank,
    open_banks_to_roles,
    save_answers,
    save_question,
    save_quiz,
    start_attempt,
    submit_attempt,
)

COURSES = Path(__file__).parent / "data" / "courses"
LEVELS = {"co_ban": "basic", "van_dung": "applied", "nang_cao": "advanced"}
# One kind of block of a lesson.
Block = TypeVar("Block")
KINDS = {"final": QuizKind.FINAL_TEST, "pre": QuizKind.PRE_TEST}


def seed(out: Any) -> None:  # noqa: ANN401 -- Django's OutputWrapper
    """Fill the banks and set up the quizzes that the lessons name; trainers may edit both."""
    open_banks_to_roles()
    for folder in lesson_folders():
        (source,) = json.loads((folder / "questions.json").read_text(encoding="utf-8"))
        course = CoursePage.objects.get(code=source["code"])
        keys = _lesson_keys(course)
        bank = open_bank(code=course.code.lower(), title=course.title, course=course, actor=None)
        saved = [_save(bank, question, keys) for question in source["questions"]]
        codes = [_set_up(bank, lesson, block, keys) for lesson, block in blocks_of(folder, QuizBlock)]
        out.write(f"    {course.code}: {len(saved) - saved.count(Saved.UNCHANGED)} câu hỏi, {', '.join(codes)}")


def sit(learner: Person, code: str, *, right: int, at: datetime, actor: User | None = None) -> Attempt:
    """Have somebody take a quiz with so many right answers, as if it had been at a past moment.

    The item is completed first, for that moment; handing in then finds it done.
    """
    quiz = quiz_by_code(code)
    if quiz is None:
        raise LookupError(code)
    attempt = start_attempt(quiz=quiz, learner=learner, actor=actor)
    versions = QuestionVersion.objects.in_bulk([item["version"] for item in attempt.paper["items"]])
    answers = [
        AnswerGiven(position=position, response=_response(versions[item["version"]], item, is_right=position <= right))
        for position, item in enumerate(attempt.paper["items"], start=1)
    ]
    save_answers(attempt=attempt, answers=answers, actor=actor)
    item = next(i for i in outline_of(attempt.enrolment.edition).items if i.activity == quiz.reference)
    complete_item(
        enrolment=attempt.enrolment,
        item_key=item.key,
        event_id=attempt.uid,
        occurred_at=at,
        score_percent=percent_of(Decimal(right), Decimal(len(answers))) if quiz.is_graded else None,
        actor=actor,
    )
    submit_attempt(attempt=attempt, accepts_gaps=True, actor=actor)
    return moved_to(at, attempt)


def moved_to(at: datetime, attempt: Attempt) -> Attempt:
    """The attempt as if it had been handed in at a past moment."""
    began = at - timedelta(minutes=17)
    attempt.answers.update(received_at=at - timedelta(minutes=3))
    attempt.grading_runs.update(graded_at=at)
    deadline = attempt.deadline_at and began + (attempt.deadline_at - attempt.started_at)
    moments = {"started_at": began, "submitted_at": at, "released_at": at, "deadline_at": deadline}
    Attempt.objects.filter(pk=attempt.pk).update(**moments)
    attempt.refresh_from_db()
    return attempt


def _response(version: QuestionVersion, item: Mapping[str, Any], *, is_right: bool) -> Mapping[str, Any] | None:
    """What earns everything; else an option that is not right, or nothing where there is none to choose."""
    response = right_response(version, item)
    if is_right or not response or "chosen" not in response:
        return response if is_right else None
    return {"chosen": [name for name in item["options"] if name not in response["chosen"]][:1]}


def _lesson_keys(course: CoursePage) -> dict[int, str]:
    """The key of every lesson by its number in the course."""
    keys = LessonPage.objects.descendant_of(course).order_by("path").values_list("key", flat=True)
    return {number: str(key) for number, key in enumerate(keys, start=1)}


def lesson_folders() -> list[Path]:
    """The folders of the written courses that have questions."""
    return sorted(path.parent for path in COURSES.glob("*/questions.json"))


def blocks_of(folder: Path, kind: type[Block]) -> Iterator[tuple[Lesson, Block]]:
    """Every block of a kind in the lessons of a folder."""
    for path in sorted(folder.glob("*.md")):
        lesson = read_lesson(path.read_text(encoding="utf-8"), name=path.stem)
        yield from ((lesson, block) for block in lesson.blocks if isinstance(block, kind))


def _save(bank: QuestionBank, question: Mapping[str, Any], keys: Mapping[int, str]) -> Saved:
    body, key = _body_and_key(question)
    content = QuestionContent(
        type=question["type"],
        stem=question["stem"],
        body=body,
        key=key,
        explanation=question["explanation"],
        level=LEVELS[question["level"]],
        lesson_key=keys[question["lesson"]],
        competence=question["competence_domain"],
    )
    return save_question(bank=bank, code=question["code"], content=content, actor=None)[1]


def _body_and_key(question: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a learner may see and what not, as `QuestionVersion` describes them; `correct` counts from 0."""
    options, correct = identified(question["options"]), question["correct"]
    body: dict[str, Any] = {"options": options}
    if not question.get("shuffle_options", True):
        body["keeps_order"] = True
    match question["type"]:
        case "matching":
            body["prompts"] = prompts = identified(question["prompts"])
            pairs = zip(prompts, correct, strict=True)
            return body, {"pairs": {prompt["id"]: options[place]["id"] for prompt, place in pairs}}
        case "ordering":
            return body, {"order": [options[place]["id"] for place in correct]}
        case "numeric":
            key = {"value": str(correct[0]), "tolerance": str(question["tolerance"])}
            return {"unit": question["unit"]}, key
        case _:
            return body, {"correct": [options[place]["id"] for place in correct]}


def _set_up(bank: QuestionBank, lesson: Lesson, block: QuizBlock, keys: Mapping[int, str]) -> str:
    rules = dict(block.settings)
    is_graded = rules.get("graded", True)
    values = {
        "title": block.title or lesson.title,
        "kind": KINDS[block.kind],
        "course": bank.course,
        "bank": bank,
        "question_count": rules["questions"],
        "blueprint": _blueprint(rules, keys),
        "minutes": None if rules.get("time_limit") == "none" else rules["minutes"],
        "pass_percent": rules.get("pass_percent", 0),
        "max_attempts": rules.get("max_attempts", 1),
        "cooldown_hours": rules.get("cooldown_hours", 0),
        "shuffles_questions": rules.get("shuffle_questions", True),
        "shuffles_options": rules.get("shuffle_options", True),
        "allows_unsure": rules.get("allow_unsure", False),
        "is_graded": is_graded,
        "show_answers": ShowAnswers.AFTER_PASS_OR_LAST_ATTEMPT if is_graded else ShowAnswers.AFTER_SUBMISSION,
        "result_texts": rules.get("result_text", []),
        "paired_with": quiz_by_code(f"{lesson.course.lower()}-pre") if block.kind == "final" else None,
    }
    code = f"{lesson.course.lower()}-{block.kind}"
    save_quiz(code=code, values=values, actor=None)
    return code


def _blueprint(rules: Mapping[str, Any], keys: Mapping[int, str]) -> dict[str, Any]:
    """`draw` and `pick` count questions by lessons; levels stand beside them, or in `draw` where it is a mapping."""
    drawn = rules.get("draw", rules.get("pick", []))
    levels, groups = (drawn, []) if isinstance(drawn, Mapping) else (rules.get("levels", {}), drawn)
    return {
        "groups": [
            {"lessons": [keys[number] for number in group["lessons"]], "count": group["count"]} for group in groups
        ],
        "levels": {LEVELS[level]: count for level, count in levels.items()},
    }
