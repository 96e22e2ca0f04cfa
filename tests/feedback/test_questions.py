"""Questions under a lesson: asked and answered once, read by those for whom they are, without names in class."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.selectors import subject_of
from courses.selectors import Place
from feedback.models import LessonQuestion, LessonReply
from feedback.services import answer_question, ask_question, erase_questions
from feedback.services.questions import MOST_WAITING
from notifications.models import Kind, Notification
from organisation.models import PersonalAccess, Role
from tests.factories.courses import items_of, make_course, make_enrolment
from tests.factories.organisation import make_grant

INBOX = "/hoi-dap/"


@pytest.fixture
def course(places):
    return make_course(title="An toàn thông tin", owner_unit=places.province)


@pytest.fixture
def enrolment(learner, course):
    return make_enrolment(learner.person, course)


@pytest.fixture
def under(course):
    return f"/khoa-hoc/{course.slug}/bai-1/hoi-dap/"


def ask(enrolment, text="OTP là gì?", number=0):
    place = Place(enrolment, items_of(enrolment)[number])
    return ask_question(place=place, text=text, uid=uuid4(), actor=enrolment.learner.user)


@pytest.fixture
def question(enrolment):
    return ask(enrolment)


def answer(question, trainer, *, is_shared=False):
    return answer_question(question=question, text="Mã dùng một lần.", uid=uuid4(), is_shared=is_shared, actor=trainer)


def test_a_question_is_asked_once_however_often_it_is_sent(client, learner, enrolment, under):
    client.force_login(learner)
    said = {"uid": uuid4(), "text": "OTP là gì?"}
    assert [client.post(under, said).status_code for _ in range(2)] == [302, 302]
    assert LessonQuestion.objects.count() == 1
    assert "Đang chờ trả lời" in client.get(under).text


@pytest.mark.parametrize("text", ["", "  \u200b", "x" * 2001])
def test_nothing_is_not_asked(client, learner, enrolment, under, text):
    client.force_login(learner)
    assert client.post(under, {"text": text}).status_code == 200
    assert not LessonQuestion.objects.exists()


def test_so_many_questions_wait_and_no_more(client, learner, enrolment, under):
    for _ in range(MOST_WAITING):
        ask(enrolment)
    client.force_login(learner)
    assert client.post(under, {"text": "nữa"}).status_code == 409


def test_the_answer_reaches_the_one_who_asked(client, learner, trainer, question, django_capture_on_commit_callbacks):
    client.force_login(trainer)
    said = {"uid": uuid4(), "text": "Mã dùng một lần."}
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            client.post(f"{INBOX}{question.uid}/tra-loi/", said)
    assert LessonReply.objects.count() == 1
    told = Notification.objects.get(person=learner.person, kind=Kind.QUESTION_ANSWERED)
    client.force_login(learner)
    page = client.get(told.url).text
    assert "Mã dùng một lần." in page
    assert "Đã trả lời" in page


def test_the_trainers_of_a_course_hear_of_questions(trainer, course, enrolment, django_capture_on_commit_callbacks):
    course.trainers.add(trainer.person)
    course.save()
    with django_capture_on_commit_callbacks(execute=True):
        ask(enrolment)
    assert Notification.objects.filter(person=trainer.person, kind=Kind.QUESTION_ASKED).count() == 1


def test_the_class_reads_what_is_shared_and_never_who_asked(client, classmate, trainer, course, question, under):
    make_enrolment(classmate.person, course)
    client.force_login(classmate)
    answer(question, trainer)
    assert "OTP" not in client.get(under).text
    answer(question, trainer, is_shared=True)
    page = client.get(under).text
    assert "OTP" in page
    assert "Nguyễn Thị Hòa" not in page
    assert client.get(f"{INBOX}{question.uid}/").status_code == 404


def test_asking_on_has_the_question_wait_again(client, learner, trainer, question):
    answer(question, trainer)
    client.force_login(learner)
    assert client.post(f"{INBOX}{question.uid}/hoi-them/", {"text": "Còn mã PIN?"}).status_code == 302
    client.force_login(trainer)
    page = client.get(INBOX).text
    assert "OTP là gì?" in page
    assert "Còn mã PIN?" in client.get(f"{INBOX}{question.uid}/").text


def test_a_closed_question_leaves_the_inbox(client, trainer, question):
    client.force_login(trainer)
    client.post(f"{INBOX}{question.uid}/khep/")
    assert "OTP" not in client.get(INBOX).text
    assert "OTP" in client.get(INBOX, {"tt": "khep"}).text
    assert "OTP" in client.get(INBOX, {"tt": "tat-ca", "khoa": "khong-co"}).text


def test_another_province_sees_and_does_nothing(client, stranger, places, question):
    make_grant(stranger, Role.TRAINER, places.other_province)
    client.force_login(stranger)
    assert "OTP" not in client.get(INBOX, {"tt": "tat-ca"}).text
    assert client.get(f"{INBOX}{question.uid}/").status_code == 404
    for act in ("tra-loi", "ca-lop", "khep"):
        assert client.post(f"{INBOX}{question.uid}/{act}/", {"text": "x"}).status_code == 404


def test_on_a_course_of_no_unit_everybody_answers_their_own_people(client, stranger, trainer, learner, places):
    question = ask(make_enrolment(learner.person, make_course()))
    make_grant(stranger, Role.TRAINER, places.other_province)
    for user, count in ((trainer, 1), (stranger, 0)):
        client.force_login(user)
        assert client.get(INBOX).text.count(str(question.uid)) == count


def test_learners_have_no_inbox_and_guests_nothing(client, learner, question, under):
    for page in (INBOX, under, f"{INBOX}cua-toi/", f"{INBOX}{question.uid}/"):
        assert client.get(page).status_code == 302
    client.force_login(learner)
    assert client.get(INBOX).status_code == 403
    assert client.post(f"{INBOX}{question.uid}/tra-loi/", {"text": "tự trả lời"}).status_code == 403


def test_whoever_reads_names_leaves_a_note(client, trainer, learner, question):
    client.force_login(trainer)
    client.get(INBOX)
    client.get(f"{INBOX}{question.uid}/")
    assert PersonalAccess.objects.filter(actor=trainer).count() == 2
    assert PersonalAccess.objects.filter(person=learner.person).exists()


@pytest.mark.parametrize("who", ["trainer", "learner"])
def test_many_questions_cost_no_more_queries(client, request, enrolment, trainer, who):
    client.force_login(request.getfixturevalue(who))
    counts = []
    for number in range(3):
        ask(enrolment, number=number)
        with CaptureQueriesContext(connection) as queries:
            client.get(INBOX if who == "trainer" else f"{INBOX}cua-toi/")
        counts.append(len(queries))
    assert counts[1] == counts[2]


def test_an_erased_person_leaves_only_what_the_class_learns_from(learner, trainer, enrolment):
    kept, dropped = ask(enrolment, "chung"), ask(enrolment, "riêng")
    answer(kept, trainer, is_shared=True)
    answer(dropped, trainer)
    erase_questions(subject_of(learner.person), None)
    assert [question.text for question in LessonQuestion.objects.all()] == ["chung"]
