"""Lists of people as text, and the real communes of two provinces before and after 01/07/2025."""

import csv
from datetime import date

import pytest
from django.db import transaction

from learning.demo.organisation import UNITS
from organisation.models import Level, SuccessionKind, Unit, UnitSuccession, UnitVersion
from organisation.services.closure import refresh_closure
from organisation.services.people_import import Upload, import_people
from organisation.services.tree import with_keys
from tests.factories.organisation import make_position

BEGIN, MERGED_ON = date(2020, 1, 1), date(2025, 7, 1)
PROVINCES = {"40": "Tỉnh Nghệ An", "42": "Tỉnh Hà Tĩnh"}


@pytest.fixture(autouse=True)
def other_position(request):
    """The position of whoever holds none of the catalogue."""
    request.getfixturevalue("db")
    make_position("other", "Chức vụ khác")


@pytest.fixture
def take():
    """Take in a list, written as text; what was done."""

    def take_in(text, *, as_of=date(2026, 11, 1), dry_run=False, **terms):
        content = text if isinstance(text, bytes) else text.encode()
        upload = Upload(content=content, file_name="danh-sach.csv", as_of=as_of, **terms)
        return import_people(upload=upload, actor=None, dry_run=dry_run)

    return take_in


@pytest.fixture(scope="module")
def real_units(django_db_setup, django_db_blocker):
    """The communes of Nghệ An and Hà Tĩnh with their districts, merged in 2025; once for all tests of a module."""
    with django_db_blocker.unblock(), transaction.atomic():
        _establish()
        yield
        transaction.set_rollback(True)


def _establish():
    places = [("VN", "Việt Nam", Level.COUNTRY, "", BEGIN, None)]
    places += [(code, name, Level.PROVINCE, "VN", BEGIN, None) for code, name in PROVINCES.items()]
    seen = set()
    for row in _rows("units-until-2025-06-30.csv"):
        if row["province_code"] not in PROVINCES:
            continue
        if row["district_code"] not in seen:
            seen.add(row["district_code"])
            places.append(
                (row["district_code"], row["district"], Level.DISTRICT, row["province_code"], BEGIN, MERGED_ON)
            )
        places.append((row["ward_code"], row["ward"], Level.COMMUNE, row["district_code"], BEGIN, MERGED_ON))
    places += [
        (row["ward_code"], row["ward"], Level.COMMUNE, row["province_code"], MERGED_ON, None)
        for row in _rows("units-from-2025-07-01.csv")
        if row["province_code"] in PROVINCES
    ]
    units = Unit.objects.bulk_create(Unit() for _place in places)
    ids = {(code, level, begin): unit.pk for (code, _n, level, _p, begin, _e), unit in zip(places, units, strict=True)}
    above = {
        code: unit.pk for (code, _n, level, *_r), unit in zip(places, units, strict=True) if level != Level.COMMUNE
    }
    UnitVersion.objects.bulk_create(
        with_keys(
            UnitVersion(
                unit=unit,
                code=code,
                name=name,
                level=level,
                parent_id=above.get(parent),
                valid_from=begin,
                valid_to=end,
            )
        )
        for (code, name, level, parent, begin, end), unit in zip(places, units, strict=True)
    )
    refresh_closure([unit.pk for unit in units])
    UnitSuccession.objects.bulk_create(_edges(ids))


def _edges(ids):
    for row in _rows("succession-2025-07-01.csv"):
        old = ids.get((row["old_ward_code"], Level.COMMUNE, BEGIN))
        new = ids.get((row["new_ward_code"], Level.COMMUNE, MERGED_ON))
        if old and new:
            yield UnitSuccession(predecessor_id=old, successor_id=new, kind=SuccessionKind.MERGE, happened_on=MERGED_ON)


def _rows(name):
    with (UNITS / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
