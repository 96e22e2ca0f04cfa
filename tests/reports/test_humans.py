"""One human under two records is one human in every report, with the better of their places."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.services import merge_people, undo_merge
from organisation.selectors import Scope
from reports.calculations import Share, State
from reports.selectors import (
    Filter,
    Question,
    count_lines,
    course_list_of,
    overview_of,
    person_facts_of,
    person_lines,
    span_within,
    turns_of,
    unit_report_of,
)
from tests.factories.accounts import make_person
from tests.factories.courses import make_enrolment, study
from tests.factories.emulation import finish
from tests.factories.organisation import make_exemption, make_seat

pytestmark = pytest.mark.django_db


def everything(places):
    """All that reports say of the province, in plain values."""
    asked = Filter()
    span = span_within(Scope(frozenset([places.province.pk])), asked)
    report = overview_of(span, asked)
    commune = span.of([version for version in span.units if version.code == "17971"])
    listed = course_list_of(commune, asked.courses[0], asked)
    turns = {group: turns_of(Question(span.units[0], span, asked), group) for group in ("qua-han", "hoan-thanh")}
    return {
        "overview": (report.total, report.people, report.studying, report.overdue, report.certificates),
        "units": {row.code: row.whole for row in report.rows},
        "people": [(row.name, row.state, row.done) for row in listed.people],
        "unit": [(row.name, row.courses) for row in unit_report_of(commune, asked).people],
        "lines": [(line.name, line.is_exempt, line.places) for line in person_lines(span, asked)],
        "count": count_lines(span, asked),
        "turns": {group: [(turn.name, turn.unit.code) for turn in page] for group, page in turns.items()},
    }


@pytest.fixture
def twin(places, year):
    """Xong's other record: seated in the next commune, with an overdue place on the same course."""
    twin = make_person("Hồ Thị Xong")
    make_seat(twin, places.next_commune)
    yesterday = timezone.localdate() - timedelta(days=1)
    study(make_enrolment(twin, year.course, due_on=yesterday), lessons=1)
    return twin


def merge(kept, merged):
    return merge_people(kept=kept, merged=merged, reason="Trùng người", actor=None)


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_human_counts_once_with_the_better_place_and_in_each_unit(places, year, twin, is_kept):
    xong = year.people["Xong"]
    before = everything(places)
    assert before["overview"][:4] == (Share(1, 4), 4, 2, 2)
    held = merge(xong, twin) if is_kept else merge(twin, xong)
    one = everything(places)
    assert one["overview"] == (Share(1, 3), 3, 1, 1, 1)
    assert one["units"] == {"17971": Share(1, 3), "17950": Share(1, 1)}
    assert one["people"] == before["people"]
    assert one["turns"]["hoan-thanh"] == [("Hồ Thị Xong", "17971"), ("Hồ Thị Xong", "17950")]
    assert one["turns"]["qua-han"] == [("Hồ Thị Đang", "17971")]
    undo_merge(merge=held, actor=None)
    assert everything(places) == before


def test_two_records_in_one_commune_are_one_line(places, year):
    twin = make_person("Hồ Thị Chưa")
    make_seat(twin, places.commune)
    finish(twin, year.course)
    held = merge(year.people["Chưa"], twin)
    one = everything(places)
    assert one["units"]["17971"] == Share(2, 3)
    assert one["count"] == len(one["lines"]) == 4
    assert ("Hồ Thị Chưa", State.COMPLETED, 2) in one["people"]
    assert one["turns"]["hoan-thanh"].count(("Hồ Thị Chưa", "17971")) == 2  # one turn a seat, as ever
    undo_merge(merge=held, actor=None)
    assert everything(places)["count"] == 5


def test_an_exemption_under_one_record_frees_the_human(places, year, twin):
    make_exemption(twin)
    merge(year.people["Xong"], twin)
    one = everything(places)
    assert one["overview"][:2] == (Share(0, 2), 2)
    assert ("Hồ Thị Xong", State.EXEMPT, 0) in one["people"]


def test_the_page_of_a_person_shows_the_better_place_and_the_certificate(places, year, twin):
    xong = year.people["Xong"]
    merge(twin, xong)
    facts = person_facts_of(twin, Filter())
    assert [(fact.enrolment.learner_id, bool(fact.certificate)) for fact in facts.facts] == [(xong.pk, True)]
    assert len(facts.seats) == 2
