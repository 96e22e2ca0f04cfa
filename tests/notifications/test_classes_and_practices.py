"""What people are told of classes they are in, of work that waits for them, and of good practices."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.services import establish_site
from cms.services.practices import PracticeFacts, approve_practice, return_practice, submit_practice
from core.text.dates import format_moment
from courses.models import CorrectionKind
from courses.services.corrections import correct_progress
from courses.services.submissions import submit_work
from live.services import SessionFacts, cancel_cohort, cancel_session, change_session, join_cohort
from notifications.models import Kind, Notification
from notifications.services import mark_read
from organisation.selectors import people_acting
from tests.factories.courses import item, items_of, make_course_page, make_enrolment, publish_edition
from tests.factories.live import make_cohort, make_session

FACTS = PracticeFacts(
    title="Sổ tay số", topic="digital", place="Phường Minh Khai", problem="Xa", method="Đọc", result="Đỡ đi lại"
)


@pytest.fixture
def told(django_capture_on_commit_callbacks):
    """Run something to its end, slow handlers too, and say whom it told of what: (user name, kind)."""

    def run(act):
        before = set(Notification.objects.values_list("pk", flat=True))
        with django_capture_on_commit_callbacks(execute=True):
            act()
        new = Notification.objects.exclude(pk__in=before)
        return sorted(new.values_list("person__user__username", "kind"))

    return run


@pytest.fixture
def enrolment(learner, places):
    course = make_course_page("Chuyển đổi số", owner_unit=places.province)
    publish_edition(course, [item("Nộp sản phẩm", completes_by="submitted"), item("Đọc thêm")])
    return make_enrolment(learner.person, course)


def _hand_in(enrolment, learner, text="Bài làm"):
    return submit_work(enrolment=enrolment, item_key=items_of(enrolment)[0].key, text=text, actor=learner)


def test_people_act_over_their_unit_and_below_it_alone(trainer, editor, stranger, foreign_trainer, places):
    acting = set(people_acting(places.commune, "trainer", "editor"))
    assert acting == {trainer.person, editor.person}
    trainer.is_active = False
    trainer.save()
    assert set(people_acting(places.commune, "trainer")) == set()


def test_work_is_told_to_the_trainers_of_the_branch_once_until_they_look(
    enrolment, learner, classmate, trainer, foreign_trainer, told
):
    assert told(lambda: _hand_in(enrolment, learner)) == [(trainer.username, Kind.WORK_WAITING)]
    second = make_enrolment(classmate.person, enrolment.course)
    assert told(lambda: _hand_in(second, classmate)) == []
    mark_read(person=trainer.person, actor=trainer)
    Notification.objects.filter(kind=Kind.WORK_WAITING).update(read_at=timezone.now())
    second.submissions.update(state="returned")
    assert told(lambda: _hand_in(second, classmate, "Sửa")) == [(trainer.username, Kind.WORK_WAITING)]
    assert Notification.objects.first().url == f"/soan-bai/{enrolment.course.slug}/bai-nop/"


def test_work_is_told_to_the_trainers_whom_the_course_names(enrolment, learner, trainer, editor, told):
    enrolment.course.trainers.set([editor.person, learner.person])
    enrolment.course.save()
    assert told(lambda: _hand_in(enrolment, learner)) == [(editor.username, Kind.WORK_WAITING)]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (CorrectionKind.COMPLETED, Kind.LESSON_RECOGNISED),
        (CorrectionKind.WITHDRAWN, Kind.LESSON_WITHDRAWN),
    ],
)
def test_the_learner_is_told_of_a_correction(enrolment, learner, trainer, kind, expected, told):
    key = items_of(enrolment)[1].key
    facts = {"enrolment": enrolment, "item_key": key, "actor": trainer}
    if kind == CorrectionKind.WITHDRAWN:
        correct_progress(**facts, kind=CorrectionKind.COMPLETED, reason="Đã học")
    assert told(lambda: correct_progress(**facts, kind=kind, reason="Nhầm {người}")) == [(learner.username, expected)]
    said = Notification.objects.first()
    assert said.sentence.endswith("Lý do: Nhầm {người}")
    assert "“Đọc thêm”" in said.sentence


def test_those_put_into_a_class_are_told_and_who_registers_is_not(learner, classmate, hr_officer, places, told):
    cohort = make_cohort(places.province, is_open=True)
    assert told(lambda: join_cohort(cohort=cohort, person=learner.person, actor=learner)) == []
    put = told(lambda: make_cohort(places.province, people=[classmate.person], actor=hr_officer, code="lop-hai"))
    assert put == [(classmate.username, Kind.COHORT_JOINED)]


def test_a_class_that_is_over_is_no_news(classmate, hr_officer, places, told):
    past = timezone.localdate() - timedelta(days=60)
    days = {"starts_on": past, "ends_on": past + timedelta(days=1)}
    assert told(lambda: make_cohort(places.province, people=[classmate.person], actor=hr_officer, **days)) == []


def test_a_class_is_told_when_it_meets_when_that_moves_and_when_it_does_not(learner, hr_officer, places, told):
    cohort = make_cohort(places.province, people=[learner.person], actor=hr_officer)
    start = timezone.now() + timedelta(days=1)
    sessions = []
    plan = told(lambda: sessions.append(make_session(cohort, start, actor=hr_officer)))
    assert plan == [(learner.username, Kind.SESSION_PLANNED)]
    moved = SessionFacts(
        title="Buổi dời", starts_at=start + timedelta(days=2), ends_at=start + timedelta(days=2, hours=2)
    )
    again = told(lambda: change_session(session=sessions[0], facts=moved, actor=hr_officer))
    assert again == [(learner.username, Kind.SESSION_PLANNED)]
    assert format_moment(moved.starts_at) in Notification.objects.first().sentence
    off = told(lambda: cancel_session(session=sessions[0], actor=hr_officer))
    assert off == [(learner.username, Kind.SESSION_CANCELLED)]
    assert told(lambda: cancel_cohort(cohort=cohort, actor=hr_officer)) == [(learner.username, Kind.COHORT_CANCELLED)]


def test_a_good_practice_is_followed_from_its_unit_to_its_page(learner, editor, stranger, told):
    establish_site(actor=None)
    sent = []
    submit = told(lambda: sent.append(submit_practice(facts=FACTS, submitter=learner.person, actor=learner)))
    assert submit == [(editor.username, Kind.PRACTICE_WAITING)]
    back = told(lambda: return_practice(submission=sent[0], remark="Thêm ảnh", actor=editor))
    assert back == [(learner.username, Kind.PRACTICE_RETURNED)]
    assert Notification.objects.first().sentence.endswith("Thêm ảnh")
    out = told(lambda: approve_practice(submission=sent[0], actor=editor))
    assert out == [(learner.username, Kind.PRACTICE_PUBLISHED)]
    assert Notification.objects.first().url.startswith("/mo-hinh-hay/")
