"""The demo's province is the real one, its people are invented, and seeding again adds nothing."""

from collections import Counter
from datetime import date
from io import StringIO

import pytest
from django.utils import timezone

from accounts.models import Person, User
from learning.demo import cast, organisation, people
from organisation.models import Category, Membership, Unit
from organisation.selectors import (
    exempt_person_ids,
    memberships_at,
    roles_of,
    scope_of,
    seats_in,
    subtree_of,
    unit_by_code,
)
from organisation.services import import_units, rederive_closure

pytestmark = pytest.mark.django_db


@pytest.fixture
def seeded(settings):
    settings.DEMO_PASSWORD = "mattran-2026"
    for step in (organisation, people, cast):
        step.seed(StringIO())


def test_the_demo_is_nghe_an_with_two_thousand_people(seeded):
    today, before = timezone.localdate(), date(2025, 6, 30)
    province = unit_by_code("40")
    assert Counter(subtree_of(province, today).values_list("level", flat=True))["commune"] == 130
    assert Counter(subtree_of(province, before).values_list("level", flat=True)) == {
        "province": 1,
        "district": 20,
        "commune": 412,
    }
    again = import_units(
        content=(organisation.UNITS / "units-from-2025-07-01.csv").read_bytes(), as_of=today, actor=None, dry_run=True
    )
    assert again.unchanged == 131
    assert rederive_closure() == 0

    assert Person.objects.count() == 2000
    cadres = Counter(seats_in(province, today, {Category.FULL_TIME}).values_list("unit", flat=True))
    assert all(4 <= count <= 12 for unit, count in cadres.items() if unit != province.pk)
    assert len(cadres) == 131
    kim_lien = unit_by_code("17971")
    assert seats_in(kim_lien, today).values("person").distinct().count() >= 45
    assert seats_in(unit_by_code("17971", as_of=before), before).exists()
    mains = Counter(memberships_at(today).filter(is_primary=True).values_list("person", flat=True))
    assert set(mains.values()) == {1}
    assert 20 < len(exempt_person_ids(today)) < 100
    ages = sorted(today.year - person.birth_year for person in Person.objects.exclude(user__isnull=False))
    assert ages[len(ages) // 2] > 45

    sign_ins = {user.username: user for user in User.objects.all()}
    assert sorted(sign_ins) == sorted(member.username for member in cast.CAST)
    assert all(user.check_password("mattran-2026") for user in sign_ins.values())
    assert not any(user.is_superuser or user.is_staff for user in sign_ins.values())
    assert roles_of(sign_ins["quantri"]) == {"administrator"}
    scope = scope_of(sign_ins["tochuc-xa"], "hr_officer")
    assert scope.top == kim_lien
    assert not scope.covers(unit_by_code("17950"))

    counted = Person.objects.count(), Membership.objects.count(), Unit.objects.count(), User.objects.count()
    for step in (organisation, people, cast):
        step.seed(StringIO())
    assert (Person.objects.count(), Membership.objects.count(), Unit.objects.count(), User.objects.count()) == counted
