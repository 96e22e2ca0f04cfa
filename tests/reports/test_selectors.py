"""What reports count: whom, by which seats, as of when."""

from datetime import date

import pytest
from django.utils import timezone

from organisation.models import Category, Level
from organisation.selectors import Scope
from organisation.services import end_seat
from reports.calculations import Share, State
from reports.selectors import (
    ALL,
    Filter,
    course_list_of,
    overview_of,
    person_facts_of,
    person_lines,
    span_within,
    unit_report_of,
)
from tests.factories.accounts import make_person
from tests.factories.courses import make_course, make_enrolment, study
from tests.factories.emulation import finish, moment
from tests.factories.organisation import make_exemption, make_seat, make_unit

pytestmark = pytest.mark.django_db


def overview(*units, **asked):
    """The overview of these units' subtrees."""
    filter_ = Filter(**asked)
    return overview_of(span_within(Scope(frozenset(unit.pk for unit in units)), filter_), filter_)


def row_of(report, code):
    return next(row for row in report.rows if row.code == code)


def shares(report, code):
    return [share for _course, share in row_of(report, code).cells]


def test_the_four_numbers(places, year):
    report = overview(places.province)
    assert report.total == Share(1, 3)
    assert (report.people, report.studying, report.overdue, report.units_overdue) == (3, 1, 1, 1)
    assert report.certificates == 1
    assert shares(report, "17971") == [Share(1, 3)]
    assert shares(report, "17950") == [Share(0, 0)]
    assert [row.code for row in report.to_urge] == ["17971"]


def test_the_course_set_and_the_category_are_asked_for(places, year):
    volunteer = make_person()
    make_seat(volunteer, places.commune, position="team_member", category=Category.TEAM_MEMBER)
    finish(volunteer, year.optional)
    assert shares(overview(places.province, chosen=ALL), "17971") == [Share(1, 3), Share(0, 3)]
    assert shares(overview(places.province, chosen="ai", category="team_member"), "17971") == [Share(1, 1)]
    everyone = overview(places.province, chosen=ALL, category="")
    assert shares(everyone, "17971") == [Share(1, 4), Share(1, 4)]
    assert row_of(everyone, "17971").whole == Share(2, 8)


def test_without_a_mandatory_course_all_are_shown(places):
    make_course(title="Một")
    make_course(title="Hai")
    assert [course.title for course in overview(places.province).courses] == ["Một", "Hai"]


def test_a_body_above_the_communes_counts_its_own_people_alone(places, year):
    assert "40" not in [row.code for row in overview(places.province).rows]
    officer = make_person()
    make_seat(officer, places.province)
    report = overview(places.province)
    assert row_of(report, "40").title == "Cơ quan tỉnh Nghệ An"
    assert shares(report, "40") == [Share(0, 1)]
    assert report.people == 4


def test_a_person_in_two_units_is_one_person_over_all(places, year):
    finished = year.people["Xong"]
    make_seat(finished, places.commune, position="chair")
    make_seat(finished, places.next_commune)
    report = overview(places.province)
    assert shares(report, "17971") == [Share(1, 3)]
    assert shares(report, "17950") == [Share(1, 1)]
    assert report.totals == [Share(1, 3)]


def test_seats_below_a_commune_count_for_it(places, year):
    area = make_unit("17971-1", "Xóm Sen 2", Level.RESIDENTIAL_AREA, places.commune)
    make_seat(make_person(), area)
    assert shares(overview(places.province), "17971") == [Share(1, 4)]


def test_what_came_after_the_day_changes_nothing(places):
    course = make_course(lessons=2, is_mandatory=True)
    early, late, starter = people = [make_person() for _n in range(3)]
    for person in people:
        make_seat(person, places.commune)
    finish(early, course, at=moment("2026-11-20T23:59:59"))
    finish(late, course, at=moment("2026-11-21T00:00:00"))
    enrolment = make_enrolment(starter, course, due_on=date(2026, 11, 21))
    type(enrolment).objects.filter(pk=enrolment.pk).update(enrolled_at=moment("2026-11-01T00:00:00"))
    study(enrolment, lessons=1, at=moment("2026-11-02T00:00:00"))
    make_exemption(starter, since=date(2026, 11, 21))
    make_seat(make_person(), places.commune, since=date(2026, 11, 21))
    report = overview(places.province, day=date(2026, 11, 20))
    assert report.asked.moment == moment("2026-11-20T23:59:59.999999")
    assert report.total == Share(1, 3)
    assert (report.studying, report.overdue) == (1, 0)


def test_a_transferred_person_counts_where_they_sat_on_the_day(places, year):
    person = year.people["Xong"]
    seat = person.memberships.get()
    end_seat(membership=seat, on=date(2026, 6, 1), actor=None)
    make_seat(person, places.next_commune, since=date(2026, 6, 1))
    assert shares(overview(places.province, day=date(2026, 5, 31)), "17971")[0].of == 3
    today = overview(places.province)
    assert shares(today, "17971") == [Share(0, 2)]
    assert shares(today, "17950") == [Share(1, 1)]


def test_the_moment_is_now_for_today_and_the_end_of_a_day_gone_by():
    now = timezone.now()
    assert Filter(now=now).moment == now
    assert Filter(day=date(2026, 11, 3), now=now).moment == moment("2026-11-03T23:59:59.999999")


def test_the_filter_says_in_an_address_only_what_is_unusual():
    assert Filter().query == ""
    asked = Filter(chosen=ALL, category="", day=date(2026, 11, 3))
    assert asked.query == "?khoa=tat-ca&dien=tat-ca&ngay=2026-11-03"
    assert asked.more == "&khoa=tat-ca&dien=tat-ca&ngay=2026-11-03"


def list_of(places, year, **search):
    span = span_within(Scope(frozenset([places.commune.pk])), Filter())
    return course_list_of(span, year.course, Filter(), **search)


def test_the_list_of_a_course_says_everybodys_state(places, year):
    people = list_of(places, year)
    assert [(person.name, person.state) for person in people.people] == [
        ("Hồ Thị Chưa", State.NOT_STARTED),
        ("Hồ Thị Đang", State.STUDYING),
        ("Hồ Thị Nghỉ", State.EXEMPT),
        ("Hồ Thị Xong", State.COMPLETED),
    ]
    assert [person.is_overdue for person in people.people] == [False, True, False, False]
    assert people.share == Share(1, 3)
    assert [state[1:] for state in people.states] == [
        ("Hoàn thành", 1),
        ("Đang học", 1),
        ("Chưa bắt đầu", 1),
        ("Được miễn", 1),
    ]


def test_the_list_is_searched_without_marks_and_by_state(places, year):
    assert [person.name for person in list_of(places, year, search="dang").people] == ["Hồ Thị Đang"]
    assert [person.name for person in list_of(places, year, state="exempt").people] == ["Hồ Thị Nghỉ"]
    assert list_of(places, year, search="xong", state="exempt").people == []


def test_the_unit_report_agrees_with_the_overview(places, year):
    span = span_within(Scope(frozenset([places.commune.pk])), Filter())
    report = unit_report_of(span, Filter(chosen=ALL))
    assert [share for _course, share in report.courses] == shares(overview(places.province, chosen=ALL), "17971")
    assert [(person.name, person.courses.words) for person in report.people] == [
        ("Hồ Thị Chưa", "0/2"),
        ("Hồ Thị Đang", "0/2"),
        ("Hồ Thị Nghỉ", "0/2"),
        ("Hồ Thị Xong", "1/2"),
    ]
    assert report.exempt == 1


def test_the_facts_of_a_person(places, year):
    facts = person_facts_of(year.people["Xong"], Filter())
    rows = dict(facts.facts[0].rows)
    assert rows["Bài bắt buộc đã xong"] == "2/2"
    assert rows["Giấy chứng nhận"].endswith("GCN-MTTQ-BTT")
    assert "Hạn" not in rows
    assert not facts.is_exempt
    assert person_facts_of(year.people["Nghỉ"], Filter()).is_exempt


def test_the_lines_of_a_file_agree_with_the_list(places, year):
    span = span_within(Scope(frozenset([places.province.pk])), Filter())
    lines = list(person_lines(span, Filter(chosen=ALL)))
    assert [line.name for line in lines] == [person.name for person in list_of(places, year).people]
    assert [line.is_exempt for line in lines] == [False, False, True, False]
    assert lines[3].places[year.course.pk][-1].endswith("GCN-MTTQ-BTT")


@pytest.mark.parametrize("count", [1, 3])
def test_the_overview_asks_as_many_questions_for_few_as_for_many(places, year, count, django_assert_num_queries):
    for n in range(count):
        unit = make_unit(f"17{n}", f"Xã Thêm {n}", parent=places.province)
        make_seat(make_person(), unit)
    with django_assert_num_queries(5):
        overview(places.province)


@pytest.mark.parametrize("count", [1, 3])
def test_the_unit_asks_as_many_questions_for_few_people_as_for_many(places, year, count, django_assert_num_queries):
    for _n in range(count):
        make_seat(make_person(), places.commune)
    span = span_within(Scope(frozenset([places.commune.pk])), Filter())
    with django_assert_num_queries(4):
        unit_report_of(span, Filter(chosen=ALL))
