"""Places on courses: for one, for a commune, for a province; and what a newer edition does to them."""

import json
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.models import Person
from core.ids import uuid7
from core.models import LogEntry
from core.reconciliation import reconcile
from courses.errors import CourseNotOpenError
from courses.models import CoursePage, EffectOnLearners, Enrolment, EnrolmentSource, ItemProgress
from courses.services import complete_item, enrol_learner, enrol_unit, follow_edition
from organisation.models import Category, Membership
from tests.factories.accounts import make_person
from tests.factories.courses import course_index, item, items_of, make_course, make_enrolment, publish_edition, study
from tests.factories.organisation import make_position, make_seat

DUE = date(2026, 12, 15)


def assign(course, unit, **facts):
    return enrol_unit(**{"course": course, "unit": unit, "actor": None} | facts)


def told(name):
    return list(LogEntry.objects.filter(event=f"courses.{name}").values_list("payload", flat=True))


def test_a_learner_gets_one_place_with_the_seat_held_today(learner):
    course = make_course(lessons=2, optional=1)
    first = make_enrolment(learner.person, course)
    again = make_enrolment(learner.person, course)
    assert first == again
    assert (first.done, first.total, first.seat) == (0, 2, learner.person.memberships.get())
    assert len(told("learner_enrolled")) == 1


def test_an_assignment_gives_a_day_to_a_place_already_taken(learner):
    course = make_course()
    make_enrolment(learner.person, course)
    assigned = make_enrolment(learner.person, course, source=EnrolmentSource.ASSIGNED, due_on=DUE)
    assert (assigned.source, assigned.due_on) == (EnrolmentSource.ASSIGNED, DUE)
    by_herself = make_enrolment(learner.person, course)
    assert by_herself.due_on == DUE


@pytest.mark.parametrize("is_compiled", [True, False])
def test_a_course_that_is_not_published_takes_nobody(learner, is_compiled):
    if is_compiled:
        course = make_course(live=False)
    else:
        course = course_index().add_child(instance=CoursePage(title="Bản nháp", slug="ban-nhap", code="N"))
    with pytest.raises(CourseNotOpenError):
        enrol_learner(learner=learner.person, course=course, source=EnrolmentSource.SELF, actor=learner)
    with pytest.raises(CourseNotOpenError):
        assign(course, learner.person.memberships.get().unit)


def test_a_unit_is_enrolled_with_all_below_it_and_nobody_beside(learner, classmate, trainer, stranger, places):
    course = make_course()
    make_enrolment(classmate.person, course)
    report = assign(course, places.commune, due_on=DUE)
    assert (report.created, report.already) == (1, 1)
    assert set(Enrolment.objects.values_list("learner", "due_on")) == {
        (learner.person_id, DUE),
        (classmate.person_id, DUE),
    }
    report = assign(course, places.province)
    assert (report.created, report.already) == (1, 2)
    assert not Enrolment.objects.filter(learner=stranger.person).exists()
    assert [fact["count"] for fact in told("learners_enrolled")] == [1, 1]


def test_a_second_run_changes_and_tells_nothing(learner, places):
    course = make_course()
    assign(course, places.province, due_on=DUE)
    report = assign(course, places.province, due_on=DUE)
    assert (report.created, report.already) == (0, 1)
    assert len(told("learners_enrolled")) == 1


def test_a_category_is_enrolled_alone(learner, classmate, places):
    course = make_course()
    assert assign(course, places.commune, category=Category.TEAM_MEMBER).created == 1
    assert Enrolment.objects.get().learner == classmate.person


def test_the_main_of_several_seats_is_kept(learner, places):
    main = learner.person.memberships.get()
    make_seat(learner.person, places.commune, position="team_member", is_primary=False)
    make_seat(learner.person, places.next_commune, position="chair", is_primary=False)
    assert assign(make_course(), places.province).created == 1
    assert Enrolment.objects.get().seat == main


def test_whoever_finished_keeps_that_and_gets_no_new_day(learner, places):
    course = make_course(lessons=1)
    study(make_enrolment(learner.person, course))
    assign(course, places.commune, due_on=DUE)
    enrolment = Enrolment.objects.get()
    assert (enrolment.source, enrolment.due_on, enrolment.done) == (EnrolmentSource.SELF, None, 1)


def test_a_whole_province_takes_few_statements(places, django_assert_max_num_queries):
    people = Person.objects.bulk_create(Person(full_name=f"Người {n}", sort_key=f"{n:05}") for n in range(3000))
    position = make_position()
    Membership.objects.bulk_create(
        Membership(
            person=person,
            unit=places.commune,
            position=position,
            category=Category.FULL_TIME,
            valid_from=date(2020, 1, 1),
        )
        for person in people
    )
    course = make_course()
    with django_assert_max_num_queries(60):
        assert assign(course, places.province).created == 3000


def test_the_command_says_what_it_did(learner, places, capsys):
    course = make_course()
    call_command("enrol", "--course", course.slug, "--unit", "17971", "--due", "31/12/2026", "--json")
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {"created": 1, "already": 0, "errors": []}
    assert Enrolment.objects.get().due_on == date(2026, 12, 31)
    call_command("enrol", "--course", course.slug, "--unit", "17971")
    assert "1 người đã có" in capsys.readouterr().out


@pytest.mark.parametrize(("slug", "unit"), [("khong-co", "17971"), (None, "99999")])
def test_the_command_refuses_with_a_sentence(learner, places, capsys, slug, unit):
    with pytest.raises(SystemExit) as stopped:
        call_command("enrol", "--course", slug or make_course().slug, "--unit", unit, "--json")
    assert stopped.value.code == 1
    output = capsys.readouterr()
    answer = json.loads(output.out.splitlines()[-1])
    assert answer["created"] == 0
    assert answer["errors"][0]["message"] in output.err


def renewed(enrolment, *extra, without=(), effect):
    kept = [
        {"key": one.key, "title": one.title, "is_required": one.is_required, "activity": one.activity}
        for one in items_of(enrolment)
        if one.number not in without
    ]
    return publish_edition(enrolment.course, [*kept, *extra], effect=effect)


def test_a_required_change_moves_the_unfinished_and_keeps_what_they_did(learner, classmate):
    course = make_course(lessons=2)
    half = study(make_enrolment(learner.person, course), lessons=1)
    finished = study(make_enrolment(classmate.person, course))
    edition = renewed(half, item("Bài mới"), effect=EffectOnLearners.REQUIRED_FOR_UNFINISHED)
    assert follow_edition(edition=edition, actor=None) == 1
    assert follow_edition(edition=edition, actor=None) == 0
    half.refresh_from_db()
    finished.refresh_from_db()
    assert (half.edition, half.done, half.total) == (edition, 1, 3)
    assert (finished.edition.number, finished.done, finished.total) == (1, 2, 2)
    assert [fact["count"] for fact in told("learners_moved")] == [1]


def test_a_shorter_edition_finishes_whoever_has_done_the_rest(learner):
    half = study(make_enrolment(learner.person, make_course(lessons=2)), lessons=1)
    edition = renewed(half, without={2}, effect=EffectOnLearners.REQUIRED_FOR_UNFINISHED)
    follow_edition(edition=edition, actor=None)
    half.refresh_from_db()
    assert (half.done, half.total) == (1, 1)
    assert half.completed_at is not None
    assert len(told("course_completed")) == 1


def test_corrected_words_reach_the_unfinished_and_new_demands_do_not(learner):
    half = make_enrolment(learner.person, make_course(lessons=2))
    wording = renewed(half, item("Đọc thêm", is_required=False), effect=EffectOnLearners.NONE)
    assert follow_edition(edition=wording, actor=None) == 1
    half.refresh_from_db()
    demanding = renewed(half, item("Bài mới"), effect=EffectOnLearners.NONE)
    assert follow_edition(edition=demanding, actor=None) == 0
    new = renewed(half, effect=EffectOnLearners.NEW_EDITION)
    assert follow_edition(edition=new, actor=None) == 0


def test_healthy_progress_needs_no_correction_and_damage_is_repaired(learner, classmate):
    course = make_course(lessons=2)
    study(make_enrolment(learner.person, course), lessons=1)
    study(make_enrolment(classmate.person, course))
    assert reconcile()["courses.progress"] == 0
    Enrolment.objects.filter(learner=learner.person).update(done=0)
    Enrolment.objects.filter(learner=classmate.person).update(completed_at=None)
    assert reconcile()["courses.progress"] == 2
    assert list(Enrolment.objects.order_by("pk").values_list("done", "total")) == [(1, 2), (2, 2)]
    assert Enrolment.objects.get(learner=classmate.person).completed_at is not None
    assert reconcile()["courses.progress"] == 0


def test_two_places_of_one_person_are_impossible(learner):
    other = make_person("Nguyễn Thị Hòa")
    course = make_course(lessons=1)
    make_enrolment(learner.person, course)
    make_enrolment(other, course)
    enrolment = make_enrolment(learner.person, course)
    (only,) = items_of(enrolment)
    complete_item(
        enrolment=enrolment,
        item_key=only.key,
        event_id=uuid7(),
        occurred_at=timezone.now() + timedelta(days=2),
        actor=None,
    )
    assert ItemProgress.objects.get().completed_at <= timezone.now()
    assert Enrolment.objects.filter(completed_at__isnull=False).count() == 1
