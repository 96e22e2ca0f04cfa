"""Papers on one page, papers that only go forward, files as answers, what each moment shows, and rulings."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from quizzes.errors import NotToBeRuledError
from quizzes.models import AnswerFile, Attempt, AttemptState, ItemGrade, Ruling
from quizzes.selectors import standing_of
from quizzes.services import abandon_attempts, rule_attempt, save_question
from tests.factories.every_type import content_of_type
from tests.factories.quizzes import answer_all, do, hand_in, make_exam, make_place, start, wrong_response

pytestmark = pytest.mark.django_db


def at(name, attempt, *more):
    return reverse(f"quizzes:{name}", args=[attempt.uid, *more])


def exam_for(learner, **rules):
    exam = make_exam(**rules)
    make_place(exam, learner)
    return exam


def test_a_paper_on_one_page_saves_all_and_hands_in(as_learner, learner):
    attempt = start(exam_for(learner, layout="list"), learner)
    assert as_learner.get(at("resume", attempt)).url == at("list", attempt)
    assert as_learner.get(at("question", attempt, 2)).url == at("list", attempt)
    page = as_learner.get(at("list", attempt)).content.decode()
    assert page.count("data-position=") == 5
    form = {f"q{n}/chosen": "b" for n in range(1, 6)} | {"q3/is_flagged": "on", "go": "review"}
    assert as_learner.post(at("list", attempt), form).url == at("review", attempt)
    as_learner.post(at("list", attempt), form)
    assert attempt.answers.count() == 5
    assert attempt.answers.get(position=3).is_flagged


def test_a_paper_that_only_goes_forward_lets_nobody_back_or_ahead(as_learner, learner):
    attempt = start(exam_for(learner, is_forward_only=True), learner)
    assert as_learner.get(at("question", attempt, 4)).url == at("question", attempt, 1)
    page = as_learner.get(at("question", attempt, 1)).content.decode()
    assert 'value="previous"' not in page
    assert "qmap" not in page
    as_learner.post(at("answer", attempt), {"position": 1, "go": "next"})
    assert as_learner.get(at("question", attempt, 1)).url == at("question", attempt, 2)
    refused = as_learner.post(at("answer", attempt), {"position": 1, "go": "next", "chosen": "b"})
    assert "đã chốt" in refused.content.decode()
    assert attempt.answers.count() == 0


def upload(client, attempt, content, name="don.txt"):
    return client.post(at("upload", attempt, 1), {"file": SimpleUploadedFile(name, content)})


@pytest.fixture
def handing(as_learner, learner):
    exam = exam_for(learner, questions=0, question_count=1)
    save_question(bank=exam.quiz.bank, code="U", content=content_of_type("upload"), actor=None)
    return start(exam, learner)


def test_a_file_is_kept_once_and_stands_in_the_answer(as_learner, handing):
    for _press in range(2):
        assert upload(as_learner, handing, "Đơn của tôi".encode()).status_code == 302
    kept = AnswerFile.objects.get()
    assert handing.answers.last().response == {"files": [str(kept.uid)]}
    page = as_learner.get(at("question", handing, 1)).content.decode()
    assert "don.txt" in page
    as_learner.post(at("answer", handing), {"position": 1, "go": "next", "files": [str(kept.uid)], "text": "Kèm đơn"})
    assert handing.answers.last().response == {"files": [str(kept.uid)], "text": "Kèm đơn"}
    assert b"".join(as_learner.get(at("file", handing, kept.uid)).streaming_content) == "Đơn của tôi".encode()
    assert as_learner.post(at("submit", handing), {"accepts_gaps": "on"}).status_code == 302
    assert Attempt.objects.get().state == AttemptState.SUBMITTED


def test_files_that_could_do_harm_or_are_too_many_are_refused(as_learner, handing):
    assert upload(as_learner, handing, b"MZ\x90", "don.txt").status_code == 400
    assert upload(as_learner, handing, b"", "don.txt").status_code == 400
    assert upload(as_learner, handing, b"khong phai anh", "anh.jpg").status_code == 400
    for number in range(3):
        last = upload(as_learner, handing, f"Tờ {number}".encode())
    assert last.status_code == 409
    assert AnswerFile.objects.count() == 2


def test_a_file_of_somebody_else_is_neither_shown_nor_answered_with(client, handing, as_learner, classmate):
    upload(as_learner, handing, "Của tôi".encode())
    kept = AnswerFile.objects.get()
    other = make_exam(questions=0, question_count=1)
    save_question(bank=other.quiz.bank, code="U", content=content_of_type("upload"), actor=None)
    make_place(other, classmate)
    theirs = start(other, classmate)
    client.force_login(classmate)
    assert client.get(at("file", handing, kept.uid)).status_code == 404
    assert client.get(at("file", theirs, kept.uid)).status_code == 404
    answer = {"position": 1, "go": "next", "files": [str(kept.uid)]}
    assert client.post(at("answer", theirs), answer).status_code == 400


@pytest.mark.parametrize(
    ("review", "seen", "hidden"),
    [
        ({"after": []}, ["Máy chủ đã nhận bài"], ["/ 100", "lời giải mật", "Đồng chí chọn"]),
        ({"after": ["marks", "response"]}, ["/ 100", "Đồng chí chọn"], ["Đáp án đúng", "lời giải mật"]),
        ({"after": ["marks", "right"]}, ["Đáp án đúng"], ["lời giải mật"]),
        ({"after": ["marks", "explanation"]}, ["lời giải mật"], ["Đáp án đúng"]),
    ],
)
def test_each_moment_shows_what_the_quiz_says(as_learner, learner, review, seen, hidden):
    attempt = do(exam_for(learner, review=review), learner, wrong_response)
    page = as_learner.get(at("result", attempt)).content.decode()
    assert [words for words in seen if words not in page] == []
    assert [words for words in hidden if words in page] == []


def test_a_voided_attempt_uses_up_no_try_and_one_under_review_comes_back(exam, place, learner):
    attempt = do(exam, learner, wrong_response)
    for _twice in range(2):
        rule_attempt(attempt=attempt, ruling=Ruling.REVIEW, reason="Có người làm hộ", actor=None)
    assert Attempt.objects.get().state == AttemptState.UNDER_REVIEW
    assert standing_of(exam.quiz, learner.person, timezone.now()).tries.used == 1
    rule_attempt(attempt=attempt, ruling=Ruling.CLEAR, reason="Không phải", actor=None)
    assert Attempt.objects.get().state == AttemptState.RELEASED
    rule_attempt(attempt=attempt, ruling=Ruling.VOID, reason="Máy hỏng", actor=None)
    assert standing_of(exam.quiz, learner.person, timezone.now()).tries.used == 0
    with pytest.raises(NotToBeRuledError):
        rule_attempt(attempt=attempt, ruling=Ruling.REVIEW, reason="Đã hủy", actor=None)
    assert attempt.rulings.count() == 3


def test_what_is_left_lying_for_a_quarter_is_closed_for_nothing(learner):
    attempt = start(exam_for(learner, minutes=None), learner)
    answer_all(attempt, but=1)
    long_ago = timezone.now() - timedelta(days=100)
    Attempt.objects.update(started_at=long_ago)
    assert abandon_attempts() == 0
    attempt.answers.update(received_at=long_ago)
    assert abandon_attempts() == 1
    assert hand_in(attempt).state == AttemptState.ABANDONED
    assert not ItemGrade.objects.exists()


def test_a_prepared_paper_begins_when_its_learner_does(as_learner, exam, place, learner):
    attempt = start(exam, learner)
    Attempt.objects.update(state=AttemptState.PREPARED, started_at=timezone.now() - timedelta(hours=3))
    assert as_learner.get(at("resume", attempt)).url == reverse("quizzes:quiz", args=[exam.quiz.code])
    assert "Bắt đầu làm bài" in as_learner.get(reverse("quizzes:quiz", args=[exam.quiz.code])).content.decode()
    as_learner.post(reverse("quizzes:start", args=[exam.quiz.code]))
    begun = Attempt.objects.get()
    assert begun.is_open
    assert begun.deadline_at > timezone.now()
