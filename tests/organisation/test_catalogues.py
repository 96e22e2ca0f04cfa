"""What seats are made of: the catalogues, terms of bodies, teams."""

import importlib
from datetime import date, timedelta

import pytest
from django.apps import apps

from core.models import LogEntry
from organisation.calculations import kind_of
from organisation.errors import PeriodReversedError, TeamParentError, TermOverlapsError, UnitNotInForceError
from organisation.models import (
    Body,
    Category,
    MemberOrganisation,
    MemberOrganisationKind,
    Position,
    Team,
    TeamKind,
    Term,
    UnitKind,
)
from organisation.selectors import children_of, teams_under, terms_of
from organisation.services import NewTeam, NewTerm, begin_term, end_term, establish_team
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


def test_filling_the_catalogues_again_adds_nothing():
    counts = Position.objects.count(), Body.objects.count(), MemberOrganisation.objects.count()
    importlib.import_module("organisation.migrations.0002_catalogues").fill_catalogues(apps, None)
    assert (Position.objects.count(), Body.objects.count(), MemberOrganisation.objects.count()) == counts


BEGINS, NEXT = date(2024, 8, 1), date(2029, 8, 1)


def begin(unit, name="Nhiệm kỳ 2024–2029", on=BEGINS, until=None):
    body = Body.objects.get(code="front_committee")
    return begin_term(
        term=NewTerm(unit=unit, body=body, name=name, valid_from=on, valid_to=until, congress=1), actor=None
    )


def test_a_new_term_ends_the_one_before_and_beginning_twice_is_beginning_once(places):
    first = begin(places.commune)
    assert begin(places.commune) == first
    second = begin(places.commune, "Nhiệm kỳ 2029–2034", NEXT)
    assert list(terms_of(places.commune)) == [second, Term.objects.get(pk=first.pk)]
    assert [term.name for term in terms_of(places.commune, NEXT - timedelta(days=1))] == ["Nhiệm kỳ 2024–2029"]
    assert LogEntry.objects.filter(event__startswith="organisation.term_").count() == 3


def test_terms_of_a_body_do_not_overlap_and_days_must_make_sense(places):
    begin(places.commune, until=NEXT)
    with pytest.raises(TermOverlapsError):
        begin(places.commune, "Nhiệm kỳ chen ngang", date(2026, 1, 1))
    with pytest.raises(PeriodReversedError):
        begin(places.commune, "Nhiệm kỳ ngược", NEXT, until=NEXT)
    with pytest.raises(PeriodReversedError):
        end_term(term=terms_of(places.commune).get(), on=BEGINS, actor=None)
    with pytest.raises(UnitNotInForceError):
        begin(make_unit("9", until=BEGINS), on=BEGINS)
    assert begin(places.next_commune)


def team(parent, name="Tổ công nghệ số xóm 1", **more):
    about = {"kind": TeamKind.DIGITAL, "on": BEGINS, "source": "Sở Khoa học và Công nghệ", "as_of": BEGINS} | more
    return establish_team(team=NewTeam(parent=parent, name=name, **about), actor=None)


def test_a_team_is_a_unit_below_a_commune_with_the_source_of_its_data(places):
    first = team(places.commune)
    assert team(places.commune, as_of=NEXT) == first
    assert Team.objects.get().as_of == NEXT
    second = team(places.commune, "Tổ công nghệ số xóm 2")
    codes = [version.code for version in children_of(places.commune, BEGINS)]
    assert codes == ["17971-T1", "17971-T2"]
    assert list(teams_under(places.province, BEGINS)) == [first, second]
    assert not teams_under(places.other_province, BEGINS)
    with pytest.raises(TeamParentError):
        team(places.province)
