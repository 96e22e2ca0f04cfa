"""Setting a quiz up on screen: new ones, rules, what learners see; by whom, and by whom not."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.models import LogEntry
from quizzes.models import Attempt, Quiz, QuizKind
from quizzes.services import open_bank
from tests.factories.quizzes import make_exam, start

pytestmark = pytest.mark.django_db

NEW = {"title": "Kiểm tra giữa khóa", "kind": "final_test"}
WAYS = {
    "behaviour": "deferred",
    "item_tries": 3,
    "penalty_percent": 33,
    "mastery_streak": 3,
    "layout": "one",
}
LIMITS = {"grace_minutes": 10, "pass_percent": 70, "cooldown_hours": 0, "counting": "best", "is_graded": "on"}


def events(name):
    return LogEntry.objects.filter(event=f"quizzes.{name}").count()


def test_a_new_quiz_begins_with_rules_that_suit_its_kind(as_trainer, desk):
    form = {**NEW, "kind": "survey", "course": desk.course_id, "bank": desk.bank_id}
    answer = as_trainer.post(reverse("quizzes:setup_new"), form)
    made = Quiz.objects.get(title=NEW["title"])
    assert answer.url == reverse("quizzes:setup_contents", args=["kiem-tra-giua-khoa"])
    assert (made.kind, made.is_anonymous, made.is_graded, made.layout) == (QuizKind.SURVEY, True, False, "list")
    assert events("quiz_set_up") == 1
    again = as_trainer.post(reverse("quizzes:setup_new"), form)
    assert "đã có bài kiểm tra khác dùng" in again.text


def test_a_copy_has_the_questions_and_rules_of_its_source(as_trainer, desk):
    Quiz.objects.filter(pk=desk.pk).update(minutes=44, blueprint={"sections": [{"count": 2}]}, question_count=2)
    address = reverse("quizzes:setup_new") + f"?tu={desk.code}"
    assert "(bản sao)" in as_trainer.get(address).text
    as_trainer.post(address, {**NEW, "course": desk.course_id, "bank": desk.bank_id})
    copy = Quiz.objects.get(title=NEW["title"])
    assert (copy.minutes, copy.blueprint, copy.question_count) == (44, {"sections": [{"count": 2}]}, 2)


def test_courses_and_banks_of_another_branch_are_not_offered(as_trainer, desk, places):
    other = make_exam()
    other.course.owner_unit = places.other_province
    other.course.save(update_fields=["owner_unit"])
    open_bank(code="nh-la", title="Ngân hàng lạ", course=None, owner_unit=places.other_province, actor=None)
    page = as_trainer.get(reverse("quizzes:setup_new")).text
    assert other.course.title not in page
    assert "Ngân hàng lạ" not in page
    answer = as_trainer.post(reverse("quizzes:setup_new"), {**NEW, "course": other.course.pk, "bank": desk.bank_id})
    assert answer.status_code == 200
    assert not Quiz.objects.filter(title=NEW["title"]).exists()


def test_the_page_says_everything_that_holds_in_words(as_trainer, desk, at):
    Quiz.objects.filter(pk=desk.pk).update(show_answers="after_submission", cooldown_hours=24)
    page = as_trainer.get(at("")).text
    for words in ("Làm trong 15 phút", "Được làm 3 lần, hai lần cách nhau 24 giờ", "Cần đạt 80", "5 câu dùng được"):
        assert words in page
    assert "lần sau có thể gặp lại câu đã biết đáp án" in page


def test_rules_are_saved_and_told_and_attempts_under_way_keep_theirs(as_trainer, desk, at, place, learner, exam):
    attempt = start(exam, learner)
    form = {**LIMITS, "minutes": 45, "opens_at": "2026-11-17T08:00", "closes_at": "20/12/2026 17:00"}
    assert as_trainer.post(at("_rules", "thoi-gian"), form).url == at("")
    desk.refresh_from_db()
    assert (desk.minutes, desk.pass_percent, desk.max_attempts) == (45, 70, None)
    assert desk.opens_at == datetime(2026, 11, 17, 1, tzinfo=UTC)
    assert Attempt.objects.get(pk=attempt.pk).policy["minutes"] == 15
    assert "1 người đang làm bài này" in as_trainer.get(at("")).text
    as_trainer.post(at("_rules", "thoi-gian"), form)
    assert events("quiz_changed") == 1


@pytest.mark.parametrize(
    ("word", "form", "said"),
    [
        ("thoi-gian", {**LIMITS, "minutes": 0}, "từ 1 trở lên"),
        ("thoi-gian", {**LIMITS, "opens_at": "2026-11-17T08:00", "closes_at": "2026-11-17T07:00"}, "sau giờ mở"),
        ("thoi-gian", {**LIMITS, "closes_at": "mai"}, "ghi ngày và giờ"),
        ("cach-lam", {**WAYS, "behaviour": "immediate", "layout": "list"}, "mỗi màn hình một câu"),
        ("cach-lam", {**WAYS, "layout": "list", "is_forward_only": "on"}, "mỗi màn hình một câu"),
        ("cach-lam", {**WAYS, "behaviour": "adaptive", "is_forward_only": "on"}, "máy chọn câu tiếp theo"),
        ("cach-lam", {**WAYS, "behaviour": "tries", "item_tries": 0}, "từ 1 trở lên"),
        ("cach-lam", {**WAYS, "is_anonymous": "on"}, "Chỉ phiếu khảo sát"),
        ("nguoi-hoc-thay", {"show_answers": "never", "texts": "từ 0 đến 5"}, "Dòng 1 chưa đúng"),
    ],
)
def test_rules_that_cannot_go_together_are_refused_in_words(as_trainer, desk, at, word, form, said):
    answer = as_trainer.post(at("_rules", word), form)
    assert answer.status_code == 200
    assert said in answer.text
    assert events("quiz_changed") == 0


def test_an_anonymous_survey_marks_nobody(as_trainer, desk, at):
    Quiz.objects.filter(pk=desk.pk).update(kind="survey", is_graded=False)
    form = {**WAYS, "is_anonymous": "on", "behaviour": "certainty"}
    assert "không chấm câu nào" in as_trainer.post(at("_rules", "cach-lam"), form).text
    assert as_trainer.post(at("_rules", "cach-lam"), {**WAYS, "is_anonymous": "on"}).status_code == 302
    assert "không tính điểm được" in as_trainer.post(at("_rules", "thoi-gian"), LIMITS).text


def test_what_learners_see_is_a_table_of_moments_with_a_preview(as_trainer, desk, at):
    page = as_trainer.get(at("_rules", "nguoi-hoc-thay")).text
    assert page.count("<article") == 2
    assert "lời giải mật" in page
    form = {
        "show_answers": "after_submission",
        "after": ["marks", "response"],
        "final": ["marks"],
        "texts": "0-3: Học lại",
    }
    assert as_trainer.post(at("_rules", "nguoi-hoc-thay"), form).status_code == 302
    desk.refresh_from_db()
    assert {moment: set(seen) for moment, seen in desk.review.items()} == {
        "after": {"response", "marks"},
        "final": {"marks"},
    }
    assert desk.result_texts == [{"from": 0, "to": 3, "text": "Học lại"}]
    assert "Người học thấy câu trả lời của mình, điểm." in as_trainer.get(at("")).text


def test_what_is_laid_down_is_not_written_down(as_trainer, desk, at):
    form = {"show_answers": "after_close", "after": ["marks"], "final": ["response", "marks", "right", "explanation"]}
    as_trainer.post(at("_rules", "nguoi-hoc-thay"), form)
    desk.refresh_from_db()
    assert (desk.review, desk.show_answers) == ({}, "after_close")
    assert "bài chưa có ngày đóng" in as_trainer.get(at("")).text


def test_a_trial_paper_shows_no_key_and_keeps_nothing(as_trainer, desk, at):
    page = as_trainer.get(at("_trial")).text
    assert page.count('class="card listed"') == 5
    assert "đáp án mật" not in page
    assert "lời giải mật" not in page
    assert not Attempt.objects.exists()
    Quiz.objects.filter(pk=desk.pk).update(blueprint={"sections": []}, question_count=0)
    assert as_trainer.get(at("_trial")).url == at("_contents")


PAGES = ("", "_trial", "_contents", "_section_new", "_overrides")


def test_whoever_does_not_keep_the_course_finds_nothing(client, desk, at, learner, foreign_trainer):
    for user, status in ((learner, 403), (foreign_trainer, 404)):
        client.force_login(user)
        for name in PAGES:
            assert client.get(at(name)).status_code == status, name
        assert client.get(at("_rules", "thoi-gian")).status_code == status
        assert client.post(at("_act", 1), {"viec": "phan-bo"}).status_code == status
    client.logout()
    assert client.get(at("")).status_code == 302


def test_a_page_that_is_not_there_is_not_found(as_trainer, at):
    assert as_trainer.get(at("_rules", "gi-do")).status_code == 404
    assert as_trainer.get(at("_override_new", "gi-do")).status_code == 404


def test_the_list_asks_as_often_for_many_as_for_one(as_trainer, desk, django_assert_num_queries):
    as_trainer.get(reverse("quizzes:setup_list"))
    with CaptureQueriesContext(connection) as few:
        assert desk.title in as_trainer.get(reverse("quizzes:setup_list")).text
    for _more in range(2):
        make_exam()
    with django_assert_num_queries(len(few)):
        as_trainer.get(reverse("quizzes:setup_list"))


def test_only_a_test_afterwards_is_compared_with_one_before_of_the_same_course(as_trainer, desk, at):
    before = Quiz.objects.create(
        code="truoc", title="Đầu vào", course=desk.course, bank=desk.bank, kind=QuizKind.PRE_TEST, question_count=5
    )
    other = make_exam(kind=QuizKind.PRE_TEST).quiz
    form = {"title": desk.title, "bank": desk.bank_id}
    offered = as_trainer.get(at("_rules", "thong-tin")).text
    assert "Đầu vào" in offered
    assert f'<option value="{other.pk}"' not in offered
    as_trainer.post(at("_rules", "thong-tin"), {**form, "kind": "final_test", "paired_with": before.pk})
    assert Quiz.objects.get(pk=desk.pk).paired_with is None
    as_trainer.post(at("_rules", "thong-tin"), {**form, "kind": "post_test", "paired_with": before.pk})
    assert Quiz.objects.get(pk=desk.pk).paired_with == before
    assert "So kết quả với “Đầu vào”" in as_trainer.get(at("")).text


def test_a_bank_of_another_branch_is_no_choice(as_trainer, desk, at, places):
    alien = open_bank(code="la", title="Lạ", course=None, owner_unit=places.other_province, actor=None)
    form = {"title": desk.title, "kind": "final_test", "bank": alien.pk}
    assert as_trainer.post(at("_rules", "thong-tin"), form).status_code == 200
    assert Quiz.objects.get(pk=desk.pk).bank == desk.bank
