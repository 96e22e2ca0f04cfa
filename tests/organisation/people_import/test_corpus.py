"""The files that HR officers really have, given to the command: each ends as its sidecar says."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from accounts.models import Person
from core.text.names import name_key
from organisation.models import ImportRow, Membership, PeopleImport
from organisation.selectors import versions_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_units")]

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
SIDECAR = ".expected.json"
BIG = "p13-5000-dong.xlsx"
TAKEN_IN = {"import", "import_with_warning"}
# What the sidecars of files that are no lists of people name is what their own importers do with them.
NOT_LISTS = {".docx", ".jpg", ".svg", ".xml", ".zip"}


def files(folder):
    return sorted(
        path for path in (CORPUS / folder).iterdir() if not path.name.endswith(SIDECAR) and path.suffix != ".md"
    )


def lists():
    hostile = [path for path in files("hostile") if path.suffix not in NOT_LISTS]
    return [path for path in (*files("people"), *hostile) if path.name != BIG]


def expected_of(path):
    return json.loads(path.with_name(path.name + SIDECAR).read_text("utf-8"))


def give(path, *options):
    out, status = StringIO(), 0
    try:
        call_command("import_people", path, "--json", *options, stdout=out, stderr=out)
    except CommandError:
        status = 1
    *_lines, last = out.getvalue().splitlines()
    report = json.loads(next(line for line in (last, *reversed(_lines)) if line.startswith("{")))
    return status, report, out.getvalue()


def stored():
    """Everything that any table holds, as one text."""
    texts = []
    for model in apps.get_models():
        if (
            model._meta.managed
            and not model._meta.proxy
            and model._meta.app_label in {"accounts", "organisation", "core"}
        ):
            texts += [str(row) for row in model.objects.values_list()]
    return "\n".join(texts)


def people():
    """Name, birth and phone of everybody, with the codes of the communes where they sit."""
    codes = dict(versions_at(PeopleImport.objects.latest("pk").as_of).values_list("unit_id", "code"))
    found = {}
    for seat in Membership.objects.select_related("person"):
        found.setdefault(seat.person, set()).add(codes[seat.unit_id])
    return found


def matches(person, codes, wanted):
    names = {name_key(name) for name in (wanted["full_name"], *wanted.get("full_name_accept", ()))}
    births = wanted.get("birth_date_accept", [wanted.get("birth_date")])
    born = person.birth_date.isoformat() if person.birth_date else None
    return (
        person.sort_key in names
        and ("birth_date" not in wanted or born in births)
        and ("birth_date" not in wanted or born or person.birth_year == wanted["birth_year"])
        and (person.phone or None) == wanted.get("phone", person.phone or None)
        and (wanted["unit_code"] is None or wanted["unit_code"] in codes)
    )


@pytest.mark.parametrize("path", lists(), ids=lambda path: path.name)
def test_a_list_ends_as_its_sidecar_says(path):
    expected = expected_of(path)
    status, report, said = give(path)
    if expected["verdict"] in ("refuse", "ask"):
        assert status == 1
        assert report["errors"] if expected["verdict"] == "refuse" else report["asks"]
        assert expected["reason"] in {found["code"] for found in (*report["errors"], *report["asks"])}
        assert not Person.objects.exists()
        assert not PeopleImport.objects.exists()
        assert not ImportRow.objects.exists()
    else:
        check_people(expected, report)
    held = stored() + said
    assert not [value for value in expected.get("forbidden_values", ()) if value in held]


def check_people(expected, report):
    found = people()
    for wanted in expected.get("people", ()):
        is_there = any(matches(person, codes, wanted) for person, codes in found.items())
        if wanted.get("action", "import") in TAKEN_IN:
            assert is_there, wanted
        elif wanted["action"] == "ask" and "ask" in wanted.get("action_accept", ["ask"]):
            asked = [ask for ask in report["asks"] if ask["where"].endswith(f"dòng {wanted['row']}")]
            assert asked, wanted
    counts = expected.get("counts", {}).get("by_action", {})
    if counts:
        assert report["created"] == sum(counts.get(action, 0) for action in TAKEN_IN)
        assert report["skipped"] == counts.get("ask", 0)
        assert report["unchanged"] == counts.get("merge", 0)
        assert report["updated"] == counts.get("merge_add_membership", 0)


@pytest.mark.parametrize(
    "path", [path for path in lists() if expected_of(path)["verdict"] == "ask"], ids=lambda p: p.name
)
def test_a_file_that_asks_is_taken_in_once_somebody_agreed(path):
    expected = expected_of(path)
    give(path, "--accept", expected["reason"])
    if "people" in expected:
        check_people({"people": expected["people"]}, {})
    assert Person.objects.exists()


TWICE = (
    "p01-sach.xlsx",
    "p11-trung-nguoi.xlsx",
    "p12-ten-xa-cu-sai.xlsx",
    "p17-dien-thoai-vai-kieu.xlsx",
    "p21-moi-xa-mot-trang.xlsx",
)


@pytest.mark.parametrize("name", TWICE)
def test_the_same_file_again_changes_nothing(name):
    path = CORPUS / "people" / name
    give(path)
    before = stored()
    _status, report, _said = give(path)
    assert (report["created"], report["updated"]) == (0, 0)
    assert stored() == before


@pytest.mark.parametrize("path", [path for path in files("hostile") if path.suffix in NOT_LISTS], ids=lambda p: p.name)
def test_what_is_no_list_is_refused_with_a_sentence(path):
    status, report, _said = give(path)
    assert status == 1
    assert report["errors"]
    assert not Person.objects.exists()


def test_a_dry_run_reports_the_same_and_writes_nothing():
    path = CORPUS / "people" / "p12-ten-xa-cu-sai.xlsx"
    before = stored()
    _status, dry, _said = give(path, "--dry-run")
    assert stored() == before
    assert dry == give(path)[1]


def test_five_thousand_rows_are_taken_in_and_each_bad_one_is_named():
    expected = expected_of(CORPUS / "people" / BIG)
    status, report, _said = give(CORPUS / "people" / BIG)
    assert status == 1
    held_back = {"name_missing", "unit_unknown"}
    wanted = {(f"dòng {issue['row']}", issue["code"]) for issue in expected["row_issues"]}
    found = {(said["where"], said["code"]) for name in ("errors", "asks", "warnings") for said in report[name]}
    assert wanted <= found
    assert report["skipped"] == sum(issue["code"] in held_back for issue in expected["row_issues"])
    assert report["created"] == expected["counts"]["rows"] - report["skipped"]
    assert Person.objects.count() == report["created"]
    per_unit = {}
    for codes in people().values():
        per_unit[next(iter(codes))] = per_unit.get(next(iter(codes)), 0) + 1
    assert sum(per_unit.values()) == report["created"]
    assert all(per_unit[code] >= good for code, good in expected["per_unit_good"].items())
