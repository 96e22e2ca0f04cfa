"""However a course is edited and whatever its learners do meanwhile, nobody's share falls or passes 100."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test import TestCase
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from courses.calculations.differences import demands
from courses.models import CourseEdition, EffectOnLearners, Enrolment
from courses.selectors import outline_of
from courses.services import recount_progress
from tests.courses.reediting.editing import EDITS, Edit, make_edited_course, publish
from tests.courses.reediting.studying import VERBS, Deed, decide, journal, send
from tests.courses.reediting.watching import faults, standings
from tests.factories.accounts import make_person
from tests.factories.courses import item, make_course_page, make_enrolment, publish_edition

LEARNERS = 3
numbers = st.integers(0, 1000)
learners = st.integers(0, LEARNERS - 1)
edits = st.builds(Edit, st.sampled_from(sorted(EDITS)), st.sampled_from(EffectOnLearners.values), numbers, numbers)
deeds = st.builds(Deed, st.sampled_from(VERBS), numbers, numbers, st.integers(-9000, 90000))
batches = st.tuples(learners, st.lists(deeds, min_size=1, max_size=8), st.booleans())
steps = st.lists(edits | batches | st.tuples(learners, numbers), min_size=4, max_size=14)


@pytest.fixture
def course(db):
    return make_edited_course(lessons=5)


@given(steps=steps)
@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.generate],  # a story of this length takes minutes to shrink
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_nobody_falls_behind_by_what_trainers_do(course, steps):
    with transaction.atomic():
        places = [make_enrolment(make_person(), course) for _learner in range(LEARNERS)]
        Enrolment.objects.update(enrolled_at=timezone.now() - timedelta(days=1))
        told = []
        for step in steps:
            before = standings(course)
            editions = list(course.editions.values_list("pk", flat=True))
            _do(course, places, step, told)
            after = standings(course)
            assert faults(before, after) == [], step
            if isinstance(step, Edit):
                assert _moved_against(step.effect, course, before, after, editions) == []
        assert recount_progress() == 0
        for place, writes in reversed(told):  # the whole story once more, backwards: nothing is news
            send(place, writes[::-1])
        assert standings(course) == after
        transaction.set_rollback(True)


def _do(course, places, step, told):
    if isinstance(step, Edit):
        with TestCase.captureOnCommitCallbacks(execute=True):
            publish(course, step)
        return
    place = Enrolment.objects.select_related("edition", "learner", "course").get(pk=places[step[0]].pk)
    if len(step) == 2:
        decide(place, step[1])
        return
    writes = journal(place, step[1])
    receipt = send(place, [*writes, *writes[:2]] if step[2] else writes[::-1])
    told.append((place, [write for write in writes if write.id in receipt.received]))


def _moved_against(effect, course, before, after, editions):
    """Who was moved although the change was not to move them."""
    asked = {e.number: demands(outline_of(e).items) for e in CourseEdition.objects.filter(course=course)}
    is_new = course.editions.exclude(pk__in=editions).exists()
    moved = [(was, after[pk]) for pk, was in before.items() if was.edition != after[pk].edition]
    if effect == EffectOnLearners.NEW_EDITION or not is_new:
        return moved
    if effect == EffectOnLearners.NONE:
        return [(was, now) for was, now in moved if asked[was.edition] != asked[now.edition]]
    return []


def test_what_a_phone_tells_while_its_learner_is_being_moved_is_taken(own_database):
    course = make_course_page()
    first = item("Bài 1")
    publish_edition(course, [first])
    place = make_enrolment(make_person(), course)
    newer = publish_edition(course, [first, item("Bài 2")])
    writes = journal(place, [Deed("opened", 0, 1), Deed("read", 0, 60)])
    received = []

    def phone():
        received.extend(send(place, writes).received)
        connection.close()

    with transaction.atomic():
        Enrolment.objects.filter(pk=place.pk).update(edition=newer)
        sending = threading.Thread(target=phone)
        sending.start()
        sending.join(0.2)
    sending.join(10)
    assert received == [write.id for write in writes]
