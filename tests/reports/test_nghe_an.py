"""The real Nghệ An, 412 communes in districts and then 130: the same people by district before, by commune after."""

import csv
from collections import Counter
from datetime import date

import pytest

from learning.demo.organisation import PROVINCE, TWO_TIERS_BEGIN, UNITS, rows_of
from organisation.models import Category, Level
from organisation.selectors import Scope, unit_by_code, versions_at
from organisation.services import Seat, SuccessionFile, import_succession, import_units, seat_people
from reports.selectors import Filter, Units, overview_of, span_within
from tests.factories.accounts import make_person
from tests.factories.courses import make_course
from tests.factories.emulation import finish, moment

pytestmark = pytest.mark.django_db

BEGINS, EVE, AFTER = date(2024, 12, 1), date(2024, 12, 31), date(2025, 12, 31)


def content(name, column, wanted):
    with (UNITS / name).open(encoding="utf-8", newline="") as lines:
        heading, *rest = lines.read().splitlines()
    place = heading.split(",").index(column)
    return "\n".join([heading, *(line for line in rest if next(csv.reader([line]))[place] == wanted)]).encode()


def totals(day, by=Units.THEN):
    """(people, of whom done) by the code of the unit, and of all."""
    asked = Filter(day=day, units=by)
    province = unit_by_code(PROVINCE, as_of=day, level=Level.PROVINCE)
    report = overview_of(span_within(Scope(frozenset([province.pk])), asked), asked)
    rows = {row.code: (row.whole.of, row.whole.done) for row in report.rows if row.whole.of}
    return rows, (report.total.of, report.total.done)


def test_by_district_on_the_last_day_of_2024_and_by_commune_on_that_of_2025():
    before = content("units-until-2025-06-30.csv", "province_code", PROVINCE)
    import_units(content=before, as_of=BEGINS, actor=None)
    communes = {
        version.code: version.unit for version in versions_at(EVE).filter(level=Level.COMMUNE).select_related("unit")
    }
    people = {code: make_person(f"Hồ Thị Xã {code}") for code in communes}
    seats = [
        Seat(person=people[code], unit=unit, position="chair", category=Category.FULL_TIME, valid_from=BEGINS)
        for code, unit in communes.items()
    ]
    seat_people(seats=seats, actor=None)
    course = make_course(lessons=1, is_mandatory=True)
    done = set(sorted(communes)[::9])
    for code in done:
        finish(people[code], course, at=moment("2024-12-20T10:00:00"))

    succession = content("succession-2025-07-01.csv", "new_province", "Tỉnh Nghệ An")
    import_succession(file=SuccessionFile(content=succession, on=TWO_TIERS_BEGIN), actor=None)
    district_of = {row["ward_code"]: row["district_code"] for row in rows_of("units-until-2025-06-30.csv")}
    # None of the province's communes was split: everybody's heir is known.
    commune_of = {
        row["old_ward_code"]: row["new_ward_code"] for row in rows_of("succession-2025-07-01.csv", "new_province")
    }
    for day, by, unit_of in (
        (EVE, Units.DISTRICTS, district_of),
        (AFTER, Units.THEN, commune_of),
        (EVE, Units.TODAY, commune_of),
    ):
        counted, finished = Counter(unit_of[code] for code in communes), Counter(unit_of[code] for code in done)
        rows, total = totals(day, by)
        assert rows == {code: (counted[code], finished[code]) for code in counted}
        assert total == (412, len(done))
    assert (len(set(district_of.values())), len(set(commune_of.values()))) == (20, 130)
