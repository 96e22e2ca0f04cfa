"""Seats and exemptions: several at once, dated, never deleted."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from core.models import LogEntry
from organisation.errors import PeriodReversedError, SeatOverlapsError, UnitNotInForceError, UnknownPositionError
from organisation.models import Category, Level, Membership, Position
from organisation.selectors import (
    exempt_person_ids,
    held_seats_of,
    memberships_at,
    primary_seat_of,
    seat_history_of,
    seats_in,
    seats_of,
    seats_under,
)
from organisation.services import Seat, end_seat, end_unit, exempt_person, seat_people, seat_person
from tests.factories.accounts import make_person
from tests.factories.organisation import SINCE, make_exemption, make_seat, make_unit

pytestmark = pytest.mark.django_db

MAY, JUNE, JULY = date(2025, 5, 1), date(2025, 6, 1), date(2025, 7, 1)


@pytest.fixture
def hoa(places):
    return make_person("Nguyễn Thị Hòa")


def seat_of(person, unit, position="front_specialist", category=Category.FULL_TIME, since=MAY, **more):
    return Seat(person=person, unit=unit, position=position, category=category, valid_from=since, **more)


def seat(person, unit, position="front_specialist", **more):
    return seat_person(seat=seat_of(person, unit, position, **more), actor=None)


def test_the_catalogue_knows_the_seats_of_the_front():
    assert Position.objects.get(code="front_work_head").name == "Trưởng Ban Công tác Mặt trận"
    assert list(Position.objects.values_list("code", flat=True)[:3]) == ["chair", "standing_vice_chair", "vice_chair"]


def test_a_seat_holds_from_its_first_day_until_the_day_it_ends(hoa, places):
    membership = seat(hoa, places.commune)
    end_seat(membership=membership, on=JULY, actor=None)
    held = [list(memberships_at(day)) for day in (MAY - timedelta(days=1), MAY, JULY - timedelta(days=1), JULY)]
    assert held == [[], [membership], [membership], []]


def test_seating_again_changes_nothing(hoa, places):
    assert seat(hoa, places.commune) == seat(hoa, places.commune)
    assert LogEntry.objects.filter(event="organisation.person_seated").count() == 1


def test_the_same_seat_cannot_be_held_twice_at_once_but_again_later(hoa, places):
    first = seat(hoa, places.commune, valid_to=JULY)
    with pytest.raises(SeatOverlapsError):
        seat(hoa, places.commune, since=JUNE)
    with pytest.raises(SeatOverlapsError):
        seat(hoa, places.commune, since=SINCE)
    again = seat(hoa, places.commune, since=JULY)
    assert list(seat_history_of(hoa)) == [again, first]


def test_of_several_seats_the_latest_main_one_is_the_main_one(hoa, places):
    old = seat(hoa, places.commune)
    new = seat(hoa, places.commune, "chair")
    minor = seat(hoa, places.commune, "committee_member", category=Category.COMMITTEE, is_primary=False)
    assert primary_seat_of(hoa, MAY) == new
    assert list(seats_of(hoa, MAY)) == [new, minor, old]
    assert primary_seat_of(make_person(), MAY) is None


def test_a_main_seat_of_another_time_stays_the_main_seat_of_that_time(hoa, places):
    before = seat(hoa, places.next_commune, since=SINCE, valid_to=MAY)
    now = seat(hoa, places.commune)
    assert primary_seat_of(hoa, MAY - timedelta(days=1)) == before
    assert primary_seat_of(hoa, MAY) == now
    assert Membership.objects.filter(is_primary=True).count() == 2


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"position": "emperor"}, UnknownPositionError),
        ({"valid_to": MAY}, PeriodReversedError),
        ({"valid_to": SINCE}, PeriodReversedError),
        ({"since": SINCE - timedelta(days=1)}, UnitNotInForceError),
    ],
)
def test_impossible_seats_are_refused(hoa, places, more, refusal):
    with pytest.raises(refusal):
        seat(hoa, places.commune, **more)
    assert not Membership.objects.exists()


def test_nobody_is_seated_in_a_unit_beyond_its_last_day(hoa, places):
    end_unit(unit=places.commune, on=JULY, actor=None)
    with pytest.raises(UnitNotInForceError):
        seat(hoa, places.commune)
    assert seat(hoa, places.commune, valid_to=JULY)


def test_a_seat_cannot_end_before_it_began_and_ends_once(hoa, places):
    membership = seat(hoa, places.commune)
    with pytest.raises(PeriodReversedError):
        end_seat(membership=membership, on=MAY, actor=None)
    for _again in range(2):
        end_seat(membership=membership, on=JUNE, actor=None)
    assert LogEntry.objects.filter(event="organisation.seat_ended").count() == 1


def test_many_people_are_one_event(places):
    people = [make_person() for _ in range(3)]
    seats = [seat_of(person, places.commune) for person in people] + [seat_of(people[0], places.commune, "chair")]
    assert seat_people(seats=seats, actor=None) == 4
    fact = LogEntry.objects.get(event="organisation.people_seated")
    assert fact.payload == {"seats": 4, "people": 3}
    with pytest.raises(UnknownPositionError):
        seat_people(seats=[seat_of(people[0], places.commune, "emperor")], actor=None)


@pytest.mark.parametrize("people", [1, 3])
def test_the_seats_of_a_subtree_cost_one_query(places, django_assert_num_queries, people):
    area = make_unit("17971-01", "Xóm 1", Level.RESIDENTIAL_AREA, parent=places.commune)
    for name in ("Trần Văn Đức", "Lê Thị An", "Phan Văn Dũng")[:people]:
        make_seat(make_person(name), area, "front_work_head", Category.PART_TIME)
    make_seat(make_person(), places.other_commune, "front_work_head", Category.PART_TIME)
    with django_assert_num_queries(1):
        found = [held.person.full_name for held in seats_in(places.province, MAY, {Category.PART_TIME})]
    assert len(found) == people
    assert seats_in(places.province, MAY, position="front_work_head").count() == people
    assert not seats_in(places.province, MAY, {Category.FULL_TIME}).exists()
    assert not seats_in(places.province, SINCE - timedelta(days=1)).exists()


def test_people_are_listed_by_given_name(places):
    for name in ("Trần Văn Đức", "Lê Thị An", "Phan Văn Dũng", "Bùi Văn Ánh"):
        make_seat(make_person(name), places.commune)
    assert [held.person.full_name for held in seats_in(places.province, MAY)] == [
        "Lê Thị An",
        "Bùi Văn Ánh",
        "Phan Văn Dũng",
        "Trần Văn Đức",
    ]


def test_an_exemption_counts_on_its_days_only(hoa):
    exempt_person(person=hoa, reason="nghỉ thai sản", valid_from=MAY, valid_to=JULY, actor=None)
    exempt_person(person=hoa, reason="nghỉ thai sản", valid_from=MAY, valid_to=JULY, actor=None)
    make_exemption(make_person(), since=JULY)
    assert [hoa.pk in exempt_person_ids(day) for day in (MAY - timedelta(days=1), MAY, JUNE, JULY)] == [
        False,
        True,
        True,
        False,
    ]
    assert len(exempt_person_ids(MAY)) == 1
    assert LogEntry.objects.filter(event="organisation.person_exempted").count() == 1
    with pytest.raises(PeriodReversedError):
        exempt_person(person=hoa, reason="ốm", valid_from=MAY, valid_to=MAY, actor=None)


@pytest.mark.parametrize("seats", [1, 3])
def test_ones_own_seats_cost_three_queries(hoa, places, django_assert_num_queries, seats):
    for code in ("front_specialist", "chair", "committee_member")[:seats]:
        make_seat(hoa, places.commune, code)
    with django_assert_num_queries(3):
        held = held_seats_of(hoa, timezone.localdate())
    assert {one.address for one in held} == {"Xã Kim Liên, Tỉnh Nghệ An"}
    assert len(held) == seats


def test_ones_own_page_tells_where_one_serves(learner, client):
    client.force_login(learner)
    page = client.get("/cua-toi/").content.decode()
    assert "Chuyên viên" in page
    assert "Xã Kim Liên, Tỉnh Nghệ An" in page
    assert "cán bộ chuyên trách, từ 01/01/2020" in page


def test_an_account_without_a_person_has_a_page_too(administrator, client):
    administrator.person = None
    administrator.save()
    client.force_login(administrator)
    assert client.get("/cua-toi/").status_code == 200


def test_seats_under_several_units_say_under_which(places, django_assert_num_queries):
    area = make_unit("17971-01", "Xóm 1", Level.RESIDENTIAL_AREA, parent=places.commune)
    head = make_seat(make_person(), area, "front_work_head", Category.PART_TIME)
    chair = make_seat(make_person(), places.commune, "chair")
    board = make_seat(make_person(), places.province, "board_head")
    make_seat(make_person(), places.other_commune)
    with django_assert_num_queries(1):
        found = {(seat.pk, seat.under) for seat in seats_under([places.commune.pk, places.next_commune.pk], MAY)}
    assert found == {(head.pk, places.commune.pk), (chair.pk, places.commune.pk)}
    with_own = seats_under([places.commune.pk], MAY, directly_in=[places.province.pk])
    assert {seat.pk for seat in with_own} == {head.pk, chair.pk, board.pk}
    assert not seats_under([places.commune.pk], SINCE - timedelta(days=1)).exists()
