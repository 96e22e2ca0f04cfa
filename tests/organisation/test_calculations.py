"""The closure of a changing tree equals plain recursion on every day."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organisation.calculations import FOREVER, CycleError, Link, Reach, closure, covers, joined, proper_name

DAY = date(2024, 1, 1)
DAYS = 12


def day(number):
    return FOREVER if number >= DAYS else DAY + timedelta(days=number)


@st.composite
def histories(draw):
    """Trees of up to eight units, each of which stands for a time and hangs somewhere else now and then."""
    links = []
    for unit in range(draw(st.integers(1, 8))):
        turns = sorted(draw(st.sets(st.integers(0, DAYS), min_size=2, max_size=5)))
        for start, end in pairwise(turns):
            parent = draw(st.none() | st.integers(0, 7).filter(lambda other, unit=unit: other != unit))
            links.append(Link(unit, parent, day(start), day(end)))
    return links


def below(unit, links, on, seen=()):
    """Who lies below, by recursion on one day: pairs of unit and depth."""
    if unit in seen:
        raise CycleError(unit, on)
    children = [link.unit for link in links if link.parent == unit and link.start <= on < link.end]
    return {(unit, 0)} | {
        (other, depth + 1) for child in children for other, depth in below(child, links, on, (*seen, unit))
    }


def by_recursion(links):
    """For every day: which units stand, and what lies below each."""
    return {
        number: {
            (link.unit, other, depth)
            for link in links
            if link.start <= day(number) < link.end
            for other, depth in below(link.unit, links, day(number))
        }
        for number in range(DAYS)
    }


@settings(max_examples=200, deadline=None)
@given(histories())
def test_closure_is_recursion_on_every_day(links):
    try:
        expected = by_recursion(links)
    except CycleError:
        with pytest.raises(CycleError):
            closure(links)
        return
    found = closure(links)
    for number, pairs in expected.items():
        assert {reach[:3] for reach in found if reach.start <= day(number) < reach.end} == pairs
    assert found == joined(found)


@settings(max_examples=100, deadline=None)
@given(histories(), st.integers(0, 7))
def test_part_of_a_tree_can_be_derived_from_what_lies_above_it(links, top):
    try:
        whole = closure(links)
    except CycleError:
        return
    part = {reach.descendant for reach in whole if reach.ancestor == top}
    inside = [link for link in links if link.unit in part]
    above = [reach for reach in whole if reach.descendant not in part]
    assert closure(inside, above) == {reach for reach in whole if reach.descendant in part}


def test_a_unit_that_only_changed_its_name_has_one_row_to_each_unit_above():
    links = [Link(1, None, day(0), day(9)), Link(2, 1, day(0), day(4)), Link(2, 1, day(4), day(9))]
    assert closure(links) == {
        Reach(1, 1, 0, day(0), day(9)),
        Reach(2, 2, 0, day(0), day(9)),
        Reach(1, 2, 1, day(0), day(9)),
    }


def test_two_units_may_swap_places_but_not_on_the_same_day():
    swap = [
        Link(1, None, day(0), day(5)),
        Link(2, 1, day(0), day(5)),
        Link(2, None, day(5), FOREVER),
        Link(1, 2, day(5), FOREVER),
    ]
    assert Reach(2, 1, 1, day(5), FOREVER) in closure(swap)
    with pytest.raises(CycleError):
        closure([Link(1, 2, day(0), day(6)), Link(2, 1, day(5), day(9))])


def test_a_parent_reaches_down_only_while_it_stands():
    links = [Link(1, None, day(2), day(4)), Link(2, 1, day(0), FOREVER)]
    assert Reach(1, 2, 1, day(2), day(4)) in closure(links)


@pytest.mark.parametrize(
    ("held", "holds"),
    [
        ([(0, 9)], True),
        ([(2, 5), (0, 2), (5, 9)], True),
        ([(0, 4), (3, 9)], True),
        ([(0, 4), (5, 9)], False),
        ([(3, 9)], False),
        ([], False),
    ],
)
def test_days_are_covered_without_a_gap(held, holds):
    assert covers([(day(start), day(end)) for start, end in held], day(1), day(8)) is holds


@pytest.mark.parametrize(
    ("name", "proper"),
    [
        ("Xã Kim Liên", "Kim Liên"),
        ("Thị trấn Nam Đàn", "Nam Đàn"),
        ("Thành phố Hồ Chí Minh", "Hồ Chí Minh"),
        ("Phường 10", "10"),
        ("Đặc khu Phú Quốc", "Phú Quốc"),
        ("Xã", "Xã"),
        ("Xã ", "Xã "),
        ("Việt Nam", "Việt Nam"),
        ("Thị xã Huyện Lỵ", "Huyện Lỵ"),
    ],
)
def test_the_kind_of_a_unit_is_not_its_name(name, proper):
    assert proper_name(name) == proper
