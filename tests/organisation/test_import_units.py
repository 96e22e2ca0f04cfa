"""Lists of units: what held on a day, taken in as often as one likes."""

import json
from datetime import date, timedelta
from io import BytesIO, StringIO

import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook

from core.models import LogEntry
from organisation.models import Level, Unit, UnitClosure, UnitVersion
from organisation.selectors import children_of, country_at, path_of, subtree_ids, unit_by_code, version_of, versions_at
from organisation.services import import_units, rederive_closure
from tests.factories.organisation import make_unit

pytestmark = pytest.mark.django_db

MAY, JULY = date(2025, 5, 1), date(2025, 7, 1)
EVE = JULY - timedelta(days=1)
BEFORE = """province_code,province,district_code,district,ward_code,ward
40,Tỉnh Nghệ An,424,Huyện Nam Đàn,17956,Xã Nam Giang
40,Tỉnh Nghệ An,424,Huyện Nam Đàn,17971,Xã Kim Liên
42,Tỉnh Hà Tĩnh,446,Huyện Cẩm Xuyên,18685,Xã Cẩm Bình
45,Tỉnh Quảng Trị,471,Huyện Cồn Cỏ,,
"""
AFTER = """province_code,province,ward_code,ward
40,Tỉnh Nghệ An,17971,Xã Kim Liên
40,Tỉnh Nghệ An,17956,Xã Sen
42,Tỉnh Hà Tĩnh,18685,Xã Cẩm Bình
"""


def take_in(text, as_of=MAY, **more):
    content = text if isinstance(text, bytes) else text.encode()
    return import_units(content=content, as_of=as_of, actor=None, **more)


def counts(report):
    return report.created, report.updated, report.unchanged, report.skipped


def codes(problems):
    return [problem.code for problem in problems]


def everything():
    return (
        list(Unit.objects.values_list("pk")),
        list(UnitVersion.objects.order_by("pk").values_list()),
        set(UnitClosure.objects.values_list()),
    )


def test_a_list_with_districts_becomes_a_tree_of_four_levels():
    report = take_in(BEFORE)
    assert counts(report) == (9, 0, 0, 0)
    assert not report.errors
    commune = unit_by_code("17971", as_of=MAY)
    assert [version.name for version in path_of(commune, MAY)] == [
        "Việt Nam",
        "Tỉnh Nghệ An",
        "Huyện Nam Đàn",
        "Xã Kim Liên",
    ]
    assert version_of(unit_by_code("471", as_of=MAY), MAY).level == Level.DISTRICT
    assert rederive_closure() == 0


def test_the_same_file_again_changes_nothing():
    take_in(BEFORE)
    before = everything()
    report = take_in(BEFORE)
    assert counts(report) == (0, 0, 9, 0)
    assert everything() == before
    assert LogEntry.objects.filter(event="organisation.units_imported").count() == 1
    assert counts(take_in(BEFORE, as_of=EVE)) == (0, 0, 9, 0)


def test_a_dry_run_says_what_would_happen_and_writes_nothing():
    assert counts(take_in(BEFORE, dry_run=True)) == (9, 0, 0, 0)
    assert not Unit.objects.exists()
    assert not LogEntry.objects.exists()
    take_in(BEFORE)
    before = everything()
    assert take_in(AFTER, as_of=JULY, dry_run=True).updated == 3
    assert everything() == before


def test_a_later_list_changes_units_on_its_day_and_ends_none():
    take_in(BEFORE)
    report = take_in(AFTER, as_of=JULY)
    assert counts(report) == (0, 3, 2, 0)
    assert sorted((problem.code, problem.where) for problem in report.warnings) == [
        ("absent", "424"),
        ("absent", "446"),
        ("absent", "45"),
        ("absent", "471"),
        ("renamed", "dòng 3"),
    ]
    commune, province = unit_by_code("17956", as_of=EVE), unit_by_code("40", as_of=JULY)
    assert version_of(commune, EVE).name == "Xã Nam Giang"
    assert version_of(commune, JULY).name == "Xã Sen"
    assert version_of(commune, JULY).parent == province
    assert children_of(unit_by_code("424", as_of=JULY), JULY).count() == 0
    assert unit_by_code("45", as_of=JULY)
    assert rederive_closure() == 0


def test_a_list_may_come_after_a_later_one():
    take_in(AFTER, as_of=JULY)
    report = take_in(BEFORE)
    assert counts(report) == (5, 4, 0, 0)
    kim_lien = unit_by_code("17971", as_of=JULY)
    assert unit_by_code("17971", as_of=MAY) == kim_lien
    assert [version.level for version in path_of(kim_lien, MAY)] == ["country", "province", "district", "commune"]
    assert [version.level for version in path_of(kim_lien, JULY)] == ["country", "province", "commune"]
    nam_giang = unit_by_code("17956", as_of=EVE)
    assert nam_giang != unit_by_code("17956", as_of=JULY)
    assert nam_giang.versions.get().valid_to == JULY
    assert counts(take_in(BEFORE)) == (0, 0, 9, 0)
    assert counts(take_in(AFTER, as_of=JULY)) == (0, 0, 5, 0)
    assert rederive_closure() == 0


def test_a_code_that_was_freed_begins_a_new_unit():
    old = make_unit("17971", "Xã Kim Liên", until=MAY)
    take_in(AFTER)
    assert unit_by_code("17971", as_of=MAY) != old


def test_a_correction_on_the_first_day_makes_no_second_version():
    take_in(AFTER)
    take_in(AFTER.replace("Xã Sen", "Xã Làng Sen"))
    unit = unit_by_code("17956", as_of=MAY)
    assert [version.name for version in unit.versions.all()] == ["Xã Làng Sen"]
    assert unit.versions.get().search_key == "xa lang sen"


def test_units_outside_the_lists_levels_are_no_business_of_theirs():
    take_in(AFTER)
    commune = unit_by_code("17971", as_of=MAY)
    area = make_unit("17971-01", "Xóm 1", Level.RESIDENTIAL_AREA, parent=commune, since=MAY)
    report = take_in(AFTER, as_of=JULY)
    assert report.warnings == []
    assert area.pk in subtree_ids(country_at(JULY).unit, JULY)


BAD = """province_code,province,ward_code,ward
40,Tỉnh Nghệ An,17971,Xã Kim Liên
40,Tỉnh Nghệ An,17971,Xã Kim Liên
40,Tỉnh Nghệ An,17971,Xã Sen
40,Tỉnh Thanh Hóa,17972,Xã Một
42,Tỉnh Hà Tĩnh,17971,Xã Kim Liên
40,Tỉnh Nghệ An,,Xã Không Mã
40,Tỉnh Nghệ An,17973,
40,Tỉnh Nghệ An,<script>,Xã Lạ
40,Tỉnh Nghệ An,17974,{long}
,,17975,Xã Không Tỉnh
40,Tỉnh Nghệ An,17976,Xã Tốt
""".format(long="Xã " + "dài " * 60)


def test_bad_rows_are_refused_one_by_one_with_a_sentence_each():
    report = take_in(BAD)
    assert [(problem.where, problem.code) for problem in report.errors] == [
        ("dòng 4", "contradiction"),
        ("dòng 5", "contradiction"),
        ("dòng 6", "contradiction"),
        ("dòng 7", "missing_code"),
        ("dòng 8", "missing_name"),
        ("dòng 9", "bad_code"),
        ("dòng 10", "name_too_long"),
        ("dòng 11", "missing_code"),
    ]
    assert [(problem.where, problem.code) for problem in report.warnings] == [("dòng 3", "duplicate_row")]
    assert counts(report) == (3, 0, 0, 8)
    assert "“Xã Kim Liên” ở dòng 2" in report.errors[0].message
    assert {version.name for version in versions_at(MAY)} == {"Việt Nam", "Tỉnh Nghệ An", "Xã Kim Liên", "Xã Tốt"}


def test_a_unit_cannot_go_under_one_that_ends_before_it():
    take_in(BEFORE)
    make_unit("50", "Tỉnh Ngắn Ngày", Level.PROVINCE, parent=country_at(MAY).unit, since=MAY, until=JULY)
    report = take_in("province_code,province,ward_code,ward\n50,Tỉnh Ngắn Ngày,17971,Xã Kim Liên\n")
    assert codes(report.errors) == ["parent_not_in_force"]
    assert report.skipped == 1
    new = take_in("province_code,province,ward_code,ward\n50,Tỉnh Ngắn Ngày,50001,Xã Mới\n")
    assert not new.errors
    assert unit_by_code("50001", as_of=MAY).versions.get().valid_to == JULY
    assert rederive_closure() == 0


def workbook(rows, title="Danh sách"):
    book = Workbook()
    book.active.append(["GHI CHÚ: không có bảng ở trang này"])
    sheet = book.create_sheet(title)
    for row in rows:
        sheet.append(row)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_workbook_with_titles_vietnamese_headings_and_codes_as_numbers():
    content = workbook(
        [
            ["DANH MỤC ĐƠN VỊ HÀNH CHÍNH"],
            [],
            ["Phường / Xã", "Mã PX", "Tỉnh / Thành phố", "Mã TP", "Ghi chú"],
            ["Phường Ba Đình", 4, "Thành phố Hà Nội", 1, "x"],
            ["Xã Kim Lie\u0302n", "17971", "Tỉnh  Nghệ An ", 40, None],
        ]
    )
    report = take_in(content)
    assert counts(report) == (4, 0, 0, 0)
    assert unit_by_code("00004", as_of=MAY)
    assert unit_by_code("01", as_of=MAY)
    assert version_of(unit_by_code("17971", as_of=MAY), MAY).name == "Xã Kim Liên"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_as_offices_save_it(encoding, delimiter):
    assert counts(take_in(AFTER.replace(",", delimiter).replace("\n", "\r\n").encode(encoding))) == (5, 0, 0, 0)


def command(*arguments):
    out = StringIO()
    try:
        call_command("import_units", *arguments, stdout=out, stderr=StringIO())
    except CommandError as error:
        return error.returncode, out.getvalue()
    return 0, out.getvalue()


def test_the_command_ends_with_its_report(tmp_path):
    file = tmp_path / "units.csv"
    file.write_text(AFTER, "utf-8")
    status, out = command(str(file), "--as-of", "2025-07-01", "--json")
    assert status == 0
    assert json.loads(out.splitlines()[-1]) == {
        "created": 5,
        "updated": 0,
        "unchanged": 0,
        "skipped": 0,
        "errors": [],
        "warnings": [],
        "asks": [],
    }
    assert unit_by_code("17971", as_of=JULY)
    assert not versions_at(EVE).exists()
    status, out = command(str(file), "--as-of", "2025-07-01", "--dry-run")
    assert (status, out) == (0, "Thêm 0, đổi 0, giữ nguyên 5, bỏ qua 0.\n")


def test_the_command_says_no_when_anything_was_refused(tmp_path):
    file = tmp_path / "units.csv"
    file.write_text(BAD, "utf-8")
    status, out = command(str(file), "--json")
    assert status == 1
    assert len(json.loads(out.splitlines()[-1])["errors"]) == 8
    assert command(str(tmp_path / "không-có.csv"))[0] == 1
    with pytest.raises(CommandError, match="không phải ngày"):
        call_command("import_units", str(file), "--as-of", "30/02/2025")
