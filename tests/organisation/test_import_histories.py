"""Property: lists in any order of days are all believed, and none twice."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organisation.models import UnitVersion
from organisation.selectors import country_at, subtree_ids, unit_by_code, version_of
from organisation.services import rederive_closure
from tests.organisation.test_import_units import MAY, everything, take_in
from tests.organisation.undone import undone

pytestmark = pytest.mark.django_db

PLACES = st.lists(
    st.tuples(st.sampled_from("AB"), st.sampled_from("123456"), st.sampled_from(["Xã Một", "Xã Hai"])),
    min_size=1,
    max_size=7,
    unique_by=lambda row: row[1],
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 40), PLACES), min_size=1, max_size=4))
def test_whatever_lists_come_in_whatever_order_each_is_believed(lists):
    with undone():
        for shift, rows in lists:
            day = MAY + timedelta(days=shift)
            text = "province_code,province,ward_code,ward\n" + "".join(
                f"{province},Tỉnh {province},N{code},{name}\n" for province, code, name in rows
            )
            report = take_in(text, as_of=day)
            assert not report.errors
            for province, code, name in rows:
                version = version_of(unit_by_code(f"N{code}", as_of=day), day)
                assert (version.name, version.parent) == (name, unit_by_code(province, as_of=day))
            before = everything()
            assert take_in(text, as_of=day).unchanged == report.created + report.updated + report.unchanged
            assert everything() == before
        standing = UnitVersion.objects.all()
        for day in {MAY + timedelta(days=shift) for shift, _rows in lists}:
            held = standing.at(day)
            assert held.values("unit").distinct().count() == held.values("level", "code").distinct().count()
            assert held.count() == subtree_ids(country_at(day).unit, day).count()
        assert rederive_closure() == 0
