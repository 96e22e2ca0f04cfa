"""A course with lessons and a final test, and people who take it; each call is a handful of inserts."""

from dataclasses import dataclass
from itertools import count
from uuid import UUID, uuid5

from wagtail.models import Page

from core.ids import uuid7
from courses.models import CourseEdition, CoursePage, EditionItem, Enrolment, EnrolmentSource, LessonContent, LessonKind
from quizzes.calculations import QuestionContent
from quizzes.models import Quiz, QuizKind
from quizzes.services import open_bank, save_question

_numbers = count(1)
_NAMES = UUID("00000000-0000-4000-8000-000000000000")

KEY = "đáp án mật {}"
WHY = "lời giải mật {}"


@dataclass(frozen=True)
class Exam:
    """A course of some lessons and a final test."""

    course: CoursePage
    edition: CourseEdition
    quiz: Quiz
    lessons: list


def make_course(lessons=2):
    """A course page with an edition of so many reading lessons, the last lesson being an exam for a quiz."""
    number = next(_numbers)
    course = Page.get_first_root_node().add_child(
        instance=CoursePage(title=f"Khóa thử {number}", slug=f"khoa-thu-{number}", code=f"KT-{number}")
    )
    content = LessonContent.objects.get_or_create(hash="0" * 64, defaults={"language": "vi", "body": []})[0]
    edition = CourseEdition.objects.create(course=course, number=1, hash=f"{number:064d}")
    items = [
        EditionItem(
            edition=edition,
            key=uuid5(_NAMES, f"{number}-{position}"),
            position=position,
            slug=f"bai-{position}",
            title=f"Bài {position}",
            module_title=f"Chuyên đề {position}",
            kind=LessonKind.READING if position <= lessons else LessonKind.EXAM,
            minutes=5,
            is_required=True,
            activity="" if position <= lessons else f"quiz:thi-{number}",
            content=content,
        )
        for position in range(1, lessons + 2)
    ]
    return course, edition, EditionItem.objects.bulk_create(items), f"thi-{number}"


def make_exam(questions=5, *, kinds=("single", "multiple", "true_false"), **rules):
    """A course whose final test draws from so many questions, a quarter of an hour, three attempts, 80 to pass."""
    course, edition, items, code = make_course()
    bank = open_bank(code=f"nh-{code}", title="Ngân hàng thử", course=course, actor=None)
    for number in range(1, questions + 1):
        kind = kinds[number % len(kinds)]
        content = make_content(number, kind, lesson_key=str(items[number % 2].key))
        save_question(bank=bank, code=f"Q{number:02d}", content=content, actor=None)
    defaults = {"question_count": questions, "minutes": 15, "max_attempts": 3, "kind": QuizKind.FINAL_TEST}
    quiz = Quiz.objects.create(code=code, title="Bài thi thử", course=course, bank=bank, **{**defaults, **rules})
    return Exam(course, edition, quiz, items)


def make_content(number, kind="single", **facts):
    """A question whose key and explanation carry words that must never be seen too early."""
    correct = {"single": ["b"], "multiple": ["b", "c"], "true_false": ["b"]}[kind]
    letters = "ab" if kind == "true_false" else "abcd"
    return QuestionContent(
        type=kind,
        stem=f"Câu hỏi số {number}?",
        body={"options": [{"id": letter, "text": f"Ý {letter} của câu {number}"} for letter in letters]},
        key={"correct": correct, "note": KEY.format(number)},
        explanation=WHY.format(number),
        level="basic",
        **facts,
    )


def make_place(exam, user, *, reads=True):
    """A place on the exam's course; the lessons before the exam are read, unless told otherwise."""
    enrolment = Enrolment.objects.create(
        learner=user.person, course=exam.course, edition=exam.edition, source=EnrolmentSource.SELF, total=3
    )
    for item in exam.lessons[:-1] if reads else []:
        enrolment.progress.create(
            item_key=item.key, opened_at=enrolment.enrolled_at, completed_at=enrolment.enrolled_at
        )
    return enrolment


def right_response(version):
    """What the key of a version says."""
    return {"chosen": version.key["correct"]}


def wrong_response(_version):
    """Never right: the first option alone."""
    return {"chosen": ["a"]}


def an_answer(position, response=None, **facts):
    """An entry of a phone's journal, as JSON carries it."""
    chosen = response or {"chosen": ["a"]}
    stamp = facts.pop("client_time", "2026-11-17T03:00:00Z")
    return {
        "id": str(uuid7()),
        "position": position,
        "response": chosen,
        "is_flagged": False,
        "base": 0,
        "client_time": stamp,
        **facts,
    }
