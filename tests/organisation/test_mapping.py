"""The same people by the units of another day: nobody is lost, nobody counted twice, nothing guessed."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from organisation.models import Level, Membership, Unit
from organisation.selectors import memberships_at, seats_mapped, unit_on, versions_at
from organisation.services import (
    end_seat,
    end_unit,
    map_seats,
    rederive_closure,
    reorganise_units,
    undo_reorganisation,
)
from tests.factories.accounts import make_person
from tests.factories.organisation import make_seat, make_units
from tests.organisation.histories import DAYS, HISTORIES, everything, live_through, make_province, order_of
from tests.organisation.undone import undone

pytestmark = pytest.mark.django_db

WATCHED = (DAYS[0] - timedelta(days=1), *(day + timedelta(days=40) for day in DAYS))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HISTORIES)
def test_totals_are_equal_under_every_mapping_and_undoing_brings_everything_back(history):
    with undone():
        units = make_province()
        before = everything()
        done = live_through(history, units)
        assert rederive_closure() == 0
        for as_of in WATCHED:
            held = set(memberships_at(as_of).values_list("pk", "person_id"))
            for onto in WATCHED:
                mapped = seats_mapped(as_of, onto)
                assert len(mapped) == len(held)
                assert {(seat.membership_id, seat.person_id) for seat in mapped} == held
                standing = set(versions_at(onto).values_list("unit_id", flat=True))
                assert {seat.unit_id for seat in mapped} <= standing | {None}
        for kept in reversed(done):
            undo_reorganisation(reorganisation=kept, actor=None)
        assert everything() == before
        assert rederive_closure() == 0


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HISTORIES)
def test_what_is_asked_of_one_unit_is_its_part_of_the_whole(history):
    with undone():
        units = make_province()
        live_through(history, units)
        first, last = WATCHED[0], WATCHED[-1]
        for as_of, onto in ((first, last), (last, first)):
            everybody = seats_mapped(as_of, onto)
            assert seats_mapped(as_of, onto, within=units["40"]) == everybody
            for unit in versions_at(onto).filter(level=Level.COMMUNE):
                below = set(versions_at(onto).filter(parent=unit.unit_id).values_list("unit_id", flat=True))
                part = [seat for seat in everybody if seat.unit_id in {unit.unit_id, *below}]
                found = seats_mapped(as_of, onto, within=Unit(pk=unit.unit_id))
                assert [seat for seat in found if seat.unit_id is not None] == part


BEFORE, AFTER = DAYS[0] - timedelta(days=1), DAYS[0]


@pytest.fixture
def commune(db):
    return make_units(("40", "Tỉnh Nghệ An", Level.PROVINCE, None), ("1", "Xã 1", Level.COMMUNE, "40"))["1"]


@pytest.fixture
def province(db):
    return make_province()


def counts_to(seats):
    return {seat.membership_id: seat.unit_id for seat in seats}


def codes_on(unit_ids, as_of, onto):
    code_of = dict(versions_at(onto).values_list("unit_id", "code"))
    return {unit: code_of.get(there) for unit, there in unit_on(unit_ids, as_of, onto).items()}


def reorganise(units, destinations, on=AFTER):
    reorganise_units(order=order_of(destinations, on, units["40"]), actor=None)


def test_a_unit_counts_to_its_only_successor_and_on_from_there(province):
    reorganise(province, [{"5"}, {"5"}, {"6"}, {"6"}])
    reorganise(province, [{"1"}, {"1"}], on=DAYS[1])
    ids = {code: province[code].pk for code in ("1", "2", "3", "1-1", "424")}
    there = codes_on(ids.values(), BEFORE, DAYS[1])
    assert [there[ids[code]] for code in ids] == ["1", "1", "1", "1-1", "424"]


def test_backwards_a_merged_unit_is_nothing_as_a_whole_but_its_people_are_who_they_were(province):
    reorganise(province, [{"5"}, {"5"}, {"6"}, {"6", "2"}])
    new = versions_at(AFTER).get(code="5").unit_id
    assert unit_on([new, province["1-1"].pk], AFTER, BEFORE) == {new: None, province["1-1"].pk: province["1-1"].pk}
    back = counts_to(seats_mapped(AFTER, BEFORE))
    seats = Membership.objects.filter(begun_by__isnull=False).select_related("continues")
    assert {seat.pk: back[seat.pk] for seat in seats} == {seat.pk: seat.continues.unit_id for seat in seats}
    part = versions_at(AFTER).get(code="2").unit_id
    assert unit_on([part], AFTER, BEFORE) == {part: province["4"].pk}


def test_who_sat_in_a_split_unit_counts_to_nothing_until_somebody_says_where_to(province):
    reorganise(province, [{"1", "5"}, {"5"}, {"6"}, {"6"}])
    seat = Membership.objects.get(unit=province["1"], person__full_name="Nguyễn Văn 1")
    assert counts_to(seats_mapped(BEFORE, AFTER))[seat.pk] is None
    heir = versions_at(AFTER).get(code="5").unit
    kept = heir.versions.get().begun_by
    assert map_seats(reorganisation=kept, choices={seat: heir}, actor=None) == 1
    assert counts_to(seats_mapped(BEFORE, AFTER))[seat.pk] == heir.pk


def test_a_seat_given_up_before_the_day_counts_as_its_unit_does(province):
    leaver, split = make_seat(make_person(), province["2"]), make_seat(make_person(), province["1"])
    for seat in (leaver, split):
        end_seat(membership=seat, on=date(2022, 6, 1), actor=None)
    reorganise(province, [{"1", "5"}, {"5"}, {"6"}, {"6"}])
    there = counts_to(seats_mapped(date(2022, 5, 1), AFTER))
    assert there[leaver.pk] == versions_at(AFTER).get(code="5").unit_id
    assert there[split.pk] is None


def test_a_unit_that_ended_without_successor_counts_to_nothing(commune):
    seat = make_seat(make_person(), commune)
    end_unit(unit=commune, on=AFTER, actor=None)
    assert unit_on([commune.pk], BEFORE, AFTER) == {commune.pk: None}
    assert seats_mapped(BEFORE, AFTER) == [(seat.pk, seat.person_id, None)]


@pytest.mark.parametrize("people", [1, 3])
def test_mapping_costs_the_same_for_one_and_for_three(commune, django_assert_max_num_queries, people):
    for _number in range(people):
        make_seat(make_person(), commune)
    with django_assert_max_num_queries(3):
        assert len(seats_mapped(BEFORE, AFTER)) == people
