"""The lists that offices really have: what is read from each is what its sidecar says."""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from core.files.sheets import read_book
from organisation.formats.people import Field, read_people
from tests.organisation.formats.people.lists import TODAY, codes

FOLDER = Path(__file__).resolve().parents[3] / "corpus" / "people"
FILES = sorted(path.name.removesuffix(".expected.json") for path in FOLDER.glob("*.expected.json"))
# Of units only whoever knows the register can judge; a telephone that belongs to another is a question of its own here.
JUDGED_ELSEWHERE = {"unit_spelling_variant", "unit_unknown", "unit_old_name_one_successor", "unit_ambiguous_old_name"}
SEXES = {"Nam": "male", "Nữ": "female"}
CATEGORIES = {"digital_team": "team_member"}
FIELDS = {None: "dropped", "personal_id": "dropped", "ignored": "unknown"}


@cache
def expected(name):
    return json.loads((FOLDER / f"{name}.expected.json").read_text(encoding="utf-8"))


@cache
def people_of(name):
    return read_people(read_book((FOLDER / name).read_bytes(), convert_legacy=True), today=TODAY)


def rows_of(name):
    return {(row.sheet, row.number): row for row in people_of(name).rows}


def key(name, item):
    return item.get("sheet") or expected(name)["sheet"] or "", item["row"]


def field_of(column):
    field = FIELDS.get(column["field"], column["field"])
    return field.replace("sex=Nam", "sex=male").replace("sex=Nữ", "sex=female")


@pytest.fixture(params=FILES)
def name(request):
    return request.param


def test_the_corpus_is_there():
    assert len(FILES) == 20


def test_headings_are_found_and_every_column_is_understood(name):
    people, said = people_of(name), expected(name)
    assert set(people.heading_rows.values()) == {tuple(said["header_rows"])}
    found = {(column.number, column.heading, str(column.field)) for column in people.columns if column.heading}
    assert found == {(column["index"], column["header"], field_of(column)) for column in said["columns"]}


def test_as_many_people_and_skipped_rows_as_the_file_has(name):
    people, said = people_of(name), expected(name)
    assert len(people.rows) == said["counts"].get("people", said["counts"].get("rows"))
    assert {(row.sheet, row.number) for row in people.skipped} == {key(name, row) for row in said["skipped_rows"]}


def test_every_field_of_every_person_is_read(name):
    rows, said = rows_of(name), expected(name)
    for person in said.get("people", said.get("people_sample")):
        row = rows[key(name, person)]
        assert row.full_name in person.get("full_name_accept", [person["full_name"]])
        day = row.birth_date and row.birth_date.isoformat()
        assert day in person.get("birth_date_accept", [person["birth_date"]])
        assert (row.birth_year, row.phone) == (person["birth_year"], person["phone"] or "")
        assert row.position_text == person["position"]
        assert row.unit_text == person.get("unit_text", row.unit_text)
        assert row.sex == SEXES.get(person.get("sex"), row.sex)
        category = person.get("category", row.category)
        assert row.category == CATEGORIES.get(category, category)


def test_what_is_wrong_with_a_row_is_said_and_no_more(name):
    said = {(*key(name, issue), issue["code"]) for issue in expected(name)["row_issues"]}
    found = {
        (*place, "possible_duplicate" if code == "phone_of_another" else code)
        for place, row in rows_of(name).items()
        for code in codes(row)
    }
    missing = {issue for issue in said - found if issue[2] not in JUDGED_ELSEWHERE}
    assert not missing
    of_no_weight = {"name_case_changed", "birth_date_from_number", "hidden_row", "cell_formula_without_value"}
    assert {code for *_, code in found - said} <= of_no_weight | {"same_name_other_person"}


def test_the_same_person_is_found_again(name):
    rows = rows_of(name)
    for person in expected(name).get("people", ()):
        row = rows[key(name, person)]
        if person["action"] in {"merge", "merge_add_membership"}:
            assert row.same_as == person["duplicate_of_row"]
        elif person["action"] == "ask" and "duplicate_of_row" in person:
            assert (row.same_as, row.like) == (None, person["duplicate_of_row"])
        else:
            assert (row.same_as, row.like) == (None, None)


def test_forbidden_values_are_nowhere(name):
    people = repr(people_of(name))
    assert not [value for value in expected(name).get("forbidden_values") or () if value in people]
    for column in people_of(name).columns:
        if column.field in {Field.DROPPED, Field.UNKNOWN}:
            assert all(column.heading not in row.cells for row in people_of(name).rows)


def test_five_thousand_rows_are_read_to_the_letter():
    said, people = expected("p13-5000-dong.xlsx"), people_of("p13-5000-dong.xlsx")
    bad = {"name_missing", "phone_invalid", "birth_date_invalid"}
    good = [row for row in people.rows if not bad & set(codes(row)) and row.unit_code != "99999"]
    lines = [f"{row.full_name}|{row.birth_date.isoformat()}|{row.phone}|{row.unit_code}\n" for row in good]
    assert len(good) == said["counts"]["good"]
    assert sha256("".join(lines).encode()).hexdigest() == said["digest"]["sha256"]


def test_units_above_the_list_or_in_the_name_of_its_sheet():
    assert people_of("p02-quoc-hieu-tieu-de-hai-dong.xlsx").unit_text == "XÃ TAM HỢP"
    assert {row.unit_text for row in people_of("p21-moi-xa-mot-trang.xlsx").rows} == {
        "Xã Anh Sơn",
        "Xã Vĩnh Tường",
        "Xã Nhân Hòa",
    }


def test_legacy_text_is_not_read_before_it_is_converted():
    people = read_people(read_book((FOLDER / "p10-tcvn3-vntime.xls").read_bytes()), today=TODAY)
    assert people.rows == ()
    assert codes(people) == ["legacy_encoding"]


def test_formulas_that_were_never_computed_are_asked_about():
    people = people_of("p34-cong-thuc-khong-gia-tri.xlsx")
    assert codes(people) == ["formula_without_cached_value"] * 2
    assert all(not row.phone for row in people.rows)
