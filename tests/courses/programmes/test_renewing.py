"""Periods of validity: each is kept, one at a time is open, and a renewal counts only what was done for it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from courses.models import Duty, DutyState, Enrolment, OutsideCompletion, OutsideState
from courses.services.programmes import follow_rules
from tests.factories.courses import make_course, make_enrolment, study
from tests.factories.programmes import make_programme

TODAY = timezone.localdate


@pytest.fixture
def earned(places, learner):
    """A programme of a long course valid for a year, renewed by a short one; the learner earned it 320 days ago."""
    long, short = make_course(lessons=2), make_course(lessons=1, activity="quiz:x")
    study(make_enrolment(learner.person, long))
    Enrolment.objects.update(completed_at=timezone.now() - timedelta(days=320))
    return make_programme(places.commune, long, renewal=(short,), valid_months=12, renewal_days=60)


def periods_of(user):
    return list(Duty.objects.filter(learner=user.person).order_by("period"))


def again(programme):
    follow_rules(programme=programme, actor=None)


def test_the_renewal_opens_in_its_window_and_the_first_period_stays_met(earned, learner):
    again(earned)
    first, second = periods_of(learner)
    assert (first.state, second.state) == (DutyState.MET, DutyState.OPEN)
    assert second.is_renewal
    assert second.due_on == first.valid_until
    assert Enrolment.objects.filter(learner=learner.person).count() == 2


def test_before_the_window_nothing_is_asked(earned, learner):
    earned.renewal_days = 10
    earned.save()
    again(earned)
    assert len(periods_of(learner)) == 1


def test_renewed_in_time_the_next_period_goes_on_from_the_end_of_the_last(
    earned, learner, django_capture_on_commit_callbacks
):
    again(earned)
    with django_capture_on_commit_callbacks(execute=True):
        study(Enrolment.objects.get(learner=learner.person, completed_at=None))
    first, second = periods_of(learner)
    assert second.state == DutyState.MET
    assert (second.valid_until - first.valid_until).days in {365, 366}


def test_what_holds_no_longer_has_lapsed_and_its_renewal_waits(earned, learner):
    again(earned)
    Duty.objects.filter(period=1).update(valid_until=TODAY() - timedelta(days=1))
    Duty.objects.filter(period=2).delete()
    again(earned)
    again(earned)
    first, second = periods_of(learner)
    assert (first.state, second.state) == (DutyState.LAPSED, DutyState.OPEN)
    assert second.due_on == TODAY() + timedelta(days=30)


def test_the_third_period_is_renewed_by_passing_the_exam_again(earned, learner):
    again(earned)
    short = Enrolment.objects.get(learner=learner.person, completed_at=None)
    long_ago = timezone.now() - timedelta(days=400)
    Enrolment.objects.filter(pk=short.pk).update(enrolled_at=long_ago)
    short.refresh_from_db()
    study(short, at=long_ago)
    again(earned)
    assert periods_of(learner)[1].state == DutyState.OPEN  # what was done before the renewal began is not it
    study(short)
    again(earned)
    assert periods_of(learner)[1].state == DutyState.MET


def test_a_renewal_may_be_done_elsewhere(earned, learner):
    again(earned)
    place = Enrolment.objects.get(learner=learner.person, completed_at=None)
    claim = OutsideCompletion.objects.create(
        learner=learner.person, provider="class", title="Lớp bồi dưỡng", course=place.course, completed_on=TODAY()
    )
    again(earned)
    assert periods_of(learner)[1].state == DutyState.OPEN
    claim.state = OutsideState.APPROVED
    claim.save()
    again(earned)
    assert periods_of(learner)[1].state == DutyState.MET


def test_without_a_path_of_its_own_the_same_courses_are_done_again(places, learner):
    course = make_course(lessons=2)
    place = make_enrolment(learner.person, course)
    long_ago = timezone.now() - timedelta(days=360)
    Enrolment.objects.update(enrolled_at=long_ago)
    place.refresh_from_db()
    study(place, at=long_ago)

    programme = make_programme(places.commune, course, valid_months=12, renewal_days=60)
    again(programme)
    assert periods_of(learner)[1].state == DutyState.OPEN
    study(Enrolment.objects.get(learner=learner.person))
    again(programme)
    assert periods_of(learner)[1].state == DutyState.MET
