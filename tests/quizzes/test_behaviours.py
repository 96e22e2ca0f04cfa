"""Each way of working on a quiz from the first question to the result, as a learner's browser goes it."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from quizzes.models import (
    Answer,
    Attempt,
    ItemGrade,
    Question,
    QuestionVersion,
    Quiz,
    QuizKind,
    QuizOverride,
    SurveyReply,
)
from quizzes.services import save_question
from quizzes.services.marking import Correction, apply_regrade, decide_regrade, propose_regrade
from tests.factories.accounts import make_person, make_user
from tests.factories.every_type import content_of_type
from tests.factories.organisation import make_seat
from tests.factories.quizzes import do, make_exam, make_place, right_response, wrong_response

pytestmark = pytest.mark.django_db


class Sitting:
    """A learner's browser at an attempt."""

    def __init__(self, client, exam, user):
        make_place(exam, user)
        client.force_login(user)
        client.post(reverse("quizzes:start", args=[exam.quiz.code]))
        self.client, self.attempt = client, Attempt.objects.get(quiz=exam.quiz, learner=user.person)

    def at(self, name, *more):
        return reverse(f"quizzes:{name}", args=[self.attempt.uid, *more])

    def page(self, position):
        return self.client.get(self.at("question", position)).text

    def version(self, position):
        return QuestionVersion.objects.get(pk=self.attempt.paper["items"][position - 1]["version"])

    def press(self, position, go, *, right=None, **fields):
        """Press a button with an answer set: right, wrong, or none; where it leads."""
        if right is not None:
            fields["chosen"] = self.version(position).key["correct"] if right else ["a"]
        return self.client.post(self.at("answer"), {"position": position, "go": go, **fields}).url.partition("#")[0]

    def result(self, **form):
        self.client.post(self.at("submit"), form)
        self.attempt.refresh_from_db()
        return self.client.get(self.at("result")).text


@pytest.fixture
def sit(client, learner):
    """Begin a quiz with these rules."""
    return lambda **rules: Sitting(client, make_exam(**rules), learner)


def test_at_once_each_question_is_settled_by_its_first_check(sit):
    sitting = sit(behaviour="immediate", kinds=("single",))
    assert "Kiểm tra câu này" in sitting.page(1)
    assert sitting.press(1, "check", right=False) == sitting.at("question", 1)
    page = sitting.page(1)
    assert "Chưa đúng" in page
    assert "Ý b của câu" in page
    assert "lời giải mật" in page
    assert "Kiểm tra câu này" not in page
    sitting.press(1, "next", right=True)
    assert Answer.objects.get(position=1).response == {"chosen": ["a"]}
    sitting.press(2, "check", right=True)
    assert "Chưa đúng" not in sitting.page(2)
    sitting.press(3, "next", right=True)
    assert "lời giải mật" not in sitting.page(3)
    assert "Còn" in sitting.client.post(sitting.at("submit")).text
    sitting.result(accepts_gaps="on")
    assert sitting.attempt.percent == Decimal(40)


def test_with_tries_nothing_is_told_before_the_last_and_each_costs(sit):
    sitting = sit(behaviour="tries", item_tries=3, penalty_percent=25, kinds=("single",))
    sitting.press(1, "check", right=False)
    page = sitting.page(1)
    assert "còn 2 lần thử" in page
    assert "lời giải mật" not in page
    assert "Đáp án đúng" not in page
    sitting.press(1, "check", right=False)
    assert "còn 2 lần thử" in sitting.page(1)
    sitting.press(1, "check", chosen=["c"])
    sitting.press(1, "check", right=True)
    assert "lời giải mật" in sitting.page(1)
    for wrong in ("a", "c", "d"):
        sitting.press(2, "check", chosen=[wrong])
    assert "Đáp án đúng" in sitting.page(2)
    sitting.result(accepts_gaps="on")
    marks = dict(ItemGrade.objects.values_list("position", "scored"))
    assert (marks[1], marks[2]) == (Decimal("0.5"), Decimal(0))


@pytest.fixture
def practice(sit):
    """Six questions in two parts, two right in a row to master one."""
    exam = make_exam(questions=0, question_count=6, behaviour="adaptive", mastery_streak=2, max_attempts=None)
    Quiz.objects.filter(pk=exam.quiz.pk).update(shuffles_questions=False)
    exam.quiz.refresh_from_db()
    for number, part in enumerate("AAABBB", start=1):
        drawer, _new = exam.quiz.bank.categories.get_or_create(title=part)
        question, _saved = save_question(
            bank=exam.quiz.bank, code=f"{part}{number}", content=content_of_type("single"), actor=None
        )
        Question.objects.filter(pk=question.pk).update(category=drawer)
    return exam


def test_a_part_that_is_mastered_is_left_and_what_was_not_asked_counts_for_nothing(client, learner, practice):
    sitting = Sitting(client, practice, learner)
    for position in (1, 2):
        sitting.press(position, "check", chosen=["o1"])
    assert sitting.press(2, "next") == sitting.at("question", 4)
    sitting.press(4, "check", chosen=["o2"])
    assert sitting.press(4, "next") == sitting.at("question", 5)
    for position in (5, 6):
        sitting.press(position, "check", chosen=["o1"])
    assert sitting.press(6, "next") == sitting.at("review")
    assert "accepts_gaps" not in client.get(sitting.at("review")).text
    assert client.get(sitting.at("resume")).url == sitting.at("review")
    sitting.result()
    assert not sitting.attempt.is_open
    assert sitting.attempt.percent == Decimal(80)


def test_practice_broken_off_goes_on_where_it_stood(client, learner, practice):
    sitting = Sitting(client, practice, learner)
    for position in (1, 2):
        sitting.press(position, "check", chosen=["o1"])
    assert client.get(sitting.at("resume")).url == sitting.at("question", 4)
    assert "accepts_gaps" in client.get(sitting.at("review")).text
    assert client.post(sitting.at("submit")).status_code == 409


def test_certainty_is_asked_and_a_sure_mistake_costs(sit):
    sitting = sit(behaviour="certainty", kinds=("single",))
    page = sitting.page(1)
    assert "Đồng chí chắc chắn đến đâu?" in page
    assert 'name="certainty"' in page
    for position, (right, certainty) in enumerate([(True, 3), (True, 1), (False, 1), (False, 3), (True, 2)], start=1):
        sitting.press(position, "next", right=right, certainty=certainty)
    page = sitting.result()
    marks = ItemGrade.objects.order_by("position").values_list("scored", flat=True)
    assert [round(mark, 2) for mark in marks] == [1, Decimal("0.33"), 0, -2, Decimal("0.67")]
    assert sitting.attempt.percent == 0
    assert Answer.objects.get(position=4).response["certainty"] == 3
    assert "Đúng 3/5 câu" in " ".join(page.split())


def test_at_once_by_the_key_as_it_was_put_right(sit, trainer, editor):
    sitting = sit(behaviour="immediate", kinds=("single",))
    correction = Correction(
        version=sitting.version(1), quiz=None, kind="key", key={"correct": ["a"]}, reason="A mới đúng."
    )
    regrade = propose_regrade(correction=correction, actor=trainer)
    apply_regrade(regrade=decide_regrade(regrade=regrade, is_approved=True, actor=editor))
    sitting.press(1, "check", right=False)
    assert "Chưa đúng" not in sitting.page(1)
    sitting.press(2, "check", right=False)
    assert "Chưa đúng" in sitting.page(2)
    sitting.result(accepts_gaps="on")
    assert sitting.attempt.percent == Decimal(20)


def test_an_anonymous_survey_keeps_who_took_part_and_what_was_said_apart(client, learner, trainer, exam):
    survey = make_exam(
        questions=0, question_count=1, kind=QuizKind.SURVEY, is_anonymous=True, is_graded=False, layout="list"
    )
    save_question(bank=survey.quiz.bank, code="L", content=content_of_type("likert"), actor=None)
    sitting = Sitting(client, survey, learner)
    page = client.get(sitting.at("list")).text
    assert "Rất có ích" in page
    client.post(sitting.at("list"), {re.search(r'name="(q1/rating[^"]+)"', page)[1]: "o3", "go": "review"})
    assert Answer.objects.count() == 1
    page = sitting.result()
    assert not Answer.objects.exists()
    reply = SurveyReply.objects.get()
    assert reply.response == {"ratings": {"p1": "o3"}}
    assert "câu đúng" not in page
    assert "Rất có ích" not in page
    client.force_login(trainer)
    said = client.get(reverse("quizzes:statistics", args=[survey.quiz.code])).text
    assert "Chưa hiện kết quả" in said
    assert learner.person.full_name not in said


def test_what_was_gained_between_two_tests_is_told_by_unit_and_of_nobody(client, trainer, places):
    before, after = make_exam(kind=QuizKind.PRE_TEST), make_exam(kind=QuizKind.POST_TEST)
    Quiz.objects.filter(pk=after.quiz.pk).update(paired_with=before.quiz)
    for number in range(5):
        person = make_person(f"Lê Văn Số {number}")
        make_seat(person, places.commune)
        user = make_user(f"so-{number}", person)
        for exam, response in ((before, wrong_response), (after, right_response)):
            make_place(exam, user)
            do(exam, user, response)
    client.force_login(trainer)
    client.post(reverse("quizzes:statistics_compute", args=[after.quiz.code]))
    page = client.get(reverse("quizzes:statistics", args=[after.quiz.code])).text
    assert "Xã Kim Liên" in page
    assert "Lê Văn Số" not in page


def test_answers_stay_closed_until_the_last_of_those_with_more_time_has_finished(client, learner, classmate, places):
    exam = make_exam(show_answers="after_close", closes_at=timezone.now() + timedelta(hours=1))
    make_place(exam, learner)
    attempt = do(exam, learner, wrong_response)
    Quiz.objects.filter(pk=exam.quiz.pk).update(closes_at=timezone.now() - timedelta(minutes=1))
    later = QuizOverride.objects.create(
        quiz=exam.quiz, learner=classmate.person, closes_at=timezone.now() + timedelta(days=1), reason="ốm"
    )
    client.force_login(learner)
    address = reverse("quizzes:result", args=[attempt.uid])
    assert "lời giải mật" not in client.get(address).text
    later.delete()
    assert "lời giải mật" in client.get(address).text
