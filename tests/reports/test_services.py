"""Files: complete, readable by Excel, harmless, the same in every form."""

import csv
import json
import zipfile
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from python_calamine import CalamineWorkbook

from core.models import LogEntry
from organisation.selectors import Scope
from reports import services
from reports.errors import TooManyRowsError
from reports.selectors import ALL, Filter, Question, span_within
from reports.services import export_completion
from tests.factories.accounts import make_person
from tests.factories.organisation import make_seat

pytestmark = pytest.mark.django_db

HEADINGS = [
    "STT",
    "Họ và tên",
    "Năm sinh",
    "Chức vụ",
    "Đơn vị",
    "Thuộc diện",
    "Khóa học",
    "Cấp tổ chức",
    "Số tiết",
    "Từ ngày",
    "Đến ngày",
    "Kết quả",
    "Điểm",
    "Số giấy chứng nhận",
    "Ghi chú",
]


@pytest.fixture
def export(places, tmp_path):
    def export(form, unit=None, **asked):
        filter_ = Filter(**({"chosen": ALL} | asked))
        unit = unit or places.province
        span = span_within(Scope(frozenset([unit.pk])), filter_)
        version = unit.versions.get()
        path = tmp_path / f"out.{form}"
        rows = export_completion(question=Question(version, span, filter_), form=form, path=path, actor=None)
        return path, rows

    return export


def csv_rows(path):
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in content
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_csv_has_everybody_on_every_course(export, year):
    path, rows = export("csv")
    headings, *lines = csv_rows(path)
    today = timezone.localdate().strftime("%d/%m/%Y")
    assert headings == HEADINGS
    assert rows == len(lines) == 8
    assert [line[0] for line in lines] == [str(n) for n in range(1, 9)]
    by_place = {(line[1], line[6]): line for line in lines}
    assert by_place["Hồ Thị Đang", "An toàn thông tin"][9:] == [today, "", "Đang học", "", "", "Quá hạn"]
    assert by_place["Hồ Thị Nghỉ", "An toàn thông tin"][11] == "Được miễn"
    assert by_place["Hồ Thị Xong", "Trí tuệ nhân tạo"][9:] == ["", "", "Chưa bắt đầu", "", "", ""]
    done = by_place["Hồ Thị Xong", "An toàn thông tin"]
    assert done[1:6] == ["Hồ Thị Xong", "1980", "Chuyên viên", "Xã Kim Liên", "cán bộ chuyên trách"]
    assert done[9:12] == [today, today, "Hoàn thành"]
    assert done[13].endswith("GCN-MTTQ-BTT")


def sheets_of(path):
    workbook = CalamineWorkbook.from_path(path)
    return {name: workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names}


def test_the_workbook_opens_with_what_it_says_of_itself(export, year):
    path, _rows = export("xlsx")
    sheets = sheets_of(path)
    assert list(sheets) == ["Thông tin", "Tổng hợp", "Danh sách"]
    cover = dict(sheets["Thông tin"])
    assert cover["Phạm vi"] == "Tỉnh Nghệ An"
    assert cover["Khóa học"] == "Tất cả khóa học"
    assert cover["Đối tượng"] == "Cán bộ chuyên trách"
    assert cover["Lượt hoàn thành"] == "1/6 (16,7%)"
    assert cover["Số liệu đến"].endswith(timezone.localdate().strftime("%d/%m/%Y"))
    assert "trừ người được miễn" in cover["Cách tính"]
    kim_lien = sheets["Tổng hợp"][1]
    assert kim_lien[:2] + kim_lien[-1:] == ["17971", "Xã Kim Liên", "1/6 (16,7%)"]


def test_the_workbook_and_the_csv_say_the_same(export, year):
    from_csv = csv_rows(export("csv")[0])
    from_xlsx = sheets_of(export("xlsx")[0])["Danh sách"]
    as_text = [[str(int(cell)) if isinstance(cell, float) else cell for cell in row] for row in from_xlsx]
    assert as_text == from_csv


def test_an_empty_list_still_has_its_headings(export, places):
    assert csv_rows(export("csv", unit=places.commune)[0]) == [HEADINGS]
    assert sheets_of(export("xlsx", unit=places.commune)[0])["Danh sách"][0] == HEADINGS


@pytest.mark.parametrize("name", ["=1+1", "+84 912", "-2+3", "@SUM(A1)", '=HYPERLINK("http://x")', "Lê, Thị “Hòa”"])
def test_nothing_that_people_wrote_is_computed(export, places, year, name):
    make_seat(make_person(name), places.commune)
    names = {row[1] for row in csv_rows(export("csv")[0])}
    assert (f"'{name}" if name[0] in "=+-@" else name) in names
    path = export("xlsx")[0]
    assert name in {row[1] for row in sheets_of(path)["Danh sách"]}
    with zipfile.ZipFile(path) as archive:
        assert not any(b"<f>" in archive.read(part) for part in archive.namelist() if "worksheets" in part)


def test_text_leaves_composed(export, places, year):
    decomposed = "Nguye\u0302\u0303n Thi\u0323 Ho\u0300a"
    person = make_person("Tạm")
    type(person).objects.filter(pk=person.pk).update(full_name=decomposed)
    make_seat(person, places.commune)
    assert "Nguyễn Thị Hòa" in {row[1] for row in csv_rows(export("csv")[0])}
    assert "Nguyễn Thị Hòa" in {row[1] for row in sheets_of(export("xlsx")[0])["Danh sách"]}


def test_more_rows_than_a_sheet_holds_are_refused_before_writing(export, year, monkeypatch):
    monkeypatch.setattr(services, "MOST_ROWS", 7)
    with pytest.raises(TooManyRowsError) as refusal:
        export("xlsx")
    assert "8 dòng" in refusal.value.sentence
    assert export("csv")[1] == 8


def report(path, *arguments):
    out = StringIO()
    call_command("completion_report", str(path), *arguments, stdout=out)
    return out.getvalue()


def test_the_command_writes_the_object_of_the_contract(tmp_path, places, year):
    path = tmp_path / "out.json"
    said = report(path, "--unit", "17971", "--format", "json", "--json")
    assert json.loads(said.splitlines()[-1])["rows"] == 8
    answer = json.loads(path.read_text())
    assert answer["unit"] == "17971"
    assert answer["as_of"] == timezone.localdate().isoformat()
    assert answer["generated_at"].endswith("+07:00")
    rows = {(row["person"], row["course"]): row for row in answer["rows"]}
    assert len(rows) == 8
    done = rows["Hồ Thị Xong", "attt"]
    assert (done["unit"], done["status"]) == ("17971", "completed")
    assert done["completed_at"][:10] == timezone.localdate().isoformat()
    assert done["certificate"].endswith("GCN-MTTQ-BTT")
    assert (
        rows["Hồ Thị Xong", "ai"] | {"status": "not_started", "completed_at": None, "certificate": None}
        == (rows["Hồ Thị Xong", "ai"])
    )
    assert {row["status"] for row in answer["rows"]} == {"completed", "studying", "not_started", "exempt"}
    assert LogEntry.objects.get(event="reports.report_exported").actor is None


def test_the_command_reads_the_past(tmp_path, places, year):
    path = tmp_path / "out.json"
    report(path, "--unit", "40", "--as-of", "2025-11-30", "--format", "json")
    answer = json.loads(path.read_text())
    assert answer["as_of"] == "2025-11-30"
    assert {row["status"] for row in answer["rows"]} == {"not_started", "exempt"}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--unit", "99999", "--format", "csv"), "Không có đơn vị mang mã 99999"),
        (("--unit", "17971", "--format", "csv", "--as-of", "1999-01-01"), "Không có đơn vị mang mã 17971"),
        (("--unit", "17971", "--format", "pdf"), "pdf"),
        (("--unit", "17971", "--format", "csv", "--as-of", "hôm qua"), "không phải ngày"),
        (("--unit", "17971", "--format", "csv", "--as-of", "2999-01-01"), "chưa tới"),
    ],
)
def test_the_command_refuses_with_a_sentence(tmp_path, year, arguments, sentence):
    with pytest.raises(CommandError) as refusal:
        report(tmp_path / "out", *arguments)
    assert sentence in str(refusal.value)


def test_what_fails_half_way_leaves_the_old_file_alone(tmp_path, year, monkeypatch):
    path = tmp_path / "out.xlsx"
    path.write_text("tháng trước")
    monkeypatch.setattr(services, "MOST_ROWS", 1)
    with pytest.raises(CommandError, match="Đồng chí xuất dạng CSV"):
        report(path, "--unit", "17971", "--format", "xlsx")
    assert path.read_text() == "tháng trước"
    assert [file.name for file in tmp_path.iterdir()] == ["out.xlsx"]


def test_a_file_that_cannot_be_written_is_named(tmp_path, year):
    with pytest.raises(CommandError, match="Không ghi được tệp"):
        report(tmp_path / "khong-co" / "out.csv", "--unit", "17971", "--format", "csv")
    assert not LogEntry.objects.filter(event="reports.report_exported").exists()
