"""`score_units` on files: the golden list as its last line; what is broken is said in a sentence with its place."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.emulation.test_calculations import GOLDEN, golden


def run(tmp_path, table, inputs=None, **options):
    """What the command prints, given documents or raw bytes."""
    paths = {}
    for name, document in (("table", table), ("inputs", table if inputs is None else inputs)):
        paths[name] = tmp_path / f"{name}.json"
        content = document if isinstance(document, bytes) else json.dumps(document, default=str).encode()
        paths[name].write_bytes(content)
    out, err = StringIO(), StringIO()
    try:
        call_command("score_units", **paths, **options, stdout=out, stderr=err)
    except CommandError as error:
        return out.getvalue(), f"{err.getvalue()}{error}"
    return out.getvalue(), err.getvalue()


def test_the_last_line_is_the_list_of_results(tmp_path):
    out, err = run(tmp_path, golden())
    results = json.loads(out.splitlines()[-1])
    assert results[:3] == GOLDEN["expected_results"]
    assert [one["unit"] for one in results] == ["U01", "U02", "U03", "U04", "U05"]
    assert err == ""


def test_with_json_the_last_line_is_one_object(tmp_path):
    out, _err = run(tmp_path, golden(), json=True)
    assert json.loads(out.splitlines()[-1])["expected_results"][:3] == GOLDEN["expected_results"]


def test_table_and_inputs_may_be_two_files(tmp_path):
    table = golden()
    units = {"units": table.pop("units")}
    out, _err = run(tmp_path, table, units)
    assert json.loads(out)[:3] == GOLDEN["expected_results"]


def test_a_byte_order_mark_and_plain_numbers_do_no_harm(tmp_path):
    content = "\ufeff" + json.dumps(GOLDEN, default=float)
    out, _err = run(tmp_path, content.encode())
    assert json.loads(out)[:3] == GOLDEN["expected_results"]


def test_units_that_nothing_tells_apart_are_named_for_the_council(tmp_path):
    document = golden()
    document["units"] = [document["units"][0], document["units"][0] | {"id": "U09"}]
    out, err = run(tmp_path, document)
    assert [one["rank"] for one in json.loads(out)] == [1, 1]
    assert "chờ Hội đồng quyết định: U01, U09" in err


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "hỏng ở dòng 1"),
        (b'{"scoring_table": {"base_total": "100",}', "hỏng ở dòng 1"),
        (b"\xff\xfe{}", "không phải văn bản UTF-8"),
        (b"[1, 2]", "phải là một đối tượng JSON"),
        (b'{"a": NaN}', "“NaN” không phải số"),
        (b'{"units": [], "units": []}', "“units” ghi hai lần"),
        (b"[" * 100_000, "quá nhiều tầng"),
        (b"{}", "scoring_table: còn thiếu"),
    ],
)
def test_a_broken_file_is_refused_with_a_sentence(tmp_path, content, sentence):
    out, err = run(tmp_path, content)
    assert out == ""
    assert sentence in err


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"khong-co\.json"):
        call_command("score_units", table=tmp_path / "khong-co.json", inputs=tmp_path / "khong-co.json")


def change(path, value):
    """The golden document with one thing changed (or, with None, taken out)."""
    document = golden()
    here = document
    for step in path[:-1]:
        here = here[step]
    if value is None:
        del here[path[-1]]
    else:
        here[path[-1]] = value
    return document


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        (("criteria", 4, "children", 0, "max_points"), None, "criteria → V → children → V.1 → max_points: còn thiếu"),
        (("criteria", 4, "children", 0, "max_points"), "tám", "V.1 → max_points: phải là số"),
        (("criteria", 4, "children", 0, "formula"), "ma thuật", "V.1: “ma thuật” không có trong các loại"),
        (("criteria", 4, "max_points"), "20", "nhóm V có tổng điểm tiêu chí 25, vượt điểm nhóm 20"),
        (("scoring_table", "base_total"), "90", "tổng điểm các nhóm là 100.0, vượt tổng điểm 90"),
        (("awards", 0, "conditions", 0), "đẹp nhất", "không hiểu điều kiện “đẹp nhất”"),
        (("units",), [], "chưa có đơn vị nào"),
        (("units", 1, "inputs", "late_reports"), None, "U02 → IV.2: chưa có số liệu"),
        (("units", 1, "inputs", "late_reports"), "-1", "U02 → IV.2: số lần phải là số nguyên không âm"),
        (("units", 1, "inputs", "late_reports"), "1.5", "U02 → IV.2: số lần phải là số nguyên không âm"),
        (("units", 1, "inputs", "late_reports"), "nhiều", "U02 → inputs → late_reports: phải là số"),
        (("units", 1, "inputs", "late_reports"), "Infinity", "late_reports: phải là số"),
        (("units", 1, "manual", "I.1"), "6.25", "U02 → I.1: điểm chấm phải từ 0 đến điểm chuẩn"),
        (("units", 1, "manual", "I.1"), "5.6", "U02 → I.1: điểm chấm không đúng bước"),
        (("units", 1, "bonus"), {"B9": 1}, "U02 → B9: bảng điểm không có mã này"),
        (("units", 1, "bonus"), {"B1": -1}, "U02 → bonus → B1: không được nhỏ hơn 0"),
        (("units", 1, "id"), "U01", "U01: đơn vị ghi hai lần"),
        (("units", 1, "council_decision"), {"place": 1}, "council_decision → reason: còn thiếu"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path, path, value, sentence):
    out, err = run(tmp_path, change(path, value))
    assert out == ""
    assert sentence in err


def test_every_fault_is_said_not_only_the_first(tmp_path):
    document = change(("units", 1, "inputs", "late_reports"), None)
    document["units"][3]["manual"] = {}
    _out, err = run(tmp_path, document)
    assert [line for line in err.splitlines() if "→" in line][:4] == [
        "U02 → IV.2: chưa có số liệu",
        "U04 → I.1: chưa có số liệu",
        "U04 → II.1: chưa có số liệu",
        "U04 → VI.1: chưa có số liệu",
    ]
