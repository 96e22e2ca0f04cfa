"""Files of reorganisations: read by meaning, carried out whole or not at all, taken back; the whole country in one."""

import json
from datetime import date, timedelta
from io import BytesIO, StringIO

import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook

from learning.demo.organisation import UNITS
from organisation.formats.succession import succession_in
from organisation.models import Level, Reorganisation, UnitVersion
from organisation.selectors import children_of, path_of, seats_mapped, subtree_of, unit_by_code, version_of, versions_at
from organisation.services import (
    SuccessionFile,
    draft_succession,
    import_succession,
    import_units,
    rederive_closure,
    undo_succession,
)
from tests.factories.accounts import make_person
from tests.factories.organisation import make_seat
from tests.organisation.histories import everything

pytestmark = pytest.mark.django_db

BEGINS, JULY = date(2024, 12, 1), date(2025, 7, 1)
EVE = JULY - timedelta(days=1)
UNITS_BEFORE = """province_code,province,district_code,district,ward_code,ward
40,Tỉnh Nghệ An,424,Huyện Nam Đàn,1,Xã Một
40,Tỉnh Nghệ An,424,Huyện Nam Đàn,2,Xã Hai
40,Tỉnh Nghệ An,425,Huyện Đô Lương,3,Xã Ba
40,Tỉnh Nghệ An,425,Huyện Đô Lương,4,Xã Bốn
42,Tỉnh Hà Tĩnh,446,Huyện Cẩm Xuyên,5,Xã Năm
42,Tỉnh Hà Tĩnh,447,Huyện Đảo,,
"""
HEADINGS = "old_ward_code,old_ward,old_district,old_province,new_ward_code,new_ward,new_province,kind,is_main_successor"


def rows(*lines, headings=HEADINGS):
    return "\n".join([headings, *lines]).encode()


MERGER = rows(
    "1,Xã Một,,,11,Xã Nam,Tỉnh Nghệ An,merged,1",
    "2,Xã Hai,,,11,Xã Nam,Tỉnh Nghệ An,merged,1",
    "3,Xã Ba,,,13,Xã Đô,Tỉnh Nghệ An,divided,0",
    "3,Xã Ba,,,14,Xã Lương,Tỉnh Nghệ An,divided,1",
    "4,Xã Bốn,,,14,Xã Lương,Tỉnh Nghệ An,merged,1",
    "5,Xã Năm,,,15,Xã Cẩm,Tỉnh Nghệ An,merged,1",
)


@pytest.fixture
def register(db):
    return import_units(content=UNITS_BEFORE.encode(), as_of=BEGINS, actor=None)


def take_in(content, **more):
    return import_succession(file=SuccessionFile(content=content, on=JULY, decision="NQ 1"), actor=None, **more)


def problems(report):
    return [(problem.where, problem.code) for problem in report.errors]


def names(day, level):
    return sorted(versions_at(day).filter(level=level).values_list("name", flat=True))


def test_districts_and_provinces_follow_from_their_communes(register):
    report = take_in(MERGER)
    assert (report.created, report.skipped, report.errors) == (4, 0, [])
    assert names(JULY, Level.COMMUNE) == ["Xã Cẩm", "Xã Lương", "Xã Nam", "Xã Đô"]
    assert names(JULY, Level.PROVINCE) == ["Tỉnh Nghệ An"]
    new = unit_by_code("40", as_of=JULY)
    assert new != unit_by_code("40", as_of=EVE)
    assert {edge.predecessor for edge in new.came_from.all()} == {
        unit_by_code(code, as_of=EVE) for code in ("40", "42")
    }
    assert [version.name for version in path_of(unit_by_code("00015", as_of=JULY), JULY)] == [
        "Việt Nam",
        "Tỉnh Nghệ An",
        "Xã Cẩm",
    ]
    assert unit_by_code("00015", as_of=JULY) == unit_by_code("00005", as_of=EVE)
    assert rederive_closure() == 0


def test_a_district_of_which_the_file_says_nothing_is_kept_and_reported(register):
    report = take_in(MERGER)
    assert [(problem.where, problem.code) for problem in report.warnings] == [("447", "not_in_file")]
    assert names(JULY, Level.DISTRICT) == ["Huyện Đảo"]
    assert version_of(unit_by_code("447", as_of=JULY), JULY).parent == unit_by_code("40", as_of=JULY)


def test_the_list_of_the_day_after_knows_the_district_as_a_special_zone(register):
    take_in(MERGER)
    island = unit_by_code("447", as_of=JULY)
    after = "province_code,province,ward_code,ward\n" + "".join(
        f"41,Tỉnh Nghệ An,{code},{name}\n"
        for code, name in (
            ("11", "Xã Nam"),
            ("13", "Xã Đô"),
            ("14", "Xã Lương"),
            ("15", "Xã Cẩm"),
            ("99", "Đặc khu Đảo"),
        )
    )
    report = import_units(content=after.encode(), as_of=JULY, actor=None)
    assert (report.created, report.updated, report.unchanged) == (0, 2, 4)
    assert [problem.code for problem in report.warnings] == ["recoded", "recoded"]
    assert unit_by_code("00099", as_of=JULY) == island
    assert import_units(content=after.encode(), as_of=JULY, actor=None).unchanged == 6
    undo_succession(file=SuccessionFile(content=MERGER, on=JULY), actor=None)
    assert names(JULY, Level.DISTRICT) == names(EVE, Level.DISTRICT)


def test_a_district_that_keeps_communes_keeps_the_new_ones_too(register):
    report = take_in(rows("3,,,,13,Xã Đô,,merged,1", "1,,,,11,Xã Nam,,merged,1", "2,,,,11,Xã Nam,,merged,1"))
    assert not report.errors
    assert names(JULY, Level.DISTRICT) == ["Huyện Cẩm Xuyên", "Huyện Đô Lương", "Huyện Đảo"]
    assert version_of(unit_by_code("00013", as_of=JULY), JULY).parent == unit_by_code("425", as_of=JULY)
    assert version_of(unit_by_code("00011", as_of=JULY), JULY).parent == unit_by_code("40", as_of=JULY)
    assert unit_by_code("40", as_of=JULY) == unit_by_code("40", as_of=EVE)


def test_the_same_file_again_changes_nothing_and_undoing_leaves_no_trace(register):
    make_seat(make_person(), unit_by_code("00001", as_of=EVE), since=BEGINS)
    before = everything()
    assert take_in(MERGER, dry_run=True).created == 4
    assert everything() == before
    for _again in range(2):
        assert take_in(MERGER).preview.seats_moving == 1
        after = everything()
        report = take_in(MERGER)
        assert (report.created, report.updated, report.unchanged) == (0, 0, 10)
        assert everything() == after
        undo_succession(file=SuccessionFile(content=MERGER, on=JULY), actor=None)
        undo_succession(file=SuccessionFile(content=MERGER, on=JULY), actor=None)
        assert everything() == before
    assert Reorganisation.objects.count() == 1


def test_a_draft_may_be_looked_at_first(register):
    before = everything()
    report = draft_succession(file=SuccessionFile(content=MERGER, on=JULY, title="Sắp xếp"), actor=None)
    assert everything() == before
    assert report.reorganisation.title == "Sắp xếp"
    assert report.preview.new_units == 4


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (rows("9,Xã Lạ,,,11,Xã Nam,,merged,1"), [("tệp", "unit_not_in_force")]),
        (
            rows("1,,,,11,Xã Nam,,merged,1", "9,Xã Lạ,,,11,Xã Nam,,merged,1"),
            [("dòng 3", "unit_not_in_force")],
        ),
        (rows("1,Xã Khác,,,11,Xã Nam,,merged,1"), [("dòng 2", "name_differs")]),
        (rows("1,,,,11,Xã Nam,Tỉnh Không Có,merged,1"), [("dòng 2", "unknown_province")]),
        (rows("1,,,,11,Xã Nam,,merged,1", "2,,,,11,Xã Bắc,,merged,1"), [("dòng 3", "contradiction")]),
        (rows("1,,,,,Xã Nam,,merged,1"), [("dòng 2", "missing_code")]),
        (rows("1,,,,11,,,merged,1"), [("dòng 2", "missing_name")]),
        (rows("<b>,,,,11,Xã Nam,,merged,1"), [("dòng 2", "bad_code")]),
        (rows("1,,,,4,Xã Bốn,,merged,1", "2,,,,4,Xã Bốn,,merged,1"), [("00004", "code_taken")]),
        (rows("1,,,,11,Xã Nam,,divided,1", "1,,,,12,Xã Bắc,,divided,1"), [("", "several_main_parts")]),
        (rows(), [("tệp", "no_rows")]),
        (b"ten\nXa Nam\n", [("tệp", "missing_columns")]),
        (b"", [("tệp", "empty")]),
        (b"%PDF-1.7", [("tệp", "wrong_type")]),
    ],
)
def test_what_cannot_be_carried_out_is_said_with_its_place_and_nothing_is_done(register, content, expected):
    before = everything()
    report = take_in(content)
    assert problems(report) == expected
    assert all(str(problem.message).endswith(".") for problem in report.errors)
    assert everything() == before
    assert not Reorganisation.objects.exists()


def test_a_workbook_with_vietnamese_headings_in_another_order():
    book = Workbook()
    for line in (
        ["PHỤ LỤC SẮP XẾP"],
        ["Tên xã mới", "Mã xã mới", "Phần chính", "Mã xã cũ", "Tên xã cũ", "Tỉnh mới"],
        ["Xã Nam", 11, "x", 1, "Xã  Mo\u0323\u0302t", "Tỉnh Nghệ An"],
        ["Xã Bắc", "00012", "không", 1, None, "Tỉnh Nghệ An"],
        ["Xã Bắc", "00012", "không", 1, None, "Tỉnh Nghệ An"],
    ):
        book.active.append(line)
    stream = BytesIO()
    book.save(stream)
    found = succession_in(stream.getvalue())
    assert [(step.old_code, step.new_code, step.is_main) for step in found.steps] == [
        ("00001", "00011", True),
        ("00001", "00012", False),
    ]
    assert [(problem.where, problem.code) for problem in found.warnings] == [("dòng 5", "duplicate_row")]


def command(*arguments):
    out, err = StringIO(), StringIO()
    try:
        call_command("import_succession", *arguments, stdout=out, stderr=err)
    except CommandError as error:
        return error.returncode, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def test_the_command_reports_undoes_and_says_no(register, tmp_path):
    file = tmp_path / "sắp xếp.csv"
    file.write_bytes(MERGER)
    arguments = (str(file), "--on", "01/07/2025", "--decision", "1656/NQ-UBTVQH15")
    status, out, _err = command(*arguments, "--dry-run", "--json")
    plain = json.loads(out.splitlines()[-1])
    assert (status, plain["created"], plain["errors"], len(plain["warnings"]), plain["asks"]) == (0, 4, [], 1, [])
    assert command(*arguments)[:2] == (
        0,
        (
            "447: Tệp không nói gì về Huyện Đảo (mã 447), nơi không có xã, phường nào. Đơn vị này được giữ lại.\n"
            "Lập mới 4, đổi hoặc kết thúc 10, giữ nguyên 0, bỏ qua 0 dòng.\n"
            "0 chức vụ tự chuyển sang đơn vị mới, 0 chức vụ chờ xếp chỗ.\n"
        ),
    )
    assert Reorganisation.objects.get().decision == "1656/NQ-UBTVQH15"
    assert command(*arguments, "--undo", "--json")[0] == 0
    other = tmp_path / "khác.csv"
    other.write_bytes(rows("9,,,,11,Xã Nam,,merged,1"))
    status, _out, err = command(str(other), "--on", "2025-07-01", "--json")
    assert status == 1
    assert err.startswith("tệp: Ngày 30/06/2025 không có xã, phường nào")
    status, out, _err = command(str(other), "--on", "2025-07-01", "--undo", "--json")
    assert (status, json.loads(out)["errors"][0]["code"]) == (1, "unknown_reorganisation")
    assert command(str(tmp_path / "không-có.csv"), "--on", "2025-07-01")[0] == 1
    assert command(str(file), "--on", "2025-07-01", "--decision", "x" * 61)[0] == 1


def country(file):
    return (UNITS / file).read_bytes()


def test_the_whole_country_becomes_34_provinces_and_3321_communes_and_can_go_back():
    import_units(content=country("units-until-2025-06-30.csv"), as_of=BEGINS, actor=None)
    nghe_an = unit_by_code("40", as_of=EVE)
    people = [
        make_seat(make_person(), version.unit, since=BEGINS)
        for district in children_of(nghe_an, EVE)[:4]
        for version in children_of(district.unit, EVE)[:5]
    ]
    assert len(people) == 20
    versions_before = UnitVersion.objects.count()
    report = take_in(country("succession-2025-07-01.csv"))
    assert report.errors == []
    assert [problem.code for problem in report.warnings] == ["not_in_file"] * 5
    assert {problem.where for problem in report.warnings} == {"318", "471", "498", "536", "755"}
    after = import_units(content=country("units-from-2025-07-01.csv"), as_of=JULY, actor=None)
    assert (after.created, after.updated, after.unchanged, after.errors) == (0, 12, 3343, [])
    assert (len(names(EVE, Level.PROVINCE)), len(names(EVE, Level.COMMUNE))) == (63, 10035)
    assert (len(names(JULY, Level.PROVINCE)), len(names(JULY, Level.COMMUNE))) == (34, 3321)
    assert names(JULY, Level.DISTRICT) == []
    assert unit_by_code("40", as_of=JULY) == nghe_an
    assert subtree_of(nghe_an, EVE).filter(level=Level.COMMUNE).count() == 412
    assert subtree_of(nghe_an, JULY).filter(level=Level.COMMUNE).count() == 130
    mapped = seats_mapped(EVE, JULY, within=nghe_an)
    assert {seat.membership_id for seat in mapped} == {seat.pk for seat in people}
    assert len([seat for seat in mapped if seat.unit_id is None]) == report.preview.seats_unmapped
    undo_succession(file=SuccessionFile(content=country("succession-2025-07-01.csv"), on=JULY), actor=None)
    assert names(JULY, Level.COMMUNE) == names(EVE, Level.COMMUNE)
    assert UnitVersion.objects.count() == versions_before
