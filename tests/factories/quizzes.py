"""A course with two lessons and a final test, and people who take it; each call is a handful of inserts."""

from dataclasses import dataclass
from itertools import count

from django.utils import timezone

from core.ids import uuid7
from courses.models import CoursePage, LessonKind
from quizzes.calculations import QuestionContent
from quizzes.models import QuestionVersion, Quiz, QuizKind
from quizzes.services import AnswerGiven, open_bank, save_answers, save_question, start_attempt, submit_attempt
from tests.factories.courses import course_index, item, make_enrolment, publish_edition, study

_numbers = count(1)

KEY = "đáp án mật {}"
WHY = "lời giải mật {}"


@dataclass(frozen=True)
class Exam:
    """A course and its final test."""

    course: CoursePage
    quiz: Quiz


def make_exam(questions=5, *, kinds=("single", "multiple", "true_false"), **rules):
    """Two lessons, then a test of so many questions: a quarter of an hour, three attempts, 80 to pass."""
    number = next(_numbers)
    code = f"thi-{number}"
    course = course_index().add_child(
        instance=CoursePage(title=f"Khóa có bài thi {number}", slug=f"khoa-thi-{number}", code=f"KT-{number}")
    )
    lessons = [item(f"Bài đọc {n}", module_title=f"Chuyên đề {n}") for n in (1, 2)]
    publish_edition(course, [*lessons, item("Bài thi", kind=LessonKind.EXAM, activity=f"quiz:{code}")])
    bank = open_bank(code=f"nh-{code}", title="Ngân hàng thử", course=course, actor=None)
    for place in range(1, questions + 1):
        content = make_content(place, kinds[place % len(kinds)], lesson_key=str(lessons[place % 2]["key"]))
        save_question(bank=bank, code=f"Q{place:02d}", content=content, actor=None)
    defaults = {"question_count": questions, "minutes": 15, "max_attempts": 3, "kind": QuizKind.FINAL_TEST}
    quiz = Quiz.objects.create(code=code, title="Bài thi thử", course=course, bank=bank, **{**defaults, **rules})
    return Exam(course, quiz)


def make_place(exam, user, *, reads=True):
    """A place on the exam's course; the lessons before the exam are read, unless told otherwise."""
    enrolment = make_enrolment(user.person, exam.course)
    return study(enrolment, lessons=2) if reads else enrolment


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


def right_response(version):
    """What the key of a version says."""
    return {"chosen": version.key["correct"]}


def wrong_response(_version):
    """Never right: the first option alone."""
    return {"chosen": ["a"]}


def start(exam, user):
    """The user begins, or goes on."""
    return start_attempt(quiz=exam.quiz, learner=user.person, actor=user)


def save(attempt, *answers, **facts):
    """Send answers; the receipt."""
    return save_answers(attempt=attempt, answers=answers, actor=None, **facts)


def chosen(position, *options, **facts):
    """An answer from a form."""
    return AnswerGiven(position=position, response={"chosen": list(options)} if options else None, **facts)


def sent(position, *options, **facts):
    """An answer from a journal."""
    return chosen(position, *options, **{"id": uuid7(), "base": 0, "client_time": timezone.now(), **facts})


def answer_all(attempt, response_of=right_response, *, but=0):
    """Answer every question, except so many at the end."""
    items = attempt.paper["items"]
    versions = QuestionVersion.objects.in_bulk([item["version"] for item in items])
    answers = [
        AnswerGiven(position=n, response=response_of(versions[item["version"]]), id=uuid7(), base=0)
        for n, item in enumerate(items, start=1)
    ]
    return save(attempt, *answers[: len(items) - but])


def hand_in(attempt, *, accepts_gaps=True):
    """Press the button."""
    return submit_attempt(attempt=attempt, accepts_gaps=accepts_gaps, actor=None)


def do(exam, user, response_of, **gaps):
    """Begin, answer, hand in."""
    attempt = start(exam, user)
    answer_all(attempt, response_of, **gaps)
    return hand_in(attempt)


def an_answer(position, **facts):
    """An entry of a phone's journal, as JSON carries it."""
    return {
        "id": str(uuid7()),
        "position": position,
        "response": {"chosen": ["a"]},
        "is_flagged": False,
        "base": 0,
        "client_time": "2026-11-17T03:00:00Z",
        **facts,
    }
