"""What seats are made of: the catalogues, terms of bodies, teams."""

import importlib
from datetime import date

import pytest
from django.apps import apps

from organisation.calculations import kind_of
from organisation.models import (
    Body,
    Category,
    Level,
    MemberOrganisation,
    MemberOrganisationKind,
    Position,
    UnitKind,
    UnitVersion,
)
from tests.factories.organisation import make_unit

pytestmark = pytest.mark.django_db


def test_every_position_belongs_to_a_body_or_to_none_by_intent():
    homeless = set(Position.objects.filter(body=None).values_list("code", flat=True))
    assert homeless == {"collaborator", "branch_head", "branch_deputy", "other"}
    head = Position.objects.select_related("body").get(code="front_work_head")
    assert (head.body.name, head.category) == ("Ban Công tác Mặt trận", Category.PART_TIME)
    assert set(Position.objects.values_list("category", flat=True)) - {""} <= set(Category.values)
    assert list(Position.objects.values_list("code", flat=True))[-1] == "other"
    assert Position.objects.first().code == "chair"


def test_the_five_political_social_organisations_are_known():
    five = MemberOrganisation.objects.filter(kind=MemberOrganisationKind.POLITICAL_SOCIAL)
    assert set(five.values_list("code", flat=True)) == {
        "trade_union",
        "farmers_union",
        "youth_union",
        "womens_union",
        "veterans_association",
    }
    assert Body.objects.get(code="standing_board").name == "Ban Thường trực"


@pytest.mark.parametrize(
    ("level", "name", "kind"),
    [
        ("province", "Tỉnh Nghệ An", "province"),
        ("province", "Thành phố Huế", "city"),
        ("district", "Thành phố Vinh", "city"),
        ("district", "Thị xã Cửa Lò", "town"),
        ("commune", "Xã Kim Liên", "commune"),
        ("commune", "PHƯỜNG TRƯỜNG VINH", "ward"),
        ("commune", "Thị trấn Nam Đàn", "township"),
        ("commune", "Đặc khu Phú Quốc", "special_zone"),
        ("residential_area", "Xóm Sen 2", "village"),
        ("residential_area", "Tổ dân phố số 5", "neighbourhood"),
        ("residential_area", "Khối 3", "neighbourhood"),
        ("residential_area", "Sen 2", ""),
        ("commune", "Xãnh", ""),
        ("commune", "", ""),
        ("team", "Tổ 3", ""),
        ("country", "Việt Nam", ""),
    ],
)
def test_the_kind_stands_before_the_proper_name(level, name, kind):
    assert kind_of(level, name) == kind
    assert kind == "" or kind in UnitKind.values


def test_the_migration_names_the_kinds_of_units_that_were_there_before_it_and_adds_nothing_twice():
    commune = make_unit("1", "Phường Thành Vinh", Level.COMMUNE)
    UnitVersion.objects.update(kind="")
    counts = Position.objects.count(), Body.objects.count(), MemberOrganisation.objects.count()
    migration = importlib.import_module("organisation.migrations.0004_a_catalogues")
    migration.name_kinds(apps, None)
    migration.fill_catalogues(apps, None)
    assert commune.versions.get().kind == UnitKind.WARD
    assert (Position.objects.count(), Body.objects.count(), MemberOrganisation.objects.count()) == counts


TERM = date(2024, 8, 1)
