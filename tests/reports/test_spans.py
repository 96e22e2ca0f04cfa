"""The same people by the units of their day, by its districts, and by today's units."""

import json
from collections import Counter
from datetime import date

import pytest
from django.core.management import call_command
from django.urls import reverse

from organisation.calculations.reorganisations import Move, ReorganisationOrder, Successor
from organisation.models import Level, Role
from organisation.selectors import Scope, unit_by_code
from organisation.services import map_seats, reorganise_units
from reports.calculations import Share
from reports.selectors import ALL, Filter, Units, course_list_of, overview_of, person_lines, span_within, turns_of
from reports.selectors.spans import UNMAPPED
from reports.selectors.standings import Question
from tests.factories.accounts import make_person, make_user
from tests.factories.courses import make_course, make_enrolment
from tests.factories.emulation import finish, moment
from tests.factories.organisation import make_grant, make_seat, make_units

pytestmark = pytest.mark.django_db

EVE, CUT, AFTER = date(2024, 12, 31), date(2025, 7, 1), date(2025, 12, 31)
COMMUNES = {"101": "412", "102": "412", "103": "413", "104": "413"}


@pytest.fixture
def units(db):
    """Nghệ An with two districts of two communes each, merged crosswise on 1 July 2025; commune 104 is split."""
    units = make_units(
        ("VN", "Việt Nam", Level.COUNTRY, None),
        ("40", "Tỉnh Nghệ An", Level.PROVINCE, "VN"),
        ("412", "Huyện Nam Đàn", Level.DISTRICT, "40"),
        ("413", "Huyện Hưng Nguyên", Level.DISTRICT, "40"),
        *((code, f"Xã {code}", Level.COMMUNE, district) for code, district in COMMUNES.items()),
    )
    people = {code: make_person(f"Hồ Thị {code}") for code in (*COMMUNES, "412")}
    for code, person in people.items():
        make_seat(person, units[code])
    course = make_course(lessons=1, is_mandatory=True)
    for code in ("101", "103", "412"):
        finish(people[code], course, at=moment("2024-11-20T10:00:00"))
    merge(units)
    return units


def merge(units):
    new = {"201": ("101", "102", "104"), "202": ("103", "104")}
    order = ReorganisationOrder(
        on=CUT,
        successors=[Successor(code=c, name=f"Xã {c}", level=Level.COMMUNE, parent=units["40"].pk) for c in new],
        moves=[
            Move(predecessor=units[old].pk, successor=code, is_main=code == "201" or old != "104")
            for code, olds in new.items()
            for old in olds
        ],
        dissolved=[units["412"].pk, units["413"].pk],
    )
    reorganise_units(order=order, actor=None)


def ask(units, day, by=Units.THEN, **more):
    asked = Filter(day=day, units=by, **more)
    return span_within(Scope(frozenset([units["40"].pk])), asked), asked


def shares(units, day, by=Units.THEN):
    span, asked = ask(units, day, by)
    report = overview_of(span, asked)
    return {row.code: row.whole for row in report.rows}, report.total


def test_by_district_then_by_commune_then_by_todays_units_for_the_same_people(units):
    eve, total = shares(units, EVE)
    assert eve == {
        "412": Share(1, 1),
        "101": Share(1, 1),
        "102": Share(0, 1),
        "103": Share(1, 1),
        "104": Share(0, 1),
    }
    by_district, same = shares(units, EVE, Units.DISTRICTS)
    assert by_district == {"412": Share(2, 3), "413": Share(1, 2)}
    mapped, still = shares(units, EVE, Units.TODAY)
    assert mapped == {"201": Share(1, 2), "202": Share(1, 1), UNMAPPED: Share(1, 2)}
    assert total == same == still == Share(3, 5)


def test_once_somebody_says_where_the_split_ones_went_nobody_is_left_over(units):
    split, heir = unit_by_code("104", as_of=EVE), unit_by_code("202", as_of=AFTER)
    district = unit_by_code("412", as_of=EVE)
    kept = heir.versions.get().begun_by
    map_seats(reorganisation=kept, choices={split: heir, district: unit_by_code("201", as_of=AFTER)}, actor=None)
    mapped, total = shares(units, EVE, Units.TODAY)
    assert mapped == {"201": Share(2, 3), "202": Share(1, 2)}
    after, same = shares(units, AFTER)
    assert after == mapped
    assert total == same


def test_today_by_todays_units_is_today(units):
    assert shares(units, AFTER, Units.TODAY) == shares(units, AFTER)


@pytest.mark.parametrize("by", Units)
def test_lists_and_files_hold_the_people_of_the_overview(units, by):
    span, asked = ask(units, EVE, by)
    report = overview_of(span, asked)
    lines = Counter(line.unit.code for line in person_lines(span, asked))
    assert lines == {row.code: row.whole.of for row in report.rows if row.whole.of}
    for unit in span.units:
        found = course_list_of(span.of([unit]), asked.courses[0], asked)
        assert len(found.people) == lines[unit.code]
    done = turns_of(Question(span.units[0], span, asked), "hoan-thanh")
    assert Counter(turn.unit.code for turn in done) == {r.code: r.whole.done for r in report.rows if r.whole.done}


def test_todays_units_of_one_scope_leave_out_those_of_another(units):
    heir = unit_by_code("202", as_of=AFTER)
    asked = Filter(day=EVE, units=Units.TODAY)
    report = overview_of(span_within(Scope(frozenset([heir.pk])), asked), asked)
    assert {row.code: row.whole for row in report.rows} == {"202": Share(1, 1)}


def test_the_pages_offer_the_three_ways_and_open_the_left_over(client, units):
    officer = make_user("can-bo", make_person("Lê Thị Lan"))
    make_grant(officer, Role.HR_OFFICER, units["40"])
    client.force_login(officer)
    query = {"ngay": "31/12/2024", "don-vi": "hien-nay"}
    page = client.get(reverse("reports:overview"), query)
    assert "Quy đổi theo đơn vị hiện nay" in page.text
    assert "Chưa quy đổi được" in page.text
    assert "don-vi=hien-nay" in page.text
    left_over = client.get(reverse("reports:unit", args=[UNMAPPED]), query)
    assert "Hồ Thị 104" in left_over.text
    assert "Hồ Thị 101" not in left_over.text
    assert client.get(reverse("reports:unit", args=["201"]), {"ngay": "31/12/2024"}).status_code == 404
    assert client.get(reverse("reports:unit", args=["412"]), {**query, "don-vi": "huyen"}).status_code == 200
    assert client.get(reverse("reports:overview"), {"don-vi": "bừa"}).status_code == 404


def test_the_stranger_sees_none_of_it_by_any_units(client, places, stranger, year):
    client.force_login(stranger)
    for by in Units:
        page = client.get(reverse("reports:overview"), {"don-vi": by})
        assert "Kim Liên" not in page.text
        assert client.get(reverse("reports:unit", args=["17971"]), {"don-vi": by}).status_code == 404


@pytest.mark.parametrize(("by", "codes"), [("huyen", {"412", "413"}), ("hien-nay", {"201", "202", UNMAPPED})])
def test_the_command_writes_by_any_units(units, tmp_path, by, codes):
    out = tmp_path / "bao-cao.json"
    call_command("completion_report", str(out), unit="40", as_of=EVE, format="json", units=Units(by))
    assert {row["unit"] for row in json.loads(out.read_text())["rows"]} == codes


@pytest.mark.parametrize("more", [1, 3])
def test_mapping_costs_the_same_for_few_people_as_for_many(units, more, django_assert_num_queries):
    for _time in range(more):
        make_enrolment(make_person(), make_course(lessons=1))
        make_seat(make_person(), unit_by_code("101", as_of=EVE), until=CUT)
    span, asked = ask(units, EVE, Units.TODAY, chosen=ALL)
    with django_assert_num_queries(4):
        overview_of(span, asked)
