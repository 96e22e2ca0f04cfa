"""Studying: every write once, in any order, and the course completed with its last item."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.ids import uuid7
from core.models import LogEntry
from courses.errors import ItemNeedsMoreError, NoSuchItemError
from courses.models import Enrolment, ItemProgress, LearnerEvent
from courses.selectors import items_missing, next_item
from courses.services import LearnerWrite, complete_item, complete_reading, record_learner_events
from tests.factories.courses import items_of, make_course, make_enrolment, study
from tests.factories.organisation import make_seat


@pytest.fixture
def enrolment(learner):
    return make_enrolment(learner.person, make_course(lessons=3))


def write(enrolment, item, verb="completed", **facts):
    facts = {"id": uuid7(), "occurred_at": timezone.now()} | facts
    return LearnerWrite(enrolment=enrolment.uid, item_key=item.key, verb=verb, **facts)


def complete(enrolment, item, **facts):
    return complete_item(enrolment=enrolment, item_key=item.key, **{"event_id": uuid7(), "actor": None, **facts})


def facts_told(name):
    return LogEntry.objects.filter(event=f"courses.{name}").count()


def test_the_last_item_completes_the_course_and_says_so_once(enrolment):
    first, second, third = items_of(enrolment)
    assert complete(enrolment, first).done == 1
    assert complete(enrolment, third).completed_at is None
    finished = complete(enrolment, second)
    assert (finished.done, finished.total) == (3, 3)
    assert finished.completed_at is not None
    assert (facts_told("lesson_completed"), facts_told("course_completed")) == (3, 1)
    assert items_missing(finished) == []
    assert next_item(finished) is None


def test_a_lost_reply_sent_twice_counts_once(enrolment):
    first = items_of(enrolment)[0]
    event_id = uuid7()
    complete(enrolment, first, event_id=event_id)
    again = complete(enrolment, first, event_id=event_id)
    assert again.done == 1
    assert (facts_told("lesson_completed"), LearnerEvent.objects.count()) == (1, 1)


def test_completing_again_with_another_event_tells_nobody_again(enrolment):
    first = items_of(enrolment)[0]
    complete(enrolment, first)
    assert complete(enrolment, first).done == 1
    assert facts_told("lesson_completed") == 1


def test_an_item_of_another_course_is_refused(enrolment):
    with pytest.raises(NoSuchItemError):
        complete_item(enrolment=enrolment, item_key=uuid4(), event_id=uuid7(), actor=None)


def test_optional_items_are_recorded_but_not_counted(learner):
    enrolment = make_enrolment(learner.person, make_course(lessons=1, optional=1))
    required, optional = items_of(enrolment)
    after = complete(enrolment, optional)
    assert (after.done, after.total, after.completed_at) == (0, 1, None)
    assert ItemProgress.objects.get(item_key=optional.key).completed_at is not None
    assert complete(enrolment, required).completed_at is not None


def test_only_the_activity_completes_its_item(learner):
    enrolment = make_enrolment(learner.person, make_course(lessons=0, activity="quiz:Q1"))
    (exam,) = items_of(enrolment)
    with pytest.raises(ItemNeedsMoreError):
        complete_reading(enrolment=enrolment, item_key=exam.key, event_id=uuid7(), actor=learner)
    receipt = record_learner_events(person=learner.person, events=[write(enrolment, exam)], actor=learner)
    assert [refusal.code for refusal in receipt.refused] == ["item_needs_more"]
    assert complete(enrolment, exam, score_percent=Decimal(80)).completed_at is not None


def test_of_an_exam_the_best_score_is_kept(learner):
    enrolment = make_enrolment(learner.person, make_course(lessons=1, activity="quiz:Q1"))
    lesson, exam = items_of(enrolment)
    complete(enrolment, lesson, score_percent=Decimal(99))
    for score in (Decimal(80), Decimal("92.5"), Decimal(85)):
        after = complete(enrolment, exam, score_percent=score)
    assert after.score_percent == Decimal("92.5")
    assert Enrolment.objects.get().score_percent == Decimal("92.5")


def test_completion_counts_for_the_seat_held_on_that_day(learner, places):
    enrolment = make_enrolment(learner.person, make_course(lessons=1))
    Enrolment.objects.update(enrolled_at=timezone.now() - timedelta(days=60))
    moved_on = timezone.localdate() - timedelta(days=10)
    old_seat = enrolment.seat
    learner.person.memberships.update(valid_to=moved_on)
    new_seat = make_seat(learner.person, places.next_commune, position="chair", since=moved_on)
    late = timezone.now() - timedelta(days=20)
    record_learner_events(
        person=learner.person, events=[write(enrolment, items_of(enrolment)[0], occurred_at=late)], actor=learner
    )
    enrolment.refresh_from_db()
    assert enrolment.completed_at == late
    assert enrolment.seat == old_seat != new_seat


def test_a_batch_answers_for_each_event(enrolment, learner, stranger):
    theirs = make_enrolment(stranger.person, enrolment.course)
    first, second, _third = items_of(enrolment)
    good, read = write(enrolment, first), write(enrolment, second, "read", value=40)
    foreign, unknown = write(theirs, first), LearnerWrite(**{**vars(good), "id": uuid7(), "item_key": uuid4()})
    receipt = record_learner_events(person=learner.person, events=[good, good, foreign, unknown, read], actor=learner)
    assert receipt.received == [good.id, good.id, read.id]
    assert {r.id: r.code for r in receipt.refused} == {str(foreign.id): "not_yours", str(unknown.id): "no_such_item"}
    assert all(refusal.message for refusal in receipt.refused)
    theirs.refresh_from_db()
    assert (theirs.done, LearnerEvent.objects.filter(enrolment=theirs).count()) == (0, 0)
    assert ItemProgress.objects.get(item_key=second.key).read_percent == 40


def test_nobody_takes_an_event_id_that_belongs_to_another(enrolment, learner, stranger):
    theirs = make_enrolment(stranger.person, enrolment.course)
    event = write(theirs, items_of(theirs)[0])
    record_learner_events(person=stranger.person, events=[event], actor=stranger)
    mine = write(enrolment, items_of(enrolment)[0], id=event.id)
    receipt = record_learner_events(person=learner.person, events=[mine], actor=learner)
    assert [refusal.code for refusal in receipt.refused] == ["not_yours"]


def test_a_wrong_clock_is_corrected_and_named(enrolment, learner):
    first, second, third = items_of(enrolment)
    future = write(enrolment, first, "opened", occurred_at=timezone.now() + timedelta(days=900))
    past = write(enrolment, second, "opened", occurred_at=timezone.now() - timedelta(days=9000))
    fine = write(enrolment, third, "opened")
    receipt = record_learner_events(person=learner.person, events=[future, past, fine], actor=learner)
    assert receipt.clock_corrected == [future.id, past.id]
    opened = dict(ItemProgress.objects.values_list("item_key", "opened_at"))
    assert opened[first.key] <= timezone.now()
    assert opened[second.key] == enrolment.enrolled_at


def test_two_phones_keep_the_furthest_and_the_latest(enrolment, learner):
    first, second, _third = items_of(enrolment)
    now = timezone.now()
    phone = write(enrolment, first, "read", value=80, occurred_at=now)
    tablet = [
        write(enrolment, first, "read", value=30, occurred_at=now - timedelta(microseconds=20)),
        write(enrolment, second, "opened", occurred_at=now - timedelta(microseconds=10)),
    ]
    record_learner_events(person=learner.person, events=[phone], actor=learner)
    record_learner_events(person=learner.person, events=tablet, actor=learner)
    enrolment.refresh_from_db()
    assert ItemProgress.objects.get(item_key=first.key).read_percent == 80
    assert enrolment.last_item_key == first.key


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_order_and_any_repetition_lead_to_the_same(data, enrolment, learner):
    LearnerEvent.objects.all().delete()
    ItemProgress.objects.all().delete()
    begin = timezone.now() - timedelta(minutes=10)
    Enrolment.objects.update(
        done=0, completed_at=None, started_at=None, last_item_key=None, last_studied_at=None, enrolled_at=begin
    )
    items = items_of(enrolment)
    story = [
        write(enrolment, item, verb, value=value, occurred_at=begin + timedelta(seconds=10 * n))
        for n, (item, verb, value) in enumerate(
            (item, verb, value)
            for item in items
            for verb, value in [("opened", None), ("read", 50), ("read", 100), ("completed", None)]
        )
    ]
    sent = data.draw(st.permutations(story + data.draw(st.lists(st.sampled_from(story), max_size=6))))
    while sent:
        size = data.draw(st.integers(1, len(sent)))
        record_learner_events(person=learner.person, events=sent[:size], actor=learner)
        sent = sent[size:]
        now = Enrolment.objects.get()
        assert 0 <= now.done <= now.total
    assert (now.done, now.total, now.last_item_key) == (3, 3, items[-1].key)
    assert now.started_at == story[0].occurred_at
    assert now.last_studied_at == now.completed_at == story[-1].occurred_at
    progress = ItemProgress.objects.values_list("read_percent", flat=True)
    assert list(progress) == [100, 100, 100]
    assert LearnerEvent.objects.count() == len(story)


def test_the_database_itself_refuses_more_than_everything(enrolment):
    with pytest.raises(IntegrityError), transaction.atomic():
        Enrolment.objects.update(done=4)


def test_a_course_without_requirements_is_never_completed(learner):
    enrolment = make_enrolment(learner.person, make_course(lessons=0, optional=2))
    assert study(enrolment).completed_at is None


def test_event_ids_of_any_version_are_taken(enrolment, learner):
    event = write(enrolment, items_of(enrolment)[0], id=UUID("00000000-0000-4000-8000-000000000001"))
    assert record_learner_events(person=learner.person, events=[event], actor=learner).received == [event.id]
