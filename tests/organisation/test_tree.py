"""Units and the tree: dated changes, and what is refused."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import DomainError
from core.models import LogEntry
from organisation.errors import (
    AmbiguousUnitError,
    CodeTakenError,
    CyclicUnitError,
    ParentNotInForceError,
    PeriodReversedError,
    UnitChangesLaterError,
    UnitHasChildrenError,
    UnitNotInForceError,
    UnknownUnitError,
)
from organisation.models import Level, Unit, UnitClosure, UnitVersion
from organisation.selectors import (
    children_of,
    country_at,
    path_of,
    subtree_ids,
    subtree_of,
    unit_addresses,
    unit_by_code,
    unit_names,
    version_of,
    versions_at,
)
from organisation.services import change_unit, end_unit, establish_unit, rederive_closure
from tests.factories.organisation import SINCE, make_unit, make_units
from tests.organisation.undone import undone

pytestmark = pytest.mark.django_db

MAY, JUNE, JULY = date(2025, 5, 1), date(2025, 6, 1), date(2025, 7, 1)


def establish(code, parent, *, name=None, level=Level.COMMUNE, on=MAY):
    return establish_unit(code=code, name=name or f"Xã {code}", level=level, parent=parent, on=on, actor=None)


def names(versions):
    return [version.name for version in versions]


def test_a_subtree_on_a_day_is_one_query(places, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert set(subtree_ids(places.province, MAY)) == {
            places.province.pk,
            places.commune.pk,
            places.next_commune.pk,
        }
    with django_assert_num_queries(1):
        assert versions_at(MAY).filter(unit_id__in=subtree_ids(places.country, MAY)).count() == 6


@pytest.mark.parametrize("children", [1, 3])
def test_pages_of_the_tree_cost_the_same_for_one_and_for_three(places, django_assert_num_queries, children):
    areas = [
        establish(f"17971-0{n}", places.commune, name=f"Xóm {n}", level=Level.RESIDENTIAL_AREA) for n in range(children)
    ]
    with django_assert_num_queries(1):
        assert [version.unit for version in children_of(places.commune, MAY)] == areas
    with django_assert_num_queries(1):
        assert len(subtree_of(places.commune, MAY)) == children + 1
    with django_assert_num_queries(2):
        assert set(unit_addresses([area.pk for area in areas], MAY)) == {area.pk for area in areas}


def test_the_way_to_a_unit_starts_at_the_root(places, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert names(path_of(places.commune, MAY)) == ["Việt Nam", "Tỉnh Nghệ An", "Xã Kim Liên"]
    assert unit_addresses([places.commune.pk], MAY) == {places.commune.pk: "Xã Kim Liên, Tỉnh Nghệ An"}


def test_before_its_first_day_there_is_no_unit(places):
    eve = SINCE - timedelta(days=1)
    assert not subtree_ids(places.country, eve).exists()
    assert country_at(eve) is None
    assert unit_names([places.commune.pk], eve) == {}
    assert unit_addresses([places.commune.pk], eve) == {}
    with pytest.raises(UnitNotInForceError):
        version_of(places.commune, eve)
    with pytest.raises(UnknownUnitError):
        unit_by_code("17971", as_of=eve)


def test_units_are_listed_by_their_proper_names_in_vietnamese_order(places):
    for code, name in (("1", "Xã Đô Lương"), ("2", "Phường Cửa Lò"), ("3", "Xã Diễn Châu"), ("4", "Xã An Châu")):
        establish(code, places.province, name=name)
    assert names(children_of(places.province, MAY)) == [
        "Xã An Châu",
        "Phường Cửa Lò",
        "Xã Diễn Châu",
        "Xã Đô Lương",
        "Xã Kim Liên",
        "Xã Vạn An",
    ]


def test_names_are_kept_composed_and_tidy(places):
    unit = establish("1", places.province, name="  Xã  Đô Lương\u200b ")
    version = version_of(unit, MAY)
    assert (version.name, version.search_key) == ("Xã Đô Lương", "xa do luong")


def test_establishing_again_returns_the_unit_that_stands(places):
    first = establish("1", places.province)
    assert establish("1", places.province) == first
    assert LogEntry.objects.filter(event="organisation.unit_established").count() == 1


def test_a_unit_remembers_each_of_its_names(places):
    change_unit(unit=places.commune, name="Xã Làng Sen", on=JUNE, actor=None)
    assert version_of(places.commune, JUNE - timedelta(days=1)).name == "Xã Kim Liên"
    assert version_of(places.commune, JUNE).name == "Xã Làng Sen"
    assert version_of(places.commune, JUNE).code == "17971"
    assert UnitClosure.objects.filter(descendant=places.commune).count() == 3


def test_a_change_that_changes_nothing_leaves_no_trace(places):
    change_unit(unit=places.commune, name="Xã Kim Liên", on=JUNE, actor=None)
    assert places.commune.versions.count() == 1
    assert not LogEntry.objects.exists()


def test_a_change_on_the_first_day_is_a_correction(places):
    change_unit(unit=places.commune, name="Xã Sen", on=SINCE, actor=None)
    assert names(places.commune.versions.all()) == ["Xã Sen"]


def test_a_unit_takes_its_subtree_along(places):
    area = establish("17971-01", places.commune, name="Xóm 1", level=Level.RESIDENTIAL_AREA)
    change_unit(unit=places.commune, parent=places.other_province, on=JULY, actor=None)
    assert area.pk in subtree_ids(places.province, JUNE)
    assert area.pk not in subtree_ids(places.province, JULY)
    assert area.pk in subtree_ids(places.other_province, JULY)
    assert rederive_closure() == 0


def test_changes_are_written_in_the_order_of_time(places):
    change_unit(unit=places.commune, name="Xã Sen", on=JULY, actor=None)
    with pytest.raises(UnitChangesLaterError):
        change_unit(unit=places.commune, name="Xã Làng", on=JUNE, actor=None)


def test_a_code_belongs_to_one_unit_a_day_and_to_another_later(places):
    with pytest.raises(CodeTakenError):
        establish("17971", places.other_province)
    with pytest.raises(CodeTakenError):
        change_unit(unit=places.next_commune, code="17971", on=MAY, actor=None)
    end_unit(unit=places.commune, on=JUNE, actor=None)
    with pytest.raises(CodeTakenError):
        establish("17971", places.province, on=MAY)
    heir = establish("17971", places.province, name="Xã Kim Liên", on=JUNE)
    assert unit_by_code("17971", as_of=MAY) == places.commune
    assert unit_by_code("17971", as_of=JUNE) == heir != places.commune
    assert unit_by_code("17971") == heir


def test_a_code_may_be_used_on_two_levels_but_then_the_level_must_be_said(places):
    district = establish("17971", places.province, level=Level.DISTRICT)
    with pytest.raises(AmbiguousUnitError):
        unit_by_code("17971")
    assert unit_by_code("17971", level=Level.DISTRICT) == district
    assert unit_by_code("17971", level=Level.COMMUNE) == places.commune


def test_no_unit_lies_below_itself(places):
    with pytest.raises(CyclicUnitError):
        change_unit(unit=places.province, parent=places.commune, on=JUNE, actor=None)
    with pytest.raises(CyclicUnitError):
        change_unit(unit=places.commune, parent=places.commune, on=JUNE, actor=None)


def test_a_parent_stands_for_as_long_as_its_children(places):
    with pytest.raises(ParentNotInForceError):
        establish("1", places.province, on=SINCE - timedelta(days=1))
    short_lived = make_unit("2", parent=places.province, until=JULY)
    with pytest.raises(ParentNotInForceError):
        establish("2-01", short_lived, level=Level.RESIDENTIAL_AREA)


def test_a_unit_ends_after_those_below_it(places):
    with pytest.raises(UnitHasChildrenError) as refusal:
        end_unit(unit=places.province, on=JULY, actor=None)
    assert "2 đơn vị" in refusal.value.sentence
    for unit in (places.commune, places.next_commune, places.province):
        end_unit(unit=unit, on=JULY, actor=None)
    end_unit(unit=places.province, on=JULY, actor=None)
    assert not subtree_ids(places.province, JULY).exists()
    assert len(subtree_ids(places.province, JUNE)) == 3
    assert LogEntry.objects.filter(event="organisation.unit_ended").count() == 3


def test_a_unit_cannot_end_on_its_first_day_or_earlier(places):
    with pytest.raises(PeriodReversedError):
        end_unit(unit=places.commune, on=SINCE, actor=None)
    with pytest.raises(UnitNotInForceError):
        end_unit(unit=places.commune, on=SINCE - timedelta(days=9), actor=None)


def test_an_end_can_be_moved_nearer(places):
    end_unit(unit=places.commune, on=JULY, actor=None)
    end_unit(unit=places.commune, on=JUNE, actor=None)
    assert not versions_at(JUNE).filter(unit=places.commune).exists()


def test_a_refusal_leaves_everything_as_it_was(places):
    before = list(UnitVersion.objects.values_list()), set(UnitClosure.objects.values_list())
    with pytest.raises(CyclicUnitError):
        change_unit(unit=places.province, parent=places.commune, on=JUNE, actor=None)
    assert (list(UnitVersion.objects.values_list()), set(UnitClosure.objects.values_list())) == before


DAYS = st.integers(0, 30).map(lambda number: MAY + timedelta(days=number))
UNITS = st.integers(0, 9)
STEPS = st.one_of(
    st.tuples(st.just("establish"), UNITS, DAYS),
    st.tuples(st.just("move"), UNITS, UNITS, DAYS),
    st.tuples(st.just("recode"), UNITS, st.integers(0, 3), DAYS),
    st.tuples(st.just("end"), UNITS, DAYS),
)


def take(step, units):
    verb, number, *more = step
    unit = units[number % len(units)]
    if verb == "establish":
        units.append(establish(f"N{len(units)}", unit, on=more[0]))
    elif verb == "move":
        change_unit(unit=unit, parent=units[more[0] % len(units)], on=more[1], actor=None)
    elif verb == "recode":
        change_unit(unit=unit, code=f"R{more[0]}", on=more[1], actor=None)
    else:
        end_unit(unit=unit, on=more[0], actor=None)


def recursively(unit_id, children):
    return {unit_id}.union(*(recursively(child, children) for child in children.get(unit_id, ())))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, max_size=14))
def test_whatever_happens_the_tree_holds_together(steps):
    with undone():
        units = list(make_units(("A", "Tỉnh A", Level.PROVINCE, None), ("B", "Xã B", Level.COMMUNE, "A")).values())
        for step in steps:
            try:
                with undone(on_error_only=True):
                    take(step, units)
            except DomainError:
                continue
        for day in {MAY - timedelta(days=1), MAY, *(step[-1] for step in steps), timezone.localdate()}:
            standing = list(versions_at(day))
            children = {}
            for version in standing:
                children.setdefault(version.parent_id, []).append(version.unit_id)
            assert len({version.unit_id for version in standing}) == len(standing)
            assert len({(version.level, version.code) for version in standing}) == len(standing)
            for version in standing:
                assert set(subtree_ids(version.unit, day)) == recursively(version.unit_id, children)
            roots = [Unit.objects.get(pk=unit_id) for unit_id in children.get(None, ())]
            assert sum(subtree_ids(root, day).count() for root in roots) == len(standing)
        assert rederive_closure() == 0
