"""The first administrator of an empty installation."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from accounts.models import User
from organisation.models import RoleGrant, Unit
from organisation.selectors import country_at, subtree_of
from organisation.services import import_units

PASSWORD = "hoa sen ao làng 9"


def created(*options):
    out = StringIO()
    call_command("create_administrator", "Cao Xuân Thắng", "--json", *options, stdout=out)
    return json.loads(out.getvalue().splitlines()[-1])


def test_an_empty_installation_gets_somebody_who_can_give_roles(db, client):
    told = created()
    page = client.get(f"/the/{told['card']}/", follow=True)
    assert "Cao Xuân Thắng" in page.text
    client.post(page.request["PATH_INFO"], {"password": PASSWORD, "again": PASSWORD}, follow=True)
    assert client.get("/to-chuc/vai-tro/").status_code == 200


def test_the_country_is_not_founded_twice(db):
    created()
    created()
    assert Unit.objects.count() == 1
    assert RoleGrant.objects.count() == User.objects.count() == 2


def test_a_person_needs_a_name(db, capsys):
    with pytest.raises(SystemExit):
        call_command("create_administrator", "  ")
    assert User.objects.count() == 0


@pytest.mark.parametrize("day", [date(2024, 12, 1), date(2026, 11, 23)])
def test_units_of_any_year_lie_below(db, day):
    created()
    content = "province_code,province,ward_code,ward\n40,Tỉnh Nghệ An,17971,Xã Kim Liên\n".encode()
    import_units(content=content, as_of=day, actor=None)
    assert Unit.objects.count() == 3
    assert subtree_of(country_at(day).unit, day).count() == 3
