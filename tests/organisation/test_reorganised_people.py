"""What a reorganisation does to people and places below: what goes along, what waits for a word, what undoing brings back."""

from datetime import date, timedelta

import pytest

from accounts.models import Person
from core.models import LogEntry
from organisation.calculations import Outcome
from organisation.errors import (
    NotASuccessorError,
    NotUnmappedError,
    ReorganisationAppliedError,
    ReorganisationBuiltOnError,
    ReorganisationNotAppliedError,
    ReorganisationRefusedError,
    SeatOverlapsError,
)
from organisation.models import Level, Membership, Reorganisation, ReorganisationState, Role, Unit
from organisation.selectors import (
    children_of,
    memberships_at,
    path_of,
    preview_of,
    seats_in,
    unmapped_seats,
    unmapped_units,
    versions_at,
)
from organisation.services import (
    apply_reorganisation,
    change_unit,
    discard_reorganisation,
    draft_reorganisation,
    end_seat,
    end_unit,
    establish_unit,
    map_seats,
    note_access,
    rederive_closure,
    undo_reorganisation,
)
from tests.factories.accounts import make_person, make_user
from tests.factories.organisation import make_grant, make_seat, make_unit
from tests.organisation.histories import DAYS, everything, make_province, order_of

pytestmark = pytest.mark.django_db

ON = DAYS[0]
EVE = ON - timedelta(days=1)
# 1 is split into 5 and 6, 2 and 3 merge into 5, 4 is dissolved.
DESTINATIONS = [{"5", "6"}, {"5"}, {"5"}, set()]


@pytest.fixture
def province(db):
    return make_province()


@pytest.fixture
def draft(province):
    return draft_reorganisation(order=order_of(DESTINATIONS, ON, province["40"]), actor=None)


@pytest.fixture
def applied(draft):
    return apply_reorganisation(reorganisation=draft, actor=None)


def unit(code, day=ON):
    return versions_at(day).get(code=code).unit


def seat_in(place, name="Nguyễn Văn"):
    return Membership.objects.get(unit=place, person__full_name__startswith=name, valid_from__lt=ON)


def say(applied, **choices):
    return map_seats(reorganisation=applied, choices=choices["choices"], actor=None)


def test_a_preview_tells_what_moves_and_what_stays_without_writing(province):
    make_grant(make_user("giao"), Role.HR_OFFICER, province["2"])
    before = everything()
    preview = preview_of(order_of(DESTINATIONS, ON, province["40"]))
    assert everything() == before
    assert [(change.code, change.outcome, change.seats, change.along) for change in preview.units] == [
        ("1", Outcome.SPLIT, 2, 2),
        ("2", Outcome.MERGED, 2, 2),
        ("3", Outcome.MERGED, 1, 0),
        ("4", Outcome.DISSOLVED, 2, 0),
    ]
    assert preview.units[0].successors in {("Xã 5", "Xã 6"), ("Xã 6", "Xã 5")}
    assert (preview.seats_moving, preview.people_moving, preview.new_units, preview.grants) == (3, 3, 2, 1)
    # 1 and its two areas (two people and one each), 4 with its two people.
    assert (preview.seats_unmapped, preview.people_unmapped) == (6, 6)
    assert preview.problems == []


@pytest.mark.parametrize("people", [1, 3])
def test_a_preview_costs_the_same_for_one_and_for_three(province, django_assert_max_num_queries, people):
    for _number in range(people):
        make_seat(make_person(), province["2"])
    with django_assert_max_num_queries(20):
        preview_of(order_of(DESTINATIONS, ON, province["40"]))


def test_a_seat_of_a_merged_unit_goes_on_in_the_new_one(province, applied):
    old = seat_in(province["2"])
    new = old.continued_by.get()
    assert (old.valid_to, old.ended_by) == (ON, applied)
    assert (new.unit, new.position, new.category, new.valid_from, new.valid_to) == (
        unit("5"),
        old.position,
        old.category,
        ON,
        None,
    )
    assert memberships_at(EVE).count() == memberships_at(ON).count()


def test_an_area_of_a_merged_unit_goes_along_with_its_people(province, applied):
    assert [version.name for version in path_of(province["2-1"], ON)] == ["Tỉnh Nghệ An", "Xã 5", "Xóm 1"]
    assert seats_in(unit("5"), ON).filter(unit=province["2-1"]).count() == 1
    assert rederive_closure() == 0


def test_two_seats_that_become_one_are_continued_once(province):
    for place in ("2", "3"):
        make_seat(Person.objects.get(full_name="Phan Văn Hai"), province[place], "collaborator")
    order = order_of(DESTINATIONS, ON, province["40"])
    apply_reorganisation(reorganisation=draft_reorganisation(order=order, actor=None), actor=None)
    both = memberships_at(ON).filter(person__full_name="Phan Văn Hai", position__code="collaborator")
    assert [seat.unit for seat in both] == [unit("5")]


def test_what_is_left_waits_and_is_listed_with_its_heirs(province, applied):
    assert {seat.unit_id for seat in unmapped_seats(applied)} == {
        province[code].pk for code in ("1", "1-1", "1-2", "4")
    }
    split, dissolved = unmapped_units(applied)
    assert (split.name, split.seats, [name for _area, name in split.areas]) == ("Xã 1", 4, ["Xóm 1", "Xóm 2"])
    assert {name for _heir, name in split.heirs} == {"Xã 5", "Xã 6"}
    assert (dissolved.name, dissolved.seats, dissolved.heirs) == ("Xã 4", 2, [])


def test_people_are_mapped_one_by_one_and_said_again_is_said_once(province, applied):
    seat = seat_in(province["1"])
    assert say(applied, choices={seat: unit("6")}) == 1
    assert say(applied, choices={seat: unit("6")}) == 0
    assert seat.continued_by.get().unit == unit("6")
    assert say(applied, choices={seat: unit("5")}) == 1
    assert [found.unit for found in seat.continued_by.all()] == [unit("5")]
    assert LogEntry.objects.filter(event="organisation.seats_mapped").count() == 2


def test_an_area_is_taken_along_as_a_whole(province, applied):
    assert say(applied, choices={province["1-1"]: unit("6")}) == 1
    assert [version.name for version in path_of(province["1-1"], ON)] == ["Tỉnh Nghệ An", "Xã 6", "Xóm 1"]
    assert say(applied, choices={province["1-1"]: unit("6")}) == 0
    assert say(applied, choices={province["1-1"]: unit("5")}) == 0
    assert [version.name for version in path_of(province["1-1"], ON)] == ["Tỉnh Nghệ An", "Xã 5", "Xóm 1"]
    assert province["1-1"].pk not in {seat.unit_id for seat in unmapped_seats(applied)}
    assert rederive_closure() == 0


def test_everybody_left_in_a_unit_is_mapped_at_once_but_for_who_would_sit_there_twice(province, applied):
    hai = seat_in(province["1"], "Phan Văn Hai")
    assert say(applied, choices={province["1"]: unit("5")}) == 1
    assert [seat.pk for seat in unmapped_seats(applied).filter(unit=province["1"])] == [hai.pk]
    with pytest.raises(SeatOverlapsError):
        say(applied, choices={hai: unit("5")})
    assert say(applied, choices={province["4"]: province["40"]}) == 2
    assert len(unmapped_units(applied)) == 1


def test_nobody_is_mapped_to_where_the_decision_does_not_lead(province, applied):
    other = make_unit("99", "Xã Ngoài Cuộc", Level.COMMUNE, province["40"])
    seat = seat_in(province["1"])
    for heir in (other, province["2"], province["40"]):
        with pytest.raises(NotASuccessorError):
            say(applied, choices={seat: heir})
    with pytest.raises(NotUnmappedError):
        say(applied, choices={make_seat(make_person(), other): unit("5")})
    with pytest.raises(NotUnmappedError):
        say(applied, choices={other: unit("5")})
    assert not seat.continued_by.exists()


def test_what_is_not_applied_is_neither_mapped_nor_undone(province, draft):
    with pytest.raises(ReorganisationNotAppliedError):
        map_seats(reorganisation=draft, choices={province["1"]: province["2"]}, actor=None)
    with pytest.raises(ReorganisationNotAppliedError):
        undo_reorganisation(reorganisation=draft, actor=None)


def test_a_draft_is_kept_once_and_may_be_thrown_away_until_it_is_applied(province, draft):
    assert draft_reorganisation(order=order_of(DESTINATIONS, ON, province["40"]), actor=None) == draft
    assert draft.state == ReorganisationState.DRAFT
    apply_reorganisation(reorganisation=draft, actor=None)
    with pytest.raises(ReorganisationAppliedError):
        discard_reorganisation(reorganisation=draft, actor=None)
    other = draft_reorganisation(order=order_of([{"2"}, {"2"}], DAYS[1], province["40"]), actor=None)
    discard_reorganisation(reorganisation=other, actor=None)
    assert Reorganisation.objects.get() == draft


def test_undone_it_leaves_no_trace_and_may_be_applied_again(province, draft):
    before = everything()
    for _again in range(2):
        applied = apply_reorganisation(reorganisation=draft, actor=None)
        say(applied, choices={province["1-1"]: unit("6"), seat_in(province["1"]): unit("5")})
        for _twice in range(2):
            assert undo_reorganisation(reorganisation=draft, actor=None).state == ReorganisationState.UNDONE
        assert everything() == before
    assert rederive_closure() == 0


def test_who_left_in_the_meantime_has_left_after_undoing_too(province, applied):
    old = seat_in(province["2"])
    end_seat(membership=old.continued_by.get(), on=date(2023, 6, 1), actor=None)
    undo_reorganisation(reorganisation=applied, actor=None)
    old.refresh_from_db()
    assert old.valid_to == date(2023, 6, 1)


BUILT = {
    "chức vụ ghi thêm": lambda new: make_seat(make_person(), new, since=ON),
    "vai trò giao": lambda new: make_grant(make_user("giao"), Role.HR_OFFICER, new),
    "thay đổi về sau": lambda new: change_unit(unit=new, name="Xã Mới", on=DAYS[1], actor=None),
    "1 thay đổi về sau": lambda new: establish_unit(
        code="5-9", name="Xóm 9", level=Level.RESIDENTIAL_AREA, parent=new, on=ON, actor=None
    ),
    "đơn vị khác mang mã": lambda _new: make_unit("3", "Xã Khác", Level.COMMUNE, since=DAYS[1]),
}


@pytest.mark.parametrize("what", BUILT)
def test_undoing_is_refused_with_what_was_built_on_it(province, applied, what):
    BUILT[what](unit("5"))
    before = everything()
    with pytest.raises(ReorganisationBuiltOnError) as refusal:
        undo_reorganisation(reorganisation=applied, actor=None)
    assert what in refusal.value.sentence
    assert everything() == before


def test_a_later_reorganisation_is_undone_before_an_earlier_one(province, applied):
    order = order_of([{"7"}, {"7"}], DAYS[1], province["40"])
    later = apply_reorganisation(reorganisation=draft_reorganisation(order=order, actor=None), actor=None)
    with pytest.raises(ReorganisationBuiltOnError):
        undo_reorganisation(reorganisation=applied, actor=None)
    undo_reorganisation(reorganisation=later, actor=None)
    undo_reorganisation(reorganisation=applied, actor=None)


def test_having_looked_at_a_list_of_the_new_unit_hinders_no_undoing(province, applied):
    new = unit("5")
    note_access(actor=make_user("xem"), page="danh sách", unit=new)
    undo_reorganisation(reorganisation=applied, actor=None)
    assert Unit.objects.filter(pk=new.pk).exists()
    assert not versions_at(ON).filter(unit=new).exists()


def refused(order):
    with pytest.raises(ReorganisationRefusedError) as refusal:
        apply_reorganisation(reorganisation=draft_reorganisation(order=order, actor=None), actor=None)
    return refusal.value


def test_seats_that_begin_too_late_are_named_before_anything_is_done(province):
    make_seat(make_person(), province["2"], since=ON)
    refusal = refused(order_of(DESTINATIONS, ON, province["40"]))
    assert refusal.details["reason"] == "seat_begins_later"
    assert refusal.sentence.startswith("Chưa thực hiện được đợt sắp xếp: 1 chức vụ")


def test_a_unit_cannot_come_to_lie_under_what_ends_or_under_itself(province):
    ends = order_of([{"5"}, {"5"}, {"6"}, {"6"}], ON, province["2"])
    assert refused(ends).details["reason"] == "parent_not_in_force"
    itself = order_of([{"1"}, {"2"}, {"5"}, {"6"}], ON, province["1-1"])
    assert refused(itself).details["reason"] == "cyclic_unit"
    assert not preview_of(order_of(DESTINATIONS, ON, province["40"])).problems


def test_a_unit_that_ended_by_hand_cannot_be_brought_back_under_its_children(province, applied):
    assert children_of(province["424"], ON).count() == 0
    end_unit(unit=province["424"], on=DAYS[1], actor=None)
    with pytest.raises(ReorganisationBuiltOnError) as refusal:
        undo_reorganisation(reorganisation=applied, actor=None)
    assert "đơn vị cấp trên cũ" in refusal.value.sentence
