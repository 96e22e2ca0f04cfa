"""The pages: closed to everybody but the learner, whole without JavaScript."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from quizzes.models import Answer, Attempt, QuestionVersion
from quizzes.selectors import standing_of_attempt
from quizzes.services import AnswerGiven, save_answers, start_attempt, submit_attempt
from tests.factories.quizzes import an_answer, make_exam, make_place

pytestmark = pytest.mark.django_db


def at(name, attempt, *more):
    return reverse(f"quizzes:{name}", args=[attempt.uid, *more])


def post_json(client, attempt, answers, sent_at="2026-11-17T03:00:00Z"):
    body = json.dumps({"sent_at": sent_at, "answers": answers})
    return client.post(
        at("answer", attempt), body, content_type="application/json", headers={"accept": "application/json"}
    )


def press(client, attempt, go, position=1, chosen=(), **fields):
    form = {"position": position, "go": go, "chosen": list(chosen), **fields}
    return client.post(at("answer", attempt), form)


# The introduction


def test_the_introduction_offers_the_one_thing_to_do(as_learner, exam, place, learner):
    address = reverse("quizzes:quiz", args=[exam.quiz.code])
    assert "Bắt đầu làm bài" in as_learner.get(address).content.decode()
    attempt = start_attempt(quiz=exam.quiz, learner=learner.person, actor=learner)
    assert at("resume", attempt) in as_learner.get(address).content.decode()
    submit_attempt(attempt=attempt, accepts_gaps=True, actor=learner)
    assert "Đồng chí còn 2 lần làm." in as_learner.get(address).content.decode()


def test_the_introduction_names_the_lessons_in_the_way(as_learner, exam, learner):
    make_place(exam, learner, reads=False)
    text = as_learner.get(reverse("quizzes:quiz", args=[exam.quiz.code])).content.decode()
    assert "Còn 2 bài bắt buộc" in text
    assert "Bắt đầu làm bài" not in text


def test_the_introduction_says_when_the_wait_is_over(as_learner, learner):
    exam = make_exam(cooldown_hours=12)
    make_place(exam, learner)
    with time_machine.travel("2026-11-17T02:00:00Z", tick=False):
        attempt = start_attempt(quiz=exam.quiz, learner=learner.person, actor=learner)
        submit_attempt(attempt=attempt, accepts_gaps=True, actor=learner)
        text = as_learner.get(reverse("quizzes:quiz", args=[exam.quiz.code])).content.decode()
    assert "21:00, 17/11/2026" in text


def test_starting_leads_to_the_first_question_and_starting_again_to_where_one_was(as_learner, exam, place, learner):
    address = reverse("quizzes:start", args=[exam.quiz.code])
    first = as_learner.post(address)
    attempt = Attempt.objects.get()
    assert first.url == at("question", attempt, 1)
    press(as_learner, attempt, "next", chosen=["a"])
    assert as_learner.post(address).url == at("question", attempt, 2)


# Without JavaScript


def test_every_button_saves_and_leads_on(as_learner, exam, attempt):
    leads = {
        "next": at("question", attempt, 3),
        "previous": at("question", attempt, 1),
        "5": at("question", attempt, 5),
        "flag": at("question", attempt, 2),
        "review": at("review", attempt),
        "leave": reverse("courses:course", args=[exam.course.slug]),
        "99": at("review", attempt),
    }
    for go, address in leads.items():
        Answer.objects.all().delete()
        assert press(as_learner, attempt, go, position=2, chosen=["b"]).url == address
        assert standing_of_attempt(attempt)[2].response == {"chosen": ["b"]}
    assert press(as_learner, attempt, "next", position=5, chosen=["b"]).url == at("review", attempt)


def test_a_flag_is_set_kept_and_taken_away(as_learner, attempt):
    press(as_learner, attempt, "flag", chosen=["a"])
    assert 'aria-pressed="true"' in as_learner.get(at("question", attempt, 1)).content.decode()
    press(as_learner, attempt, "next", chosen=["a"], is_flagged="on")
    assert standing_of_attempt(attempt)[1].is_flagged
    press(as_learner, attempt, "unflag", chosen=["a"], is_flagged="on")
    assert not standing_of_attempt(attempt)[1].is_flagged


def test_going_back_in_the_browser_and_changing_ones_mind_counts(as_learner, attempt):
    for option in ("a", "b", "a"):
        press(as_learner, attempt, "next", chosen=[option])
    assert standing_of_attempt(attempt)[1].response == {"chosen": ["a"]}


def test_not_knowing_beside_other_answers_is_a_slip(as_learner, learner):
    exam = make_exam(kinds=("multiple",), allows_unsure=True)
    make_place(exam, learner)
    attempt = start_attempt(quiz=exam.quiz, learner=learner.person, actor=learner)
    press(as_learner, attempt, "next", chosen=["b", "unsure"])
    press(as_learner, attempt, "next", position=2, chosen=["unsure"])
    chosen = {place: answer.response["chosen"] for place, answer in standing_of_attempt(attempt).items()}
    assert chosen == {1: ["b"], 2: ["unsure"]}
    assert "Chưa rõ" in as_learner.get(at("review", attempt)).content.decode()


def test_the_page_shows_what_was_chosen_and_the_map_says_it_in_words(as_learner, attempt):
    press(as_learner, attempt, "flag", position=2, chosen=["b"])
    text = as_learner.get(at("question", attempt, 2)).content.decode()
    assert 'value="b" checked' in text
    text = as_learner.get(at("question", attempt, 1)).content.decode()
    assert "Câu 2, đã trả lời, đánh dấu xem lại" in text
    assert "Câu 3, chưa trả lời" in text
    assert "Còn khoảng" in text


def test_resuming_leads_to_the_first_question_without_an_answer(as_learner, attempt):
    for position in (1, 2, 4):
        press(as_learner, attempt, "next", position=position, chosen=["a"])
    assert as_learner.get(at("resume", attempt)).url == at("question", attempt, 3)


@pytest.mark.parametrize(
    "form", [{}, {"position": "x", "go": "next"}, {"position": 1}, {"position": 1, "chosen": "z", "go": "next"}]
)
def test_a_form_of_nonsense_gets_a_sentence(as_learner, attempt, form):
    answer = as_learner.post(at("answer", attempt), form)
    assert answer.status_code == 400
    assert "không" in answer.content.decode()


def test_a_form_for_a_closed_attempt_comes_back_with_a_sentence(as_learner, attempt, learner):
    submit_attempt(attempt=attempt, accepts_gaps=True, actor=learner)
    form = {"position": 1, "go": "next", "chosen": "a"}
    back = f"http://testserver{at('question', attempt, 1)}"
    answer = as_learner.post(at("answer", attempt), form, headers={"referer": back}, follow=True)
    assert answer.request["PATH_INFO"] == at("result", attempt)
    assert "Bài này đã nộp nên không nhận thêm câu trả lời" in answer.content.decode()


# The journal of a phone


def test_a_batch_gets_a_receipt_and_its_replay_the_same(as_learner, attempt):
    answers = [an_answer(1), an_answer(2)]
    once, again = post_json(as_learner, attempt, answers).json(), post_json(as_learner, attempt, answers).json()
    assert once["received"] == again["received"] == [answer["id"] for answer in answers]
    assert once["sequence"] == 2
    assert Answer.objects.count() == 2


def test_an_answer_for_a_closed_attempt_is_a_conflict_with_a_sentence(as_learner, attempt, learner):
    submit_attempt(attempt=attempt, accepts_gaps=True, actor=learner)
    answer = post_json(as_learner, attempt, [an_answer(1)])
    assert answer.status_code == 409
    assert answer.json()["refused"][0]["code"] == "attempt_closed"
    assert "đã nộp" in answer.json()["refused"][0]["message"]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "{}",
        '{"sent_at": "2026-11-17T03:00:00Z", "answers": []}',
        '{"sent_at": "2026-11-17T03:00:00", "answers": [{}]}',
        json.dumps({"sent_at": "2026-11-17T03:00:00Z", "answers": [{**an_answer(1), "id": "x"}]}),
        json.dumps({"sent_at": "2026-11-17T03:00:00Z", "answers": [an_answer(1)] * 501}),
        "\x00\xff",
    ],
)
def test_unreadable_messages_are_told_so(as_learner, attempt, body):
    answer = as_learner.post(
        at("answer", attempt), body, content_type="application/json", headers={"accept": "application/json"}
    )
    assert answer.status_code == 400
    assert answer.json()["code"] == "malformed"
    assert not Answer.objects.exists()


def test_positions_no_database_can_hold_are_refused(as_learner, attempt):
    assert post_json(as_learner, attempt, [an_answer(10**30)]).status_code == 409


def test_the_state_carries_the_paper_the_answers_and_the_clock(as_learner, attempt):
    post_json(as_learner, attempt, [an_answer(2)])
    state = as_learner.get(at("state", attempt)).json()
    assert [question["html"].count('name="chosen"') for question in state["questions"]] == [
        len(item["options"]) for item in attempt.paper["items"]
    ]
    assert state["answers"] == [
        {"position": 2, "fields": {"chosen": ["a"]}, "response": {"chosen": ["a"]}, "is_flagged": False}
    ]
    assert state["sequence"] == 1


# Handing in


def test_the_review_lists_what_the_server_received(as_learner, attempt):
    press(as_learner, attempt, "next", position=1, chosen=["b"])
    press(as_learner, attempt, "flag", position=4, chosen=["a"])
    text = as_learner.get(at("review", attempt)).content.decode()
    assert "2/5" in text
    assert text.count("nhận lúc") == 2
    assert "Tôi vẫn nộp khi còn 3 câu chưa trả lời" in text


def test_gaps_lead_back_with_a_sentence_until_confirmed(as_learner, attempt):
    back = {"referer": f"http://testserver{at('review', attempt)}"}
    answer = as_learner.post(at("submit", attempt), headers=back, follow=True)
    assert "Còn 5 câu chưa trả lời." in answer.content.decode()
    for _ in range(2):
        assert as_learner.post(at("submit", attempt), {"accepts_gaps": "on"}).url == at("result", attempt)
    assert Attempt.objects.get().grading_runs.count() == 1


def test_a_closed_attempt_leads_to_its_result_and_an_open_one_away_from_it(as_learner, attempt, learner):
    assert as_learner.get(at("result", attempt)).url == at("review", attempt)
    submit_attempt(attempt=attempt, accepts_gaps=True, actor=learner)
    for address in (at("question", attempt, 1), at("review", attempt)):
        assert as_learner.get(address).url == at("result", attempt)


def test_when_time_is_over_the_question_leads_to_handing_in(as_learner, attempt):
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert as_learner.get(at("question", attempt, 1)).url == at("review", attempt)
        assert "Đã hết giờ làm bài" in as_learner.get(at("review", attempt)).content.decode()
        assert as_learner.post(at("submit", attempt)).url == at("result", attempt)


def test_not_passed_says_what_was_missing_and_what_to_read(as_learner, attempt, exam, learner):
    items = attempt.paper["items"]
    versions = QuestionVersion.objects.in_bulk([item["version"] for item in items])
    given = [
        AnswerGiven(position=n, response={"chosen": versions[item["version"]].key["correct"]})
        for n, item in enumerate(items[:3], start=1)
    ]
    save_answers(attempt=attempt, answers=given, actor=learner)
    submit_attempt(attempt=attempt, accepts_gaps=True, actor=learner)
    text = as_learner.get(at("result", attempt)).content.decode()
    assert "Cần 80 điểm, đồng chí được 60." in text
    assert "Còn 2 lần làm." in text
    lessons = [reverse("courses:lesson", args=[exam.course.slug, slug]) for slug in ("bai-1", "bai-2")]
    assert any(f'href="{lesson}"' in text for lesson in lessons)


def test_passed_blooms(as_learner, attempt, learner):
    Attempt.objects.filter(pk=attempt.pk).update(policy={**attempt.policy, "pass_percent": 0})
    submit_attempt(attempt=attempt, accepts_gaps=True, actor=learner)
    text = as_learner.get(at("result", attempt)).content.decode()
    assert "Đồng chí đã đạt" in text
    assert "lotus bloom" in text
