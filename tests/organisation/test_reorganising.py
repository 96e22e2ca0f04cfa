"""Merges, splits and renames on one day: every unit keeps its own history."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.models import LogEntry
from organisation.calculations import Move, ReorganisationOrder, Successor
from organisation.errors import ReorganisationRefusedError
from organisation.models import Level, UnitClosure, UnitSuccession, UnitVersion
from organisation.selectors import children_of, path_of, subtree_ids, unit_by_code, version_of
from organisation.services import rederive_closure, reorganise_units
from tests.factories.organisation import make_unit, make_units
from tests.organisation.undone import undone

pytestmark = pytest.mark.django_db

JULY = date(2025, 7, 1)
EVE = JULY - timedelta(days=1)


@pytest.fixture
def old(db):
    """A province of one district with four communes."""
    return make_units(
        ("40", "Tỉnh Nghệ An", Level.PROVINCE, None),
        ("424", "Huyện Nam Đàn", Level.DISTRICT, "40"),
        ("1", "Xã Một", Level.COMMUNE, "424"),
        ("2", "Xã Hai", Level.COMMUNE, "424"),
        ("3", "Xã Ba", Level.COMMUNE, "424"),
        ("4", "Xã Bốn", Level.COMMUNE, "424"),
    )


def order(units, successors, moves, *, dissolve=True, decision="NQ"):
    firsts = {before: place for place, (before, _after) in reversed(list(enumerate(moves)))}
    return ReorganisationOrder(
        on=JULY,
        decision=decision,
        successors=[
            Successor(code=code, name=name, level=Level.COMMUNE, parent=units["40"].pk) for code, name in successors
        ],
        moves=[
            Move(predecessor=units[before].pk, successor=after, is_main=place == firsts[before])
            for place, (before, after) in enumerate(moves)
        ],
        dissolved=[units["424"].pk] if dissolve else [],
    )


@pytest.fixture
def carried_out(old):
    """1 and 2 merge into one of the code of 1; 3 is split between it and 4, which takes a new name."""
    moves = [("1", "1"), ("2", "1"), ("3", "1"), ("3", "4"), ("4", "4")]
    done = order(old, [("1", "Xã Một"), ("4", "Xã Tư")], moves)
    reorganise_units(order=done, actor=None)
    return done


def kinds():
    return sorted(UnitSuccession.objects.values_list("kind", flat=True))


def test_merged_units_end_and_their_successor_is_new_even_under_an_old_code_and_name(old, carried_out):
    heir = unit_by_code("1", as_of=JULY)
    assert heir not in old.values()
    assert unit_by_code("1", as_of=EVE) == old["1"]
    assert {edge.predecessor for edge in heir.came_from.all()} == {old["1"], old["2"], old["3"]}
    assert [version.name for version in path_of(heir, JULY)] == ["Tỉnh Nghệ An", "Xã Một"]


def test_what_was_split_is_an_edge_to_each_part(old, carried_out):
    assert [edge.kind for edge in old["3"].succeeded_by.all()] == ["split", "split"]
    assert kinds() == ["dissolve", "merge", "merge", "merge", "split", "split"]


def test_an_abolished_level_is_gone_on_the_day_and_there_on_the_eve(old, carried_out):
    assert len(subtree_ids(old["40"], EVE)) == 6
    assert len(subtree_ids(old["40"], JULY)) == 3
    assert not subtree_ids(old["424"], JULY).exists()
    assert [version.name for version in children_of(old["40"], JULY)] == ["Xã Một", "Xã Tư"]
    assert rederive_closure() == 0


def test_the_same_order_again_changes_nothing(old, carried_out):
    before = list(UnitVersion.objects.values_list()), set(UnitClosure.objects.values_list()), kinds()
    reorganise_units(order=carried_out, actor=None)
    assert (list(UnitVersion.objects.values_list()), set(UnitClosure.objects.values_list()), kinds()) == before
    fact = LogEntry.objects.get(event="organisation.units_reorganised")
    assert (fact.payload["ended"], fact.payload["established"]) == (5, 2)


def test_one_that_alone_becomes_one_lives_on(old):
    done = order(
        old, [("1", "Xã Một"), ("9", "Xã Chín"), ("5", "Xã Mới")], [("1", "1"), ("2", "9"), ("3", "5"), ("4", "5")]
    )
    reorganise_units(order=done, actor=None)
    assert unit_by_code("1", as_of=JULY) == old["1"]
    assert unit_by_code("9", as_of=JULY) == old["2"]
    assert version_of(old["2"], EVE).name == "Xã Hai"
    assert version_of(old["1"], JULY).parent == old["40"]
    assert kinds() == ["dissolve", "merge", "merge", "rename"]
    reorganise_units(order=done, actor=None)
    assert old["1"].versions.count() == 2


def test_units_out_of_nothing_are_established(old):
    new = Successor(code="1-01", name="Xóm 1", level=Level.RESIDENTIAL_AREA, parent=old["1"].pk)
    bare = ReorganisationOrder(on=JULY, decision="", successors=[new], moves=[])
    for _again in range(2):
        reorganise_units(order=bare, actor=None)
    assert kinds() == ["establish"]
    assert [version.name for version in children_of(old["1"], JULY)] == ["Xóm 1"]


def test_a_successors_code_must_be_free(old):
    with pytest.raises(ReorganisationRefusedError) as refusal:
        reorganise_units(order=order(old, [("4", "Xã Tư")], [("1", "4"), ("2", "4")], dissolve=False), actor=None)
    assert refusal.value.details["reason"] == "code_taken"
    assert version_of(old["1"], JULY).name == "Xã Một"


def test_what_has_ended_or_is_yet_to_come_cannot_be_reorganised(old):
    gone = make_unit("7", parent=old["424"], until=date(2025, 1, 1))
    later = make_unit("8", parent=old["424"], since=JULY)
    for unit in (gone, later):
        old["x"] = unit
        with pytest.raises(ReorganisationRefusedError) as refusal:
            reorganise_units(order=order(old, [("5", "Xã Năm")], [("x", "5"), ("1", "5")]), actor=None)
        assert refusal.value.details["reason"] == "unit_not_in_force"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sets(st.sampled_from("5678"), min_size=1, max_size=3), min_size=4, max_size=4))
def test_nothing_is_lost_whatever_comes_out_of_what(destinations):
    with undone():
        units = make_units(
            ("40", "Tỉnh A", Level.PROVINCE, None),
            ("424", "Huyện B", Level.DISTRICT, "40"),
            *((code, f"Xã {code}", Level.COMMUNE, "424") for code in "1234"),
        )
        moves = [(before, after) for before, parts in zip("1234", destinations, strict=True) for after in sorted(parts)]
        wanted = sorted({after for _before, after in moves})
        reorganise_units(order=order(units, [(code, f"Xã {code}") for code in wanted], moves), actor=None)
        assert [version.code for version in children_of(units["40"], JULY)] == wanted
        assert len(subtree_ids(units["40"], EVE)) == 6
        for before, after in moves:
            heir = unit_by_code(after, as_of=JULY)
            assert heir == units[before] or heir.came_from.filter(predecessor=units[before]).exists()
        assert rederive_closure() == 0
