"""The learner's pages of every type: what can be dragged says so, what may be used once is used once, files stay in the answer."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from quizzes.models import AnswerFile, GradingRun
from quizzes.services import AnswerGiven, save_question
from tests.factories.every_type import REASON, SECRET, SHAPES, content_of_type
from tests.factories.quizzes import do, hand_in, make_exam, make_place, right_response, save, start, wrong_response

pytestmark = pytest.mark.django_db


def at(name, attempt, *more):
    return reverse(f"quizzes:{name}", args=[attempt.uid, *more])


def text_of(response):
    return response.content.decode()


def quiz_of(learner, *kinds, **rules):
    """A quiz with a question of each of these types, and a place on its course."""
    exam = make_exam(questions=0, **{"question_count": len(kinds), "shuffles_questions": False, **rules})
    for number, kind in enumerate(kinds):
        save_question(bank=exam.quiz.bank, code=f"K{number:02}", content=content_of_type(kind), actor=None)
    make_place(exam, learner)
    return exam


# While it is worked on


@pytest.mark.parametrize("kind", ["ordering", "matching", "placing"])
def test_what_can_be_dragged_can_also_be_chosen_from_lists(as_learner, learner, kind):
    attempt = start(quiz_of(learner, kind), learner)
    page = text_of(as_learner.get(at("question", attempt, 1)))
    assert page.count("<select") == len(SHAPES[kind][0].get("prompts", SHAPES[kind][0]["options"])) - (
        kind == "placing"
    )
    assert ("data-quiz-order" in page) == (kind == "ordering")
    assert ("data-quiz-pool" in page) == (kind != "ordering")


def test_a_word_put_into_two_gaps_without_scripts_is_said_in_plain_words(as_learner, learner):
    attempt = start(quiz_of(learner, "placing"), learner)
    form = {"position": 1, "go": "next", "places.a": "o1", "places.b": "o1"}
    assert "Mỗi ý chỉ dùng được một lần" in text_of(as_learner.post(at("answer", attempt), form))
    assert attempt.answers.count() == 0


def test_files_are_on_the_paper_that_the_phone_keeps_and_too_many_are_said_so(as_learner, learner):
    attempt = start(quiz_of(learner, "upload"), learner)
    for number in range(2):
        file = SimpleUploadedFile(f"don-{number}.txt", f"Đơn {number}".encode())
        as_learner.post(at("upload", attempt, 1), {"file": file})
    kept = [str(uid) for uid in AnswerFile.objects.values_list("uid", flat=True)]
    html = as_learner.get(at("state", attempt)).json()["questions"][0]["html"]
    assert all(uid in html for uid in kept)
    form = {"position": 1, "go": "next", "files": [*kept, "x" * 36]}
    assert "nhiều nhất 2 tệp" in text_of(as_learner.post(at("answer", attempt), form))


def test_a_check_leads_to_what_was_said_of_it(as_learner, learner):
    attempt = start(quiz_of(learner, "single", behaviour="immediate"), learner)
    answer = as_learner.post(at("answer", attempt), {"position": 1, "go": "check", "chosen": "o1"})
    assert answer.url == f"{at('question', attempt, 1)}#phan-hoi"
    assert 'id="phan-hoi"' in text_of(as_learner.get(answer.url))


def test_what_there_is_to_say_of_a_choice_is_said_once_it_is_settled(as_learner, learner):
    exam = quiz_of(learner, behaviour="tries", item_tries=2, question_count=1)
    content = content_of_type("single")
    noted = replace(content, key={**content.key, "notes": {"o2": "Chuyển rồi khó lấy lại", "o3": "Im lặng là để mất"}})
    save_question(bank=exam.quiz.bank, code="N", content=noted, actor=None)
    attempt = start(exam, learner)
    said = []
    for choice in ("o3", "o2"):
        answer = as_learner.post(at("answer", attempt), {"position": 1, "go": "check", "chosen": choice}, follow=True)
        said.append(text_of(answer))
    assert "Im lặng là để mất" not in said[0]
    assert "Chuyển rồi khó lấy lại" in said[1]
    assert "Im lặng là để mất" not in said[1]


# Before it begins


def test_the_introduction_says_the_rules_in_plain_words(as_learner, learner):
    exam = quiz_of(learner, "single", is_forward_only=True, behaviour="certainty", counting="last", holds_results=True)
    page = text_of(as_learner.get(reverse("quizzes:quiz", args=[exam.quiz.code])))
    for words in ("không quay lại câu trước", "chắc chắn đến đâu", "Lấy kết quả lần sau cùng", "công bố cùng lúc"):
        assert words in page


@pytest.mark.parametrize(
    ("opens", "closes", "words"),
    [(1, 2, "Bài này mở từ"), (-2, -1, "Bài này đã đóng lúc"), (-1, 1, "Nộp trước lúc đóng")],
)
def test_the_introduction_says_when_it_opens_and_closes(as_learner, learner, opens, closes, words):
    now = timezone.now()
    moments = {"opens_at": now + timedelta(days=opens), "closes_at": now + timedelta(days=closes)}
    exam = quiz_of(learner, "single", **moments)
    page = text_of(as_learner.get(reverse("quizzes:quiz", args=[exam.quiz.code])))
    assert words in page
    assert ("Bắt đầu làm bài" in page) == (opens < 0 < closes)


# After it was handed in


def result_page(client, attempt):
    return text_of(client.get(at("result", attempt)))


def test_the_result_says_of_every_part_what_was_right(as_learner, learner):
    attempt = start(quiz_of(learner, "matching", "true_false_table", show_answers="after_submission"), learner)
    save(
        attempt,
        AnswerGiven(position=1, response={"pairs": {"p1": "o2"}}),
        AnswerGiven(position=2, response={"truths": {"p1": True}}),
    )
    page = result_page(as_learner, hand_in(attempt))
    assert "Đáp án đúng: Cấp cơ sở" in page
    assert "Đúng một phần" in page
    assert REASON in page


def test_nothing_of_it_is_said_while_the_answers_are_kept_back(as_learner, learner):
    attempt = start(quiz_of(learner, *SHAPES, show_answers="never", is_graded=False), learner)
    page = result_page(as_learner, hand_in(attempt))
    assert SECRET not in page
    assert REASON not in page
    assert "Đáp án đúng" not in page


def test_right_answers_can_be_read_again_too(as_learner, learner):
    exam = make_exam(questions=2, show_answers="after_submission")
    make_place(exam, learner)
    assert "2 câu đã làm đúng" in result_page(as_learner, do(exam, learner, right_response))


def test_a_survey_is_thanked_for_and_not_marked(as_learner, learner):
    exam = quiz_of(learner, "likert", kind="survey", is_graded=False, is_anonymous=True)
    attempt = start(exam, learner)
    save(attempt, AnswerGiven(position=1, response={"ratings": {"p1": "o3"}}))
    page = result_page(as_learner, hand_in(attempt))
    assert "tách khỏi tên" in page
    assert "câu đúng" not in page
    assert "đúng tất cả" not in page


def test_the_test_after_a_course_is_set_beside_the_one_before_it(as_learner, learner):
    before, after = make_exam(questions=2, kind="pre_test"), make_exam(questions=2, kind="post_test")
    for exam in (before, after):
        make_place(exam, learner)
    after.quiz.paired_with = before.quiz
    after.quiz.save()
    do(before, learner, wrong_response)
    page = result_page(as_learner, do(after, learner, right_response))
    assert "Kiểm tra đầu vào đồng chí được 0 điểm, lần này 100 điểm" in page


def test_a_corrected_result_says_why(as_learner, learner):
    exam = make_exam(questions=2, show_answers="never")
    make_place(exam, learner)
    attempt = do(exam, learner, right_response)
    first = GradingRun.objects.get(attempt=attempt)
    first.pk, first.number, first.trigger, first.reason, first.percent = None, 2, "regrade", "Đáp án in nhầm", 50
    first.save()
    page = result_page(as_learner, attempt)
    assert "Bài đã được chấm lại" in page
    assert reverse("quizzes:own_appeals", args=[attempt.uid]) in page
    assert "Lý do: Đáp án in nhầm" in page
    assert "Điểm từ 100 thành 50." in page
