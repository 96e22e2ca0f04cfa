"""Which unit a text means: what is certain is taken, the rest asked; no unit is ever made of a text."""

from datetime import date

import pytest

from organisation.models import Membership, Unit, UnitVersion
from organisation.selectors import unit_by_code
from organisation.services.people_import.findings import Terms
from organisation.services.people_import.unit_finder import UnitFinder
from organisation.services.people_import.unit_index import UnitIndex

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_units")]

TODAY = date(2026, 11, 1)


@pytest.fixture
def find(db):
    index = UnitIndex(TODAY)
    finder = UnitFinder(index, Terms(TODAY), None)
    finder.settle_home({"Xã Kim Liên": 5, "Xã Vạn An": 5})

    def found(text, code=""):
        placing = finder.find(text, code)
        said = [plain["code"] for plain in placing.said]
        return (index.standing[placing.unit].code if placing.unit else None), said

    return found


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("Xã Kim Liên", "17971", []),
        ("XÃ KIM LIÊN", "17971", ["unit_spelling_variant"]),
        ("UBMTTQVN xã Kim Liên", "17971", ["unit_spelling_variant"]),
        ("Kim Liên", "17971", ["unit_spelling_variant"]),
        ("Kim Liên - Nghệ An", "17971", ["unit_spelling_variant"]),
        ("Xã Kim Lien", None, ["unit_unknown"]),
        ("Xã Yên Hoà", "16909", ["unit_spelling_variant"]),
        ("Phường Bến Thủy", "16690", ["unit_old_name_one_successor"]),
        ("Xã Đồng Văn, huyện Tân Kỳ", "17287", ["unit_old_name_one_successor"]),
        ("Xã Đồng Văn", None, ["unit_ambiguous_old_name"]),
        ("Huyện Nam Đàn", None, ["unit_unknown"]),
        ("Tỉnh Nghệ An", "40", []),
        ("Xã Sơn Tây, tỉnh Hà Tĩnh", None, ["unit_elsewhere"]),
        ("Cẩm Bình", None, ["unit_elsewhere"]),
        ("", None, ["unit_unknown"]),
        ("   ,;- ", None, ["unit_unknown"]),
        ("'; DROP TABLE units; --", None, ["unit_unknown"]),
        ("x" * 5000, None, ["unit_unknown"]),
    ],
)
def test_a_text_means_one_unit_or_is_asked(find, text, code, said):
    assert find(text) == (code, said)


def test_a_code_says_it_all(find):
    assert find("", "17971") == ("17971", [])
    assert find("Xã Kim Liên", "99999") == ("17971", [])


def test_no_unit_is_made(take):
    units = Unit.objects.count(), UnitVersion.objects.count()
    take("Họ và tên;Chức vụ;Đơn vị\nNguyễn Thị Hòa;Chủ tịch;Xã Không Có\n")
    assert (Unit.objects.count(), UnitVersion.objects.count()) == units


HEAD = "Họ và tên;Chức vụ;Đơn vị\n"


def test_a_list_of_one_commune_asks_about_rows_of_another(take):
    kim_lien = unit_by_code("17971", as_of=TODAY)
    report = take(HEAD + "Nguyễn Thị Hòa;Chủ tịch;Xã Kim Liên\nLê Thị Lan;Chủ tịch;Xã Vạn An\n", unit=kim_lien)
    assert report.created == 1
    assert [said["code"] for said in report.asks] == ["unit_elsewhere"]


def test_whoever_keeps_one_commune_cannot_reach_another(take):
    kim_lien = unit_by_code("17971", as_of=TODAY)
    report = take(
        HEAD + "Nguyễn Thị Hòa;Chủ tịch;Xã Kim Liên\nLê Thị Lan;Chủ tịch;Xã Vạn An\n",
        unit=kim_lien,
        reach=frozenset({kim_lien.pk}),
    )
    assert report.created == 1
    assert [said["code"] for said in report.errors] == ["unit_out_of_scope"]
    assert Membership.objects.get().unit == kim_lien


def test_a_list_without_a_column_of_units_is_of_the_unit_given(take):
    kim_lien = unit_by_code("17971", as_of=TODAY)
    assert take("Họ và tên;Chức vụ\nNguyễn Thị Hòa;Chủ tịch\n", unit=kim_lien).created == 1
    assert Membership.objects.get().unit == kim_lien


def test_without_any_unit_every_row_is_asked(take):
    report = take("Họ và tên;Chức vụ\nNguyễn Thị Hòa;Chủ tịch\n")
    assert (report.created, report.skipped) == (0, 1)
    assert [said["code"] for said in report.asks] == ["unit_unknown"]


def test_an_old_list_is_read_by_the_units_of_its_day(take):
    report = take(HEAD + "Nguyễn Thị Hòa;Chủ tịch;Xã Đồng Văn, huyện Tân Kỳ\n", as_of=date(2024, 12, 31))
    assert report.created == 1
    assert Membership.objects.get().valid_to == date(2025, 7, 1)
