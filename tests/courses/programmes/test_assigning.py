"""Whom programmes concern, from the day they do, to the day they no longer do; every period is kept."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from accounts.services import create_person, merge_people
from core.models import LogEntry
from core.reconciliation import reconcile
from courses.errors import ProgrammeNotReadyError
from courses.models import Duty, DutyState, Enrolment, EnrolmentSource, NodeKind
from courses.services.programmes import (
    NodeFacts,
    add_node,
    close_programme,
    end_rule,
    follow_all_programmes,
    follow_rules,
    open_programme,
)
from organisation.models import Category
from organisation.services import Seat, end_seat, seat_person
from tests.factories.accounts import make_person
from tests.factories.courses import make_course, make_course_page, make_enrolment, study
from tests.factories.organisation import make_exemption, make_position, make_seat
from tests.factories.programmes import make_group, make_programme, make_rule, root_of

TODAY = timezone.localdate


def duties_of(user, programme):
    return list(Duty.objects.filter(programme=programme, learner=user.person).order_by("period"))


def test_opening_gives_the_programme_to_everybody_in_the_unit_and_to_nobody_else(places, learner, classmate, stranger):
    course = make_course()
    programme = make_programme(places.commune, course)
    assert {duty.learner for duty in programme.duties.all()} == {learner.person, classmate.person}
    (duty,) = duties_of(learner, programme)
    assert (duty.state, duty.due_on) == (DutyState.OPEN, TODAY() + timedelta(days=30))
    place = Enrolment.objects.get(learner=learner.person, course=course)
    assert (place.source, place.due_on, place.seat) == (EnrolmentSource.ASSIGNED, duty.due_on, duty.seat)


def test_one_event_tells_of_everybody(places, learner, classmate):
    make_programme(places.commune, make_course(), make_course())
    (entry,) = LogEntry.objects.filter(event="courses.programme_assigned")
    assert entry.payload["given"] == 2
    assert entry.payload["enrolled"] == 4
    assert not LogEntry.objects.filter(event="courses.learners_enrolled").exists()


def test_following_again_changes_nothing(places, learner):
    programme = make_programme(places.commune, make_course())
    before = list(Duty.objects.values())
    assert follow_rules(programme=programme, actor=None).is_empty
    assert follow_all_programmes() == 0
    assert list(Duty.objects.values()) == before


def test_a_new_member_is_enrolled_the_day_the_seat_begins(places):
    programme = make_programme(places.commune, make_course())
    newcomer, later = make_person("Lê Văn Tám"), make_person("Lê Thị Chín")
    make_seat(newcomer, places.commune, since=TODAY())
    make_seat(later, places.commune, since=TODAY() + timedelta(days=1))
    follow_all_programmes()
    assert [duty.learner for duty in programme.duties.all()] == [newcomer]
    assert Enrolment.objects.get().learner == newcomer


def test_the_desk_that_seats_somebody_need_not_wait_for_the_night(places, django_capture_on_commit_callbacks):
    programme = make_programme(places.commune, make_course())
    make_position("chair")
    person = make_person("Lê Văn Tám")
    seat = Seat(person=person, unit=places.commune, position="chair", category=Category.FULL_TIME, valid_from=TODAY())
    with django_capture_on_commit_callbacks(execute=True):
        seat_person(seat=seat, actor=None)
    assert programme.duties.get().learner == person


def test_the_duty_ends_with_the_seat_and_is_kept(places, learner):
    programme = make_programme(places.commune, make_course())
    end_seat(membership=learner.person.memberships.get(), on=TODAY(), actor=None)
    follow_rules(programme=programme, actor=None)
    (duty,) = duties_of(learner, programme)
    assert duty.state == DutyState.ENDED
    assert duty.closed_at is not None
    assert duty.reason


def test_who_comes_back_begins_another_period(places, learner):
    programme = make_programme(places.commune, make_course())
    end_seat(membership=learner.person.memberships.get(), on=TODAY(), actor=None)
    follow_rules(programme=programme, actor=None)
    make_seat(learner.person, places.commune, position="chair", since=TODAY())
    follow_rules(programme=programme, actor=None)
    assert [duty.state for duty in duties_of(learner, programme)] == [DutyState.ENDED, DutyState.OPEN]


def test_who_moves_within_the_unit_keeps_the_period_and_its_day(places, learner):
    programme = make_programme(places.province, make_course())
    end_seat(membership=learner.person.memberships.get(), on=TODAY(), actor=None)
    seat = make_seat(learner.person, places.next_commune, since=TODAY())
    follow_rules(programme=programme, actor=None)
    (duty,) = duties_of(learner, programme)
    assert (duty.state, duty.seat) == (DutyState.OPEN, seat)


def test_what_was_finished_before_is_met_at_once_and_nobody_is_enrolled_again(places, learner):
    course = make_course()
    study(make_enrolment(learner.person, course))
    programme = make_programme(places.commune, course)
    (duty,) = duties_of(learner, programme)
    assert duty.state == DutyState.MET
    assert Enrolment.objects.count() == 1


def test_finishing_the_last_course_meets_the_duty(places, learner, django_capture_on_commit_callbacks):
    one, other = make_course(), make_course()
    programme = make_programme(places.commune, one, other)
    for course, state in ((one, DutyState.OPEN), (other, DutyState.MET)):
        with django_capture_on_commit_callbacks(execute=True):
            study(Enrolment.objects.get(learner=learner.person, course=course))
        assert duties_of(learner, programme)[0].state == state
    assert LogEntry.objects.filter(event="courses.duty_met").count() == 1
    assert reconcile()["courses.duties"] == 0


def test_the_next_part_of_an_ordered_group_is_given_when_the_one_before_is_finished(
    places, learner, django_capture_on_commit_callbacks
):
    one, other = make_course(), make_course()
    programme = make_programme(places.commune, is_open=False)
    make_group(root_of(programme), courses=(one, other), is_ordered=True)
    open_programme(programme=programme, actor=None)
    follow_rules(programme=programme, actor=None)
    assert [place.course_id for place in Enrolment.objects.filter(learner=learner.person)] == [one.pk]
    with django_capture_on_commit_callbacks(execute=True):
        study(Enrolment.objects.get(learner=learner.person))
    assert Enrolment.objects.filter(learner=learner.person, course=other).exists()


def test_a_choice_is_left_to_the_learner(places, learner):
    programme = make_programme(places.commune, make_course(), is_open=False)
    make_group(root_of(programme), kind=NodeKind.ANY, needed=1, courses=(make_course(), make_course()))
    open_programme(programme=programme, actor=None)
    follow_rules(programme=programme, actor=None)
    assert Enrolment.objects.filter(learner=learner.person).count() == 1


@pytest.mark.parametrize(
    ("wish", "names"),
    [
        ({"categories": [Category.TEAM_MEMBER]}, {"Trần Văn Bình"}),
        ({"categories": [Category.FULL_TIME, Category.TEAM_MEMBER]}, {"Nguyễn Thị Hòa", "Trần Văn Bình"}),
        ({"months_to": 6}, set()),
        ({"months_from": 6, "categories": [Category.FULL_TIME]}, {"Nguyễn Thị Hòa"}),
        ({"team_kind": "digital_team"}, set()),
    ],
)
def test_conditions_narrow_the_circle(places, learner, classmate, wish, names):
    programme = make_programme(places.commune, make_course(), rule=False, is_open=False)
    make_rule(programme, places.commune, **wish)
    open_programme(programme=programme, actor=None)
    follow_rules(programme=programme, actor=None)
    assert {duty.learner.full_name for duty in programme.duties.all()} == names


def test_two_rules_give_one_duty(places, learner):
    programme = make_programme(places.commune, make_course())
    make_rule(programme, places.province)
    follow_rules(programme=programme, actor=None)
    assert len(duties_of(learner, programme)) == 1


def test_with_its_rule_the_duty_ends(places, learner):
    programme = make_programme(places.commune, make_course())
    end_rule(rule=programme.rules.get(), actor=None)
    follow_rules(programme=programme, actor=None)
    assert duties_of(learner, programme)[0].state == DutyState.ENDED


def test_nobody_is_taken_out_by_time_in_post(places):
    programme = make_programme(places.commune, make_course(), rule=False, is_open=False)
    make_rule(programme, places.commune, months_to=1, due_days=10)
    person = make_person("Lê Văn Tám")
    seat = make_seat(person, places.commune, since=TODAY())
    open_programme(programme=programme, actor=None)
    follow_rules(programme=programme, actor=None)
    seat.valid_from = TODAY() - timedelta(days=90)
    seat.save()
    follow_rules(programme=programme, actor=None)
    assert programme.duties.get().state == DutyState.OPEN


def test_the_exempt_are_not_given_anything_until_they_must_learn_again(places, learner):
    exemption = make_exemption(learner.person)
    programme = make_programme(places.commune, make_course())
    assert duties_of(learner, programme) == []
    exemption.delete()
    follow_rules(programme=programme, actor=None)
    assert len(duties_of(learner, programme)) == 1


def test_two_records_of_one_human_have_one_duty(places, learner):
    twin = create_person(full_name="Nguyễn Thị Hoà", actor=None)
    make_seat(twin, places.commune, position="chair")
    merge_people(kept=learner.person, merged=twin, reason="một người", actor=None)
    programme = make_programme(places.commune, make_course())
    assert [duty.learner for duty in programme.duties.all()] == [learner.person]
    assert Enrolment.objects.count() == 1


def test_the_database_allows_one_open_period(places, learner):
    programme = make_programme(places.commune, make_course())
    with pytest.raises(IntegrityError):
        Duty.objects.create(programme=programme, learner=learner.person, period=2, begun_on=TODAY())


def test_closing_releases_everybody_and_keeps_what_was_met(places, learner, classmate):
    course = make_course()
    study(make_enrolment(learner.person, course))
    programme = make_programme(places.commune, course)
    assert close_programme(programme=programme, reason="Kết thúc đợt", actor=None) == 1
    assert close_programme(programme=programme, reason="Kết thúc đợt", actor=None) == 0
    assert duties_of(learner, programme)[0].state == DutyState.MET
    assert duties_of(classmate, programme)[0].state == DutyState.ENDED
    assert follow_rules(programme=programme, actor=None).is_empty


def test_a_programme_that_nobody_could_meet_is_not_opened(places):
    empty = make_programme(places.commune, is_open=False)
    with pytest.raises(ProgrammeNotReadyError):
        open_programme(programme=empty, actor=None)
    unpublished = make_programme(places.commune, make_course_page(), is_open=False)
    with pytest.raises(ProgrammeNotReadyError):
        open_programme(programme=unpublished, actor=None)


def test_of_two_due_days_the_earlier_holds(places, learner):
    course = make_course()
    make_programme(places.commune, course, due_days=40)
    make_programme(places.commune, course, due_days=20)
    make_programme(places.commune, course, due_days=60)
    assert Enrolment.objects.get(learner=learner.person).due_on == TODAY() + timedelta(days=20)


def test_a_part_added_to_an_open_programme_is_given_too(places, learner, django_capture_on_commit_callbacks):
    programme, more = make_programme(places.commune, make_course()), make_course()
    with django_capture_on_commit_callbacks(execute=True):
        add_node(parent=root_of(programme), facts=NodeFacts(course=more), actor=None)
    assert Enrolment.objects.filter(learner=learner.person, course=more).exists()
