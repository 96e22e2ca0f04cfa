"""What the pages and the other apps are told of courses and learners."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.ids import uuid7
from courses import selectors
from courses.models import Enrolment, ItemProgress
from courses.services import complete_item
from organisation.models import Category
from tests.factories.accounts import make_person
from tests.factories.courses import item, items_of, make_course, make_enrolment, publish_edition, study
from tests.factories.organisation import make_exemption, make_seat, make_units


@pytest.fixture
def commune_of_six(places, learner):
    """Kim Liên with the learner and five more."""
    people = [make_person() for _n in range(5)]
    for person in people:
        make_seat(person, places.commune, category=Category.PART_TIME)
    return [learner.person, *people]


def together(person):
    return selectors.learning_home(person).together


def test_the_commune_is_counted_in_people_who_finished_every_mandatory_course(commune_of_six, stranger):
    courses = [make_course(lessons=1, is_mandatory=True) for _n in range(2)]
    optional = make_course(lessons=1)
    first, second, *_others = commune_of_six
    for course in courses:
        study(make_enrolment(first, course))
    study(make_enrolment(second, courses[0]))
    study(make_enrolment(second, optional))
    for course in courses:
        study(make_enrolment(stranger.person, course))
    standing = together(first)
    assert (standing.name, standing.done, standing.people, standing.left) == ("Xã Kim Liên", 1, 6, 5)


def test_exempt_people_and_second_seats_do_not_count(commune_of_six, places):
    make_course(lessons=1, is_mandatory=True)
    make_seat(commune_of_six[0], places.commune, position="team_member", is_primary=False)
    make_exemption(commune_of_six[-1])
    assert together(commune_of_six[0]).people == 5


def test_a_group_so_small_that_it_names_people_is_not_shown(commune_of_six):
    make_course(lessons=1, is_mandatory=True)
    for person in commune_of_six[-2:]:
        make_exemption(person)
    assert together(commune_of_six[0]) is None


def test_without_a_mandatory_course_or_a_commune_nothing_is_shown(commune_of_six, trainer):
    assert together(commune_of_six[0]) is None
    make_course(lessons=1, is_mandatory=True)
    assert together(trainer.person) is None
    assert together(make_person()) is None


def test_people_of_a_residential_area_belong_to_its_commune(commune_of_six, places):
    make_course(lessons=1, is_mandatory=True)
    area = make_units(("01", "Xóm Sen 1", "residential_area", places.commune))["01"]
    head = make_person("Trưởng Ban")
    make_seat(head, area, position="front_work_head")
    assert (together(head).name, together(head).people) == ("Xã Kim Liên", 7)


def test_the_year_counts_what_was_completed_in_it(learner):
    enrolment = make_enrolment(learner.person, make_course(lessons=3))
    study(enrolment)
    ItemProgress.objects.filter(item_key=items_of(enrolment)[0].key).update(
        completed_at=timezone.now() - timedelta(days=400)
    )
    home = selectors.learning_home(learner.person)
    assert (home.courses_this_year, home.minutes_this_year, str(home.hours_this_year)) == (1, 20, "0.3")


def test_what_was_studied_last_comes_first_and_then_what_is_due(learner):
    today = timezone.localdate()
    courses = [make_course(title=title) for title in "ABC"]
    late, soon, last = (
        make_enrolment(learner.person, course, due_on=due)
        for course, due in zip(courses, [None, today + timedelta(days=3), today + timedelta(days=90)], strict=True)
    )
    home = selectors.learning_home(learner.person)
    assert (home.current.enrolment, [s.enrolment for s in home.waiting]) == (soon, [last, late])
    study(last, lessons=1)
    home = selectors.learning_home(learner.person)
    assert (home.current.enrolment, [s.enrolment for s in home.waiting]) == (last, [soon, late])


@pytest.mark.parametrize(
    ("as_of", "is_counted"),
    [
        (date(2026, 11, 16), False),
        (date(2026, 11, 17), True),
        (datetime(2026, 11, 17, 16, 29, tzinfo=UTC), False),
        (datetime(2026, 11, 17, 16, 30, tzinfo=UTC), True),
    ],
)
def test_a_day_ends_at_midnight_in_viet_nam(learner, as_of, is_counted):
    enrolment = study(make_enrolment(learner.person, make_course(lessons=1)))
    # 23:30 of the 17th in Viet Nam
    Enrolment.objects.update(completed_at=datetime(2026, 11, 17, 16, 30, tzinfo=UTC))
    assert selectors.completions([enrolment.course_id], as_of).exists() == is_counted


def test_an_activity_is_found_in_the_newest_course_that_has_it(learner, stranger):
    make_enrolment(learner.person, make_course(activity="quiz:Q1"))
    newest = make_enrolment(learner.person, make_course(activity="quiz:Q1"))
    place = selectors.place_of_activity(learner.person, "quiz:Q1")
    assert (place.enrolment, place.item.activity) == (newest, "quiz:Q1")
    assert selectors.items_in_the_way(place.enrolment, place.item) == list(items_of(newest)[:-1])
    assert selectors.place_of_activity(learner.person, "quiz:Q2") is None
    assert selectors.place_of_activity(stranger.person, "quiz:Q1") is None


def test_the_outline_shows_each_state(learner):
    course = make_course(lessons=3, optional=1, activity="quiz:Q1")
    study(make_enrolment(learner.person, course), lessons=1)
    sheet = selectors.course_outline(course, selectors.place_on(learner.person, course.slug))
    assert [row.state for row in sheet.rows] == ["done", "current", "todo", "todo", "locked"]
    assert (sheet.next.number, sheet.minutes_left, len(sheet.missing)) == (2, 30, 3)
    assert sheet.readings == (1, 3)
    assert [row.item.number for row in sheet.activities] == [5]
    visitor = selectors.course_outline(course, None)
    assert {row.state for row in visitor.rows} == {"todo", "locked"}
    assert (visitor.enrolment, visitor.next) == (None, None)


def test_an_outline_is_read_once(learner, django_assert_num_queries):
    edition = make_course(lessons=30).editions.get()
    selectors.outline_of(edition)
    with django_assert_num_queries(0):
        assert len(selectors.outline_of(edition).items) == 30


def test_modules_are_headings_over_their_lessons(learner):
    course = make_course(lessons=1)
    publish_edition(
        course, [item("Một", module_title="A"), item("Hai", module_title="A"), item("Ba", module_title="B")]
    )
    sheet = selectors.course_outline(course, None)
    assert [(title, len(rows)) for title, rows in sheet.modules] == [("A", 2), ("B", 1)]


@pytest.fixture
def course_of_five(db):
    return make_course(lessons=3, optional=1, activity="quiz:Q1")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(done=st.permutations(range(5)), count=st.integers(0, 5))
def test_a_course_is_completed_exactly_when_nothing_is_missing(done, count, learner, course_of_five):
    Enrolment.objects.all().delete()
    enrolment = make_enrolment(learner.person, course_of_five)
    items = items_of(enrolment)
    for number in done[:count]:
        enrolment = complete_item(enrolment=enrolment, item_key=items[number].key, event_id=uuid7(), actor=None)
    missing = selectors.items_missing(enrolment)
    assert (enrolment.completed_at is not None) == (not missing)
    assert enrolment.total - enrolment.done == len(missing)
    assert (selectors.next_item(enrolment) is None) == (not missing)
