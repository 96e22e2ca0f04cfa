"""The pages of markers: each opened by those it is for, refused to all others."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from quizzes.models import Appeal, Attempt, GradingRun, QuestionVersion, Regrade, Release
from quizzes.services import AnswerGiven, save_answers, save_question, start_attempt, submit_attempt
from quizzes.services.marking import Correction, appeal_mark, propose_regrade
from tests.factories.every_type import SHAPES, content_of_type
from tests.factories.marking import give, make_essay_exam, sit, the_task
from tests.factories.quizzes import do, make_exam, make_place, wrong_response

pytestmark = pytest.mark.django_db


def page(client, user, name, *args, **query):
    """What the user sees there."""
    client.force_login(user)
    return client.get(reverse(f"quizzes:{name}", args=args), query)


def press(client, user, name, *args, **data):
    """What becomes of a form that the user sends."""
    client.force_login(user)
    return client.post(reverse(f"quizzes:{name}", args=args), data)


def text(response):
    """What it says."""
    assert response.status_code == 200, response
    return response.content.decode()


@pytest.fixture
def marked(handed_in, trainer):
    """Nine points of ten for the essay, by the trainer."""
    give(the_task(), trainer, 5, 4)
    return Attempt.objects.select_related("quiz").get()


@pytest.fixture
def waiting(essay_exam, marked, trainer):
    """A correction of the first question that waits."""
    version = QuestionVersion.objects.get(type="single")
    correction = Correction(version, essay_exam.quiz, "drop", "Câu hỏi in thiếu.")
    return propose_regrade(correction=correction, actor=trainer)


def test_the_desk_leads_to_the_next_answer_without_a_name(client, handed_in, trainer, learner):
    assert "Chấm 1 bài" in text(page(client, trainer, "marking"))
    version = the_task().version_id
    assert page(client, trainer, "marking_claim", handed_in.quiz.code).status_code == 405
    led = press(client, trainer, "marking_claim", handed_in.quiz.code, cau=version)
    assert led.url == reverse("quizzes:marking_task", args=[the_task().pk])
    said = text(client.get(led.url))
    assert learner.person.full_name not in said
    assert "Nêu đủ ý" in said


def test_a_quiz_that_marks_with_names_shows_them(client, learner, trainer):
    sit(make_essay_exam(marks_anonymously=False), learner)
    assert learner.person.full_name in text(page(client, trainer, "marking_task", the_task().pk))


def test_without_names_nobody_is_found_by_theirs_before_the_mark_stands(client, handed_in, trainer, learner):
    name = learner.person.full_name
    said = text(page(client, trainer, "marked_attempts", handed_in.quiz.code))
    assert name not in said
    assert "Bài làm không ghi tên" in said
    address = reverse("quizzes:marked_attempts", args=[handed_in.quiz.code])
    assert "Không có lượt làm nào" in text(client.get(address, {"tim": name}))
    give(the_task(), trainer, 6, 4)
    for query in ({}, {"tim": name}):
        assert name in text(client.get(address, query))


@pytest.mark.parametrize("number", ["", "x", "²", "9" * 40, "-1"])
def test_a_claim_of_no_question_leads_back_to_the_desk(client, handed_in, trainer, number):
    led = press(client, trainer, "marking_claim", handed_in.quiz.code, cau=number)
    assert led.url == reverse("quizzes:marking")


def test_a_marker_saves_a_draft_comes_back_and_settles(client, handed_in, trainer):
    number = the_task().pk
    press(client, trainer, "marking_task", number, p_y="3,5", remark="đang đọc", go="draft")
    said = text(client.get(reverse("quizzes:marking_task", args=[number])))
    assert 'value="3,5"' in said
    assert "đang đọc" in said
    assert "Người học" in text(press(client, trainer, "marking_task", number, p_y="7", p_v="1", go="final"))
    press(client, trainer, "marking_task", number, p_y="5,5", p_v="4", remark="Tốt.", go="final")
    handed_in.refresh_from_db()
    assert handed_in.percent == pytest.approx(97.5)


def test_short_of_points_nothing_is_settled(client, handed_in, trainer):
    press(client, trainer, "marking_task", the_task().pk, p_y="3", go="final")
    assert the_task().state == "waiting"
    assert press(client, trainer, "marking_claim", handed_in.quiz.code, cau="").status_code == 302


def test_the_learner_reads_points_and_remark(client, marked, learner):
    said = text(page(client, learner, "result", marked.uid))
    for word in ("Nêu đủ ý", "Viết rõ.", "9/10", "phuc-khao/bai"):
        assert word in said or word == "9/10"


def test_a_correction_is_asked_for_tried_and_decided(client, exam, place, learner, trainer, editor):
    do(exam, learner, wrong_response)
    version = QuestionVersion.objects.filter(type="single").first()
    assert "Ý b của câu" in text(page(client, trainer, "regrade_new", version.pk, bai=exam.quiz.code))
    asked = press(client, trainer, "regrade_new", version.pk, kind="key", chosen="a", scope="all", reason="A mới đúng")
    regrade = Regrade.objects.get()
    assert asked.url == reverse("quizzes:regrade", args=[regrade.uid])
    assert "chờ người khác duyệt" in text(client.get(asked.url))
    assert press(client, trainer, "regrade_decide", regrade.uid, verdict="yes").status_code == 403
    assert "Ghi quyết định" in text(page(client, editor, "regrade", regrade.uid))
    assert "ghi rõ vì sao" in text(press(client, editor, "regrade_decide", regrade.uid, verdict="no"))
    press(client, editor, "regrade_decide", regrade.uid, verdict="yes")
    assert GradingRun.objects.get(number=2).percent == 20
    assert "Đã chấm lại 1 lượt làm" in text(page(client, editor, "regrade", regrade.uid))
    said = text(page(client, learner, "result", Attempt.objects.get().uid))
    assert "đã được chấm lại" in said
    assert "A mới đúng" in said


def test_both_answers_may_be_right(client, exam, place, learner, trainer):
    version = QuestionVersion.objects.filter(type="single").first()
    facts = {"kind": "key", "chosen": "a", "keeps_old": "on", "scope": "all", "reason": "Cả hai đều đúng"}
    press(client, trainer, "regrade_new", version.pk, **facts)
    assert Regrade.objects.get().key["weights"] == {"b": "100", "a": "100"}


@pytest.mark.parametrize("kind", [*SHAPES])
def test_every_type_can_be_made_good(client, exam, trainer, kind):
    save_question(bank=exam.quiz.bank, code="MOI", content=content_of_type(kind), actor=None)
    version = QuestionVersion.objects.get(question__code="MOI")
    assert content_of_type(kind).stem in text(page(client, trainer, "regrade_new", version.pk))
    facts = {"kind": "drop", "scope": "all", "reason": "Câu hỏi sai"}
    assert press(client, trainer, "regrade_new", version.pk, **facts).status_code == 302


def test_a_key_without_an_answer_is_refused(client, exam, trainer):
    version = QuestionVersion.objects.filter(type="single").first()
    said = text(press(client, trainer, "regrade_new", version.pk, kind="key", scope="all", reason="Sai"))
    assert "thành đáp án mới" in said
    assert "không khác đáp án cũ" in text(
        press(client, trainer, "regrade_new", version.pk, kind="key", chosen="b", scope="all", reason="Sai")
    )
    assert not Regrade.objects.exists()


def test_short_answers_are_accepted_by_way_of_a_correction(client, db, learner, trainer, editor):
    exam = make_exam(0, question_count=1, kinds=("single",))
    save_question(bank=exam.quiz.bank, code="NGAN", content=content_of_type("short"), actor=None)
    make_place(exam, learner)
    attempt = start_attempt(quiz=exam.quiz, learner=learner.person, actor=learner)
    save_answers(attempt=attempt, answers=[AnswerGiven(position=1, response={"text": "số  113"})], actor=learner)
    submit_attempt(attempt=attempt, accepts_gaps=True, actor=learner)
    version = QuestionVersion.objects.get().pk
    assert "“số 113” – 1 người" in text(page(client, trainer, "short_answers", version))
    press(client, trainer, "short_answers", version, accepted="số 113", reason="Số này cũng đúng")
    press(client, editor, "regrade_decide", Regrade.objects.get().uid, verdict="yes")
    assert Attempt.objects.get().percent == 100


def test_held_results_are_opened_at_once(client, learner, trainer):
    exam = make_exam(1, kinds=("single",), holds_results=True)
    make_place(exam, learner)
    do(exam, learner, wrong_response)
    assert "Công bố 1 kết quả" in text(page(client, trainer, "releases"))
    press(client, trainer, "release", exam.quiz.code, note="Họp ngày 20")
    press(client, trainer, "release", exam.quiz.code)
    assert (Release.objects.get().note, Attempt.objects.get().state) == ("Họp ngày 20", "released")
    assert "Không có kết quả nào chờ công bố" in text(page(client, trainer, "releases"))


def test_a_mark_is_followed_back(client, marked, waiting, trainer, editor, hr_officer, learner):
    press(client, editor, "regrade_decide", waiting.uid, verdict="yes")
    for user in (trainer, editor, hr_officer):
        said = text(page(client, user, "trail", marked.uid))
        for words in (learner.person.full_name, trainer.person.full_name, "Câu hỏi in thiếu.", "Máy chủ nhận", "90"):
            assert words in said
        said = text(page(client, user, "trail_item", marked.uid, 2))
        assert "Câu trả lời máy chủ đã nhận" in said
    assert page(client, trainer, "trail_item", marked.uid, 9).status_code == 404


def test_an_attempt_is_ruled_on(client, marked, trainer, hr_officer, learner):
    press(client, trainer, "rule_attempt", marked.uid, ruling="review", reason="Có đơn phản ánh")
    assert "Có đơn phản ánh" in text(page(client, trainer, "trail", marked.uid))
    press(client, trainer, "rule_attempt", marked.uid, ruling="clear", reason="Không có gì")
    press(client, trainer, "rule_attempt", marked.uid, ruling="void", reason="")
    marked.refresh_from_db()
    assert marked.state == "released"
    assert press(client, hr_officer, "rule_attempt", marked.uid, ruling="void", reason="x").status_code == 403


def test_an_appeal_is_made_answered_and_read(client, marked, learner, trainer, editor):
    press(client, learner, "own_appeals", marked.uid, position="2", reason="Em đã nêu đủ ý")
    press(client, learner, "own_appeals", marked.uid, position="2", reason="Em đã nêu đủ ý")
    appeal = Appeal.objects.get()
    assert learner.person.full_name in text(page(client, editor, "appeals"))
    if appeal.attempt.paper["items"][1]["type"] == "essay":
        refused = press(client, trainer, "appeal", appeal.uid, verdict="no", remark="Đã chấm đúng")
        assert "do người khác quyết định" in text(refused)
    assert "Em đã nêu đủ ý" in text(page(client, editor, "appeal", appeal.uid))
    press(client, editor, "appeal", appeal.uid, verdict="yes", remark="Sẽ có người chấm lại")
    assert "Sẽ có người chấm lại" in text(page(client, learner, "own_appeals", marked.uid))
    assert "Sẽ có người chấm lại" in text(page(client, editor, "appeal", appeal.uid))


def test_only_released_results_are_appealed(client, handed_in, learner, place):
    assert "chưa có kết quả" in text(page(client, learner, "own_appeals", handed_in.uid))
    client.raise_request_exception = False
    press(client, learner, "own_appeals", handed_in.uid, position="", reason="vội")
    assert not Appeal.objects.exists()


def doors(attempt, regrade, appeal):
    """Every page of an object, with its address."""
    code, version = attempt.quiz.code, regrade.version_id
    return [
        ("marking_task", the_task().pk),
        ("marked_attempts", code),
        ("regrade_new", version),
        ("short_answers", version),
        ("regrade", regrade.uid),
        ("trail", attempt.uid),
        ("trail_item", attempt.uid, 1),
        ("appeal", appeal.uid),
    ]


def test_strangers_and_learners_are_kept_out(client, essay_exam, marked, waiting, learner, foreign_trainer, places):
    appeal = appeal_mark(attempt=marked, position=1, reason="Xem lại", actor=learner)
    essay_exam.course.owner_unit = places.province
    essay_exam.course.save()
    for name, *address in doors(marked, waiting, appeal):
        assert page(client, learner, name, *address).status_code == 403, name
        assert page(client, foreign_trainer, name, *address).status_code == 404, name
    for name in ("marking", "regrades", "releases", "appeals"):
        assert page(client, learner, name).status_code == 403, name
        assert learner.person.full_name not in text(page(client, foreign_trainer, name))
    client.logout()
    assert client.get(reverse("quizzes:marking")).status_code == 302


def test_nobody_reads_anothers_appeals(client, marked, classmate):
    assert page(client, classmate, "own_appeals", marked.uid).status_code == 404


@pytest.mark.parametrize("name", ["marking", "appeals"])
def test_lists_ask_as_little_for_three_as_for_one(
    client, name, essay_exam, handed_in, learner, classmate, hr_officer, trainer, django_assert_max_num_queries
):
    def ask(attempt):
        Attempt.objects.filter(pk=attempt.pk).update(state="released", released_at=attempt.submitted_at)
        attempt.refresh_from_db()
        appeal_mark(attempt=attempt, position=None, reason="Xem lại", actor=learner)

    ask(handed_in)
    page(client, trainer, name)
    with CaptureQueriesContext(connection) as one:
        text(client.get(reverse(f"quizzes:{name}")))
    for user in (classmate, hr_officer):
        ask(sit(essay_exam, user))
    with django_assert_max_num_queries(len(one)):
        text(client.get(reverse(f"quizzes:{name}")))
