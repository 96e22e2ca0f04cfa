"""Banks through the commands: stored once, found again, refused with a reason."""

import json
import time
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from core.models import LogEntry
from quizzes.formats import OutputFormat
from quizzes.models import Question, QuestionBank, QuestionVersion
from quizzes.selectors import drawable_questions

pytestmark = pytest.mark.django_db

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
SIDECAR = ".expected.json"
FILES = sorted(path for path in (CORPUS / "questions").iterdir() if not path.name.endswith(SIDECAR))


def expected_of(path):
    return json.loads(path.with_name(path.name + SIDECAR).read_text("utf-8"))


def give(path, *options, bank="thu"):
    out, status = StringIO(), 0
    try:
        call_command("import_questions", path, "--bank", bank, "--json", *options, stdout=out, stderr=out)
    except CommandError:
        status = 1
    return status, json.loads(out.getvalue().splitlines()[-1])


def take_out(tmp_path, form, bank="thu"):
    path = tmp_path / f"bank-{form}"
    call_command("export_questions", path, "--bank", bank, "--format", str(form), stdout=StringIO(), stderr=StringIO())
    return path


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_of_the_corpus_ends_as_its_sidecar_says(path):
    expected = expected_of(path)
    status, report = give(path)
    good, refused = len(expected["questions"]), len(expected["refused_items"])
    assert (status, report["created"], report["skipped"]) == (1 if refused else 0, good, refused)
    assert [error["code"] for error in report["errors"]] == [item["code"] for item in expected["refused_items"]]
    assert Question.objects.count() == QuestionVersion.objects.count() == good


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_same_file_again_changes_nothing(path):
    give(path)
    versions = QuestionVersion.objects.count()
    report = give(path)[1]
    assert (report["created"], report["updated"], report["unchanged"]) == (0, 0, versions)
    assert QuestionVersion.objects.count() == versions


def test_a_trial_stores_nothing_not_even_the_bank():
    report = give(FILES[0], "--dry-run")[1]
    assert report["created"] == 7
    assert not QuestionBank.objects.exists()
    assert not LogEntry.objects.filter(event="quizzes.questions_imported").exists()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("h03-xxe.docx", "dtd_forbidden"),
        ("h04-xxe-moodle.xml", "dtd_forbidden"),
        ("h05-xml-long-sau.xml", "too_deep"),
        ("h06-zip-slip-scorm.zip", "path_traversal"),
        ("h13-docx-cat-cut.docx", "damaged"),
        ("h28-trung-ten-trong-zip.docx", "duplicate_entries"),
    ],
)
def test_files_that_mean_harm_are_refused_whole(name, code):
    status, report = give(CORPUS / "hostile" / name)
    assert (status, [error["code"] for error in report["errors"]]) == (1, [code])
    assert "root:" not in json.dumps(report)
    assert not Question.objects.exists()


@pytest.mark.parametrize(
    "path",
    sorted(path for path in (CORPUS / "hostile").iterdir() if not path.name.endswith(SIDECAR)),
    ids=lambda path: path.name,
)
def test_no_file_of_the_corpus_ends_in_a_traceback(path):
    status, report = give(path)
    assert status == 1
    assert report["errors"] or report["asks"]
    assert not Question.objects.exists()


def test_questions_agreed_to_have_two_right_answers_are_taken_in():
    path = next(path for path in FILES if path.stem.startswith("q11"))
    assert give(path)[1]["skipped"] == 5
    status, report = give(path, "--accept", "two_correct_marked")
    assert (status, report["created"], report["skipped"]) == (1, 1, 4)


@pytest.mark.parametrize("form", list(OutputFormat))
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_bank_that_went_out_comes_back_unchanged(path, form, tmp_path):
    give(path)
    try:
        out = take_out(tmp_path, form)
    except CommandError:
        out = tmp_path / f"bank-{form}"
    before = QuestionVersion.objects.count()
    report = give(out)[1]
    assert (report["created"], report["updated"], report["errors"]) == (0, 0, [])
    assert QuestionVersion.objects.count() == before


@pytest.mark.parametrize("form", [form for form in OutputFormat if form != OutputFormat.AIKEN])
def test_a_bank_moves_to_another_place_whole(form, tmp_path):
    path = next(path for path in FILES if path.stem.startswith("q05"))
    give(path)
    report = give(take_out(tmp_path, form), bank="khac")[1]
    assert report["created"] == 6
    facts = ("type", "stem", "key", "explanation", "level")
    here, there = (
        list(QuestionVersion.objects.filter(question__bank__code=code).order_by("question__code").values_list(*facts))
        for code in ("thu", "khac")
    )
    if form == OutputFormat.GIFT:
        here, there = ([row[:4] for row in rows] for rows in (here, there))
    assert here == there


def test_a_thousand_questions_are_taken_in_within_ten_seconds(tmp_path):
    path = tmp_path / "lon.txt"
    path.write_text(
        "\n".join(f"Câu {n}. Câu hỏi số {n}?\nA. Một {n}\nB. Hai\nC. Ba\nD. Bốn\nĐáp án: B" for n in range(1, 1001))
    )
    began = time.perf_counter()
    assert give(path)[1]["created"] == 1000
    assert give(path)[1]["unchanged"] == 1000
    assert time.perf_counter() - began < 10


def test_a_changed_option_is_a_new_version_and_what_the_file_does_not_say_stays(tmp_path):
    path = tmp_path / "cau.txt"
    path.write_text(
        "Câu 1. Một tiết mấy phút?\nA. 30\nB. 45\nC. 60\nĐáp án: B\nGiải thích: Quy ước.\nMức độ: Vận dụng\n"
    )
    give(path)
    path.write_text("Câu 7. Một tiết mấy phút?\nA. 35\nB. 45\nC. 60\nĐáp án: B\n")
    assert give(path)[1]["updated"] == 1
    current = Question.objects.select_related("current").get().current
    assert (current.number, current.explanation, current.level) == (2, "Quy ước.", "applied")


def test_a_unit_survives_a_format_that_knows_none(tmp_path):
    path = tmp_path / "cau.txt"
    path.write_text("Câu 1. Một tiết dài bao lâu?\nDạng: Nhập số\nĐáp án: 45 ± 1 phút\n")
    give(path)
    assert give(take_out(tmp_path, OutputFormat.GIFT))[1]["unchanged"] == 1
    assert Question.objects.select_related("current").get().current.body["unit"] == "phút"


def test_a_code_of_quite_another_question_is_asked_about(tmp_path):
    path = tmp_path / "cau.gift"
    path.write_text("::K1::Thủ đô của nước ta ở đâu? {=Hà Nội ~Huế}")
    give(path)
    path.write_text("::K1::Mật khẩu mạnh gồm bao nhiêu ký tự? {=12 ~4}")
    status, report = give(path)
    assert (status, report["skipped"], [ask["code"] for ask in report["asks"]]) == (1, 1, ["code_taken"])
    status, report = give(path, "--accept", "code_taken")
    assert (status, report["updated"], Question.objects.count()) == (0, 1, 1)


def test_questions_of_every_type_are_drawn_with_their_pictures():
    give(next(path for path in FILES if path.stem.startswith("q09")))
    bank = QuestionBank.objects.get(code="thu")
    assert (bank.questions.count(), len(drawable_questions(bank, ()))) == (5, 5)


def test_an_unknown_bank_cannot_be_taken_out(tmp_path):
    with pytest.raises(CommandError, match="mang mã “khong”"):
        take_out(tmp_path, OutputFormat.JSON, bank="khong")
