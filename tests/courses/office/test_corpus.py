"""Every lesson of the corpus ends as its sidecar says: read by the format, and taken in by the command."""

import json
import shutil
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from courses.models import LessonPage
from tests.courses.office import facts
from tests.factories.courses import make_course_page

LESSONS = facts.files("lessons", *facts.OFFICE)
HOSTILE = facts.files("hostile", ".docx", ".pptx", ".docm", ".zip", ".xlsx", ".svg", ".xls")
HAS_LIBREOFFICE = bool(shutil.which("soffice") or shutil.which("libreoffice"))


def imported(path, course, *more):
    """The report of the command, and whether it ended well."""
    out = StringIO()
    try:
        call_command("import_lesson", path, "--course", course.slug, "--json", *more, stdout=out, stderr=StringIO())
    except CommandError:
        return json.loads(out.getvalue().splitlines()[-1]), False
    return json.loads(out.getvalue().splitlines()[-1]), True


@pytest.fixture
def empty_course(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return make_course_page(slug="nhap-bai")


@pytest.mark.parametrize("path", LESSONS, ids=facts.name)
def test_a_lesson_ends_as_its_sidecar_says(path, empty_course):
    wanted = facts.sidecar(path)
    report, ended_well = imported(path, empty_course)
    verdict = wanted["verdict"]
    if path.suffix in {".doc", ".ppt"} and not HAS_LIBREOFFICE:
        verdict = "refuse"
        assert report["errors"][0]["code"] == wanted["alternative_verdict"].rpartition(" ")[2]
    if verdict == "ask":
        assert [ask["code"] for ask in report["asks"]] == [wanted["reason"]]
        assert not LessonPage.objects.exists()
        report, ended_well = imported(path, empty_course, "--accept", wanted["reason"])
        verdict = "import"
    assert ended_well == (verdict != "refuse")
    if verdict == "refuse":
        assert not LessonPage.objects.exists()
        return
    assert {warning["code"] for warning in report["warnings"]} >= set(wanted.get("warnings", ()))
    check_lesson(report, wanted)


def check_lesson(report, wanted):
    (lesson,) = report["lessons"]
    stored = LessonPage.objects.get(pk=lesson["page"])
    assert not stored.live
    assert stored.get_latest_revision() is not None
    if "title_accept" not in wanted:
        assert facts.plain(lesson["title"]) == facts.plain(wanted["title"])
    if "slides" in wanted:
        check_slides(lesson, wanted)
        return
    blocks = lesson["blocks"]
    assert facts.compare(blocks, wanted["blocks"]) is None
    assert report["suggested_split"] == wanted.get("suggested_split", [])
    texts = facts.flat([block.value for block in stored.body]) + facts.flat(lesson)
    assert [text for text in wanted.get("must_not_appear", ()) if text in texts] == []
    for text in wanted.get("must_appear_once", ()):
        assert facts.flat(lesson["blocks"]).count(text) == 1
    assert [note["text"] for note in lesson["footnotes"]] == [note["text"] for note in wanted.get("footnotes", ())]


def check_slides(lesson, wanted):
    shown = [slide for slide in wanted["slides"] if not slide.get("hidden")]
    headings = [block for block in lesson["blocks"] if block["type"] == "heading"]
    assert [heading["text"] for heading in headings] == [slide["title"] for slide in shown[1:]]
    texts = facts.flat(lesson["blocks"])
    for slide in shown:
        for block in slide["blocks"]:
            assert all(text in texts for text in [block.get("text", ""), *block.get("items", ())])
        assert slide["notes"] is None or (slide["notes"] in lesson["trainer_notes"] and slide["notes"] not in texts)
    tables = [block["rows"] for block in lesson["blocks"] if block["type"] == "table"]
    assert tables == [b["rows"] for slide in shown for b in slide["blocks"] if b["type"] == "table"]
    alts = [block["alt"] for block in lesson["blocks"] if block["type"] == "image"]
    assert alts == [b["alt"] for slide in shown for b in slide["blocks"] if b["type"] == "image"]
    hidden = [slide for slide in wanted["slides"] if slide.get("hidden")]
    assert [b["text"] for slide in hidden for b in slide["blocks"] if b["text"] in texts] == []


@pytest.mark.parametrize("path", HOSTILE, ids=facts.name)
def test_a_hostile_file_ends_as_its_sidecar_says(path, empty_course):
    wanted = facts.sidecar(path)
    report, ended_well = imported(path, empty_course)
    is_document = path.suffix == ".docx"
    if wanted["verdict"] == "refuse" or not is_document:
        assert not ended_well
        assert not LessonPage.objects.exists()
        (error,) = report["errors"]
        assert error["message"].endswith(".")
        assert not is_document or error["code"] == wanted["reason"]
        return
    assert ended_well
    assert wanted["reason"] in {warning["code"] for warning in report["warnings"]}
    assert facts.compare(report["lessons"][0]["blocks"], wanted.get("blocks", report["lessons"][0]["blocks"])) is None
    assert not any(text in json.dumps(report) for text in wanted.get("must_not_contain", ()))
