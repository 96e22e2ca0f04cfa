"""From a quiz to sheets of paper, and from sheets to marks: read, doubted, taken once, refused twice."""

from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from core.models import LogEntry
from courses.errors import NotEnrolledError
from quizzes.errors import AnonymousOnPaperError, MisreadSheetError, NotASheetFileError, SheetTakenError
from quizzes.models import AnswerSheet, Attempt, AttemptState, ScanState, SheetScan
from quizzes.services.printing import PrintOrder, print_quiz
from quizzes.services.scanning import keep_scans, read_scan
from quizzes.services.sheets import name_sheet, refuse_sheet, take_sheet
from tests.factories.quizzes import do, make_exam, make_place, right_response, start
from tests.quizzes.paper.distortion import as_bytes, photographed, scanned
from tests.quizzes.paper.sheets import blank_of, fields_read, picture_of, right_marks, sheet_of

pytestmark = pytest.mark.django_db


def read(run, *contents):
    """What became of these files, in order."""
    for scan in keep_scans(run=run, files=contents, actor=None).kept:
        read_scan(scan=scan)
    return list(SheetScan.objects.filter(print_run=run).order_by("pk"))


def test_variants_ask_the_same_in_another_order(run):
    first, second = run.variants.all()
    assert (first.code, second.code) == ("101", "102")
    versions = [[item["version"] for item in variant.paper["items"]] for variant in (first, second)]
    assert sorted(versions[0]) == sorted(versions[1])
    assert first.paper != second.paper
    assert AnswerSheet.objects.filter(variant__print_run=run).count() == 3
    assert LogEntry.objects.get(event="quizzes.quiz_printed").payload["sheets"] == 3


def test_a_photograph_becomes_an_attempt_that_the_same_engine_marks(run, learner, trainer):
    sheet = sheet_of(run, learner.person)
    photo = as_bytes(photographed(picture_of(sheet, right_marks(sheet.variant)), turned=90))
    (scan,) = read(run, photo)
    assert (scan.state, scan.sheet, scan.reason) == (ScanState.READ, sheet, "")

    attempt = take_sheet(scan=scan, learner=learner.person, fields=fields_read(scan), actor=trainer)
    assert (attempt.state, attempt.percent, attempt.is_passed) == (AttemptState.RELEASED, 100, True)
    assert attempt.submitted_at.date() == date(2026, 11, 20)
    assert attempt.answers.count() == 5
    assert {answer.given_by for answer in attempt.answers.all()} == {trainer}


def test_pages_of_a_scanner_are_sheets_of_their_own(run, learner, classmate):
    mine, blank = sheet_of(run, learner.person), blank_of(run)
    pages = [scanned(picture_of(one, right_marks(one.variant, but=2))) for one in (mine, blank)]
    file = BytesIO()
    pages[0].save(file, "PDF", resolution=200, save_all=True, append_images=pages[1:])
    scans = read(run, file.getvalue())
    assert [scan.sheet for scan in scans] == [mine, blank]
    assert {scan.state for scan in scans} == {ScanState.READ}
    again = keep_scans(run=run, files=[file.getvalue()], actor=None)
    assert (again.kept, again.known) == ([], 1)


def test_a_person_is_graded_once_a_run(run, learner, trainer):
    sheet = sheet_of(run, learner.person)
    picture = picture_of(sheet, right_marks(sheet.variant))
    first, second = read(run, as_bytes(scanned(picture)), as_bytes(scanned(picture, turned=-1)))
    attempt = take_sheet(scan=first, learner=learner.person, fields=fields_read(first), actor=trainer)
    assert take_sheet(scan=first, learner=learner.person, fields={}, actor=trainer) == attempt
    with pytest.raises(SheetTakenError):
        take_sheet(scan=second, learner=learner.person, fields=fields_read(second), actor=trainer)
    refuse_sheet(scan=second, reason="Trùng", actor=trainer)
    refuse_sheet(scan=first, reason="Nhầm", actor=trainer)
    assert Attempt.objects.count() == 1
    assert set(SheetScan.objects.values_list("state", flat=True)) == {ScanState.TAKEN, ScanState.REFUSED}


def test_a_copied_sheet_serves_several_people(exam, run, learner, classmate, trainer):
    make_place(exam, classmate)
    blank = blank_of(run)
    contents = [as_bytes(scanned(picture_of(blank, right_marks(blank.variant), seed=seed))) for seed in (1, 2)]
    first, second = read(run, *contents)
    take_sheet(scan=first, learner=learner.person, fields=fields_read(first), actor=trainer)
    other = take_sheet(scan=second, learner=classmate.person, fields=fields_read(second), actor=trainer)
    assert other.percent == 100
    assert other.answer_sheet.code != blank.code


def test_what_was_not_marked_earns_nothing_and_what_is_put_right_counts(run, learner, trainer):
    sheet = sheet_of(run, learner.person)
    (scan,) = read(run, as_bytes(scanned(picture_of(sheet, right_marks(sheet.variant, but=5)))))
    fields = {**fields_read(scan), **as_fields(right_marks(sheet.variant, but=4))}
    attempt = take_sheet(scan=scan, learner=learner.person, fields=fields, actor=trainer)
    assert (attempt.percent, attempt.is_passed) == (20, False)
    scan.refresh_from_db()
    assert scan.reading["rows"]["q1/chosen"]["chosen"] == []
    assert scan.reading["rows"]["q1/chosen"]["taken"]


def as_fields(marked):
    fields = {}
    for name, value in marked:
        fields.setdefault(name, []).append(value)
    return fields


def test_two_answers_to_one_question_are_refused_by_name(run, learner, trainer):
    sheet = sheet_of(run, learner.person)
    (scan,) = read(run, as_bytes(scanned(picture_of(sheet, set()))))
    single = next(n for n, item in enumerate(sheet.variant.paper["items"], start=1) if item["type"] == "single")
    with pytest.raises(MisreadSheetError) as refused:
        take_sheet(scan=scan, learner=learner.person, fields={f"q{single}/chosen": ["a", "b"]}, actor=trainer)
    assert str(single) in refused.value.sentence
    assert not Attempt.objects.exists()


def test_a_paper_attempt_stands_beside_one_on_the_screen(exam, run, learner, trainer):
    do(exam, learner, right_response, but=4)
    start(exam, learner)
    sheet = sheet_of(run, learner.person)
    (scan,) = read(run, as_bytes(scanned(picture_of(sheet, right_marks(sheet.variant)))))
    attempt = take_sheet(scan=scan, learner=learner.person, fields=fields_read(scan), actor=trainer)
    assert (attempt.number, attempt.percent) == (3, 100)


def test_only_who_is_on_the_course_hands_in(run, classmate, trainer):
    blank = blank_of(run)
    (scan,) = read(run, as_bytes(scanned(picture_of(blank, set()))))
    with pytest.raises(NotEnrolledError):
        take_sheet(scan=scan, learner=classmate.person, fields={}, actor=trainer)


@pytest.mark.parametrize(("content", "reason"), [(b"%PDF-1.7 nothing", "damaged"), (b"\xff\xd8\xff broken", "damaged")])
def test_a_broken_file_waits_for_a_person(run, content, reason):
    (scan,) = read(run, content)
    assert (scan.state, scan.reason) == (ScanState.UNCLEAR, reason)


def test_other_files_are_not_kept(run):
    with pytest.raises(NotASheetFileError):
        keep_scans(run=run, files=[b"PK\x03\x04"], actor=None)


def test_a_sheet_of_another_run_is_none_of_this(run, quiz, learner, trainer):
    order = PrintOrder(title="Kỳ khác", held_on=date(2026, 11, 21), variants=2)
    other = print_quiz(quiz=quiz, order=order, actor=trainer)
    (scan,) = read(run, as_bytes(scanned(picture_of(blank_of(other), set()))))
    assert (scan.state, scan.sheet, scan.reason) == (ScanState.UNCLEAR, None, "foreign_sheet")


def test_a_picture_without_codes_is_named_by_hand(run, learner, trainer):
    (scan,) = read(run, as_bytes(Image.new("L", (1200, 1600), 220)))
    assert (scan.state, scan.reason) == (ScanState.UNCLEAR, "no_code")
    assert not name_sheet(scan=scan, code="ZZZZZZZZ", actor=trainer)
    sheet = sheet_of(run, learner.person)
    assert name_sheet(scan=scan, code=sheet.code, actor=trainer)
    fields = as_fields(right_marks(sheet.variant))
    assert take_sheet(scan=scan, learner=learner.person, fields=fields, actor=trainer).percent == 100


def test_reading_twice_changes_nothing(run, learner):
    sheet = sheet_of(run, learner.person)
    (scan,) = read(run, as_bytes(scanned(picture_of(sheet, set()))))
    before = scan.reading
    read_scan(scan=scan)
    scan.refresh_from_db()
    assert scan.reading == before
    assert SheetScan.objects.count() == 1


def test_an_anonymous_survey_is_not_printed(quiz, trainer):
    quiz.is_anonymous = True
    with pytest.raises(AnonymousOnPaperError):
        print_quiz(quiz=quiz, order=PrintOrder(title="Phiếu", held_on=date(2026, 11, 20)), actor=trainer)


def test_many_questions_still_fit_one_sheet(trainer):
    exam = make_exam(questions=40)
    run = print_quiz(quiz=exam.quiz, order=PrintOrder(title="Dài", held_on=date(2026, 11, 20)), actor=trainer)
    assert run.variants.count() == 2
