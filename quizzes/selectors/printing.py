"""Variants as they are printed, and the rows of their answer sheets. Only what marks by hand reads the key."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Any

from django.db.models import Count, QuerySet
from wagtail.images import get_image_model

from accounts.models import User
from core.text.dates import format_date
from courses.selectors.authoring import courses_written_by
from quizzes.calculations import Policy, filled
from quizzes.formats.paper import (
    Layout,
    PrintedLine,
    PrintedPaper,
    PrintedQuestion,
    SheetRow,
    layout_of,
    smaller,
)
from quizzes.models import PaperVariant, PrintRun, QuestionType, QuestionVersion, Quiz, ScanState, SheetScan
from quizzes.selectors.row_shapes import AREA, CHECKBOX, RADIO, SCALE, SELECT, TEXT, Row, RowChoice, Rows
from quizzes.selectors.rows import rows_of
from quizzes.selectors.words import right_response, words_of

# Types whose right answer is said by letters.
_LETTERED = {QuestionType.SINGLE, QuestionType.MULTIPLE, QuestionType.TRUE_FALSE}
_TRUTHS = ("Đ", "S")

Versions = Mapping[int, QuestionVersion]


@dataclass(frozen=True)
class RunScreen:
    """A run as its page shows it: variants with the number of their sheets, and what came back."""

    run: PrintRun
    variants: Sequence[PaperVariant]
    scans: Sequence[SheetScan]

    @property
    def waiting(self) -> int:
        """How many files the worker has still to read."""
        return sum(scan.state == ScanState.WAITING for scan in self.scans)

    @property
    def open(self) -> Sequence[SheetScan]:
        """What a person has to look at."""
        return [scan for scan in self.scans if scan.state in {ScanState.READ, ScanState.UNCLEAR}]

    @property
    def settled(self) -> Sequence[SheetScan]:
        """What was decided."""
        return [scan for scan in self.scans if scan.state in {ScanState.TAKEN, ScanState.REFUSED}]


def run_screen(run: PrintRun) -> RunScreen:
    """All about a run."""
    variants = run.variants.annotate(printed=Count("sheets")).order_by("code")
    scans = run.scans.select_related("sheet__variant", "sheet__learner", "sheet__attempt").order_by("uploaded_at", "pk")
    return RunScreen(run, list(variants), list(scans))


def print_runs_of(user: User) -> QuerySet[PrintRun]:
    """What was printed for the courses of the user's branch, the latest first."""
    return PrintRun.objects.filter(quiz__course__in=courses_written_by(user)).select_related("quiz__course")


def quizzes_to_print(user: User) -> QuerySet[Quiz]:
    """The quizzes that the user may print: those of the courses for which they write, unless nobody signs them."""
    quizzes = Quiz.objects.filter(course__in=courses_written_by(user), is_anonymous=False)
    return quizzes.select_related("course").order_by("course__title", "title")


def run_line(run: PrintRun) -> str:
    """What stands on every page of a run: its title and its day."""
    return f"{run.title}, {format_date(run.held_on)}"


def versions_of(paper: Mapping[str, Any], *, with_key: bool = False) -> Versions:
    """The questions of a paper; without their keys unless those are asked for."""
    fields = ("type", "stem", "body", *(("key",) if with_key else ()))
    return QuestionVersion.objects.only(*fields).in_bulk([item["version"] for item in paper["items"]])


def form_of(item: Mapping[str, Any], version: QuestionVersion, position: int, policy: Policy) -> Rows:
    """The rows of one question, each under the name that a paper on one page gives it."""
    return rows_of(version.body, item, {}, policy, f"q{position}/")


def sheet_rows(variant: PaperVariant, versions: Versions | None = None) -> list[SheetRow]:
    """The rows of a variant's answer sheet."""
    policy = Policy.read(variant.print_run.policy)
    known = versions if versions is not None else versions_of(variant.paper)
    return [
        row
        for position, item in enumerate(variant.paper["items"], start=1)
        for row in _sheet_rows(position, form_of(item, known[item["version"]], position, policy).rows)
    ]


def layout_of_variant(variant: PaperVariant) -> Layout:
    """Where everything stands on the answer sheets of a variant."""
    return layout_of(sheet_rows(variant))


def printed_paper(variant: PaperVariant) -> PrintedPaper:
    """The questions of a variant as they are printed."""
    run, versions = variant.print_run, versions_of(variant.paper)
    policy, items = Policy.read(run.policy), variant.paper["items"]
    sections = {section["from"]: section for section in variant.paper.get("sections", ())}
    pictures = _pictures(versions)
    facts = [f"{len(items)} câu", *([f"thời gian làm bài {policy.minutes} phút"] if policy.minutes else [])]
    questions = [
        _printed(position, item, versions[item["version"]], policy, pictures)
        for position, item in enumerate(items, start=1)
    ]
    return PrintedPaper(
        title=run.quiz.title,
        run=run_line(run),
        variant=variant.code,
        facts=", ".join(facts),
        questions=[_under_heading(question, sections.get(question.number)) for question in questions],
    )


def right_answers(variant: PaperVariant) -> list[tuple[str, str]]:
    """The number of each question with its right answer: letters where the sheet has letters, else words."""
    versions = versions_of(variant.paper, with_key=True)
    return [
        (str(position), _right_answer(versions[item["version"]], item))
        for position, item in enumerate(variant.paper["items"], start=1)
    ]


def _right_answer(version: QuestionVersion, item: Mapping[str, Any]) -> str:
    response = right_response(version, item)
    if response and version.type in _LETTERED:
        places = sorted(item["options"].index(name) for name in response["chosen"])
        return ", ".join(ascii_lowercase[place].upper() for place in places)
    return words_of(version.body, response) or "–"


def _sheet_rows(position: int, rows: Sequence[Row]) -> Iterator[SheetRow]:
    for place, row in enumerate(rows):
        yield SheetRow(
            name=row.name,
            label=f"{position}{_mark(place, rows)}",
            bubbles=[(choice.value, letter) for choice, letter in _lettered(row)]
            if row.kind not in {TEXT, AREA}
            else (),
            takes_several=row.kind == CHECKBOX,
            is_long=row.kind == AREA,
        )


def _mark(place: int, rows: Sequence[Row]) -> str:
    return ascii_lowercase[place % 26] if len(rows) > 1 else ""


def _lettered(row: Row) -> list[tuple[RowChoice, str]]:
    """The choices of a row with the sign of their bubbles."""
    if row.kind == SCALE and not row.choices[0].letter:
        return list(zip(row.choices, _TRUTHS, strict=True))
    return [(choice, choice.letter or choice.text) for choice in row.choices]


def _printed(
    position: int,
    item: Mapping[str, Any],
    version: QuestionVersion,
    policy: Policy,
    pictures: Mapping[int, bytes],
) -> PrintedQuestion:
    form, numbers = form_of(item, version, position, policy), item.get("numbers", {})
    legend = form.legend or (form.rows[0].choices if version.type == QuestionType.LIKERT else ())
    said = [*version.body.get("pictures", ()), *filter(None, [version.body.get("picture")])]
    return PrintedQuestion(
        number=position,
        stem=filled(version.stem, numbers),
        points=str(item["points"]).replace(".", ",") if "points" in item else "",
        text=filled(str(version.body.get("text", "")), numbers) if version.type == QuestionType.SCENARIO else "",
        running=_running(form),
        hint=_HINTS.get(QuestionType(version.type), ""),
        pictures=[pictures[picture["image"]] for picture in said if picture["image"] in pictures],
        lines=list(_lines(form, shares_choices=bool(legend))),
        legend=[(choice.letter, choice.text) for choice in legend],
    )


_HINTS = {
    QuestionType.MULTIPLE: "Có thể có nhiều ý đúng.",
    QuestionType.TRUE_FALSE_TABLE: "Với mỗi ý, tô Đ (đúng) hoặc S (sai).",
    QuestionType.MATCHING: "Với mỗi ý a, b, c…, tô chữ cái của ý phù hợp.",
    QuestionType.ORDERING: "Với mỗi ý, tô số thứ tự: 1 là đầu tiên.",
    QuestionType.PLACING: "Với mỗi chỗ trống, tô chữ cái của từ phù hợp.",
    QuestionType.LIKERT: "Với mỗi ý, tô chữ cái của mức đúng với đồng chí nhất.",
    QuestionType.NUMERIC: "Viết số vào khung trên phiếu.",
    QuestionType.PREDICTION: "Viết số vào khung trên phiếu.",
    QuestionType.SHORT: "Viết câu trả lời ngắn vào khung trên phiếu.",
    QuestionType.ESSAY: "Viết bài vào khung trên phiếu.",
}


def _running(form: Rows) -> str:
    """A text with its gaps marked as the sheet marks them."""
    if not form.is_running:
        return ""
    pieces = [f"{row.lead}({_mark(place, form.rows) or '…'}) ……… " for place, row in enumerate(form.rows)]
    return "".join(pieces) + form.tail


def _lines(form: Rows, *, shares_choices: bool) -> Iterator[PrintedLine]:
    for place, row in enumerate(form.rows):
        has_own = row.kind in {RADIO, CHECKBOX} or (
            row.kind == SELECT and bool(row.choices) and bool(row.choices[0].letter)
        )
        choices = [(choice.letter, choice.text) for choice in row.choices] if has_own and not shares_choices else []
        text = f"({row.unit})" if row.unit else "" if form.is_running else row.label
        is_bare = row.kind in {TEXT, AREA} and not row.heading and len(form.rows) == 1
        if not is_bare or row.unit:
            yield PrintedLine(mark=_mark(place, form.rows), heading=row.heading, text=text, choices=choices)


def _under_heading(question: PrintedQuestion, section: Mapping[str, Any] | None) -> PrintedQuestion:
    if section is None:
        return question
    return PrintedQuestion(**{**vars(question), "section": section["title"], "note": section["note"]})


def _pictures(versions: Versions) -> dict[int, bytes]:
    """The pictures of the questions as bytes, small enough for paper; one that was deleted is missing."""
    bodies = [version.body for version in versions.values()]
    said = [picture for body in bodies for picture in (*body.get("pictures", ()), body.get("picture"))]
    wanted = {picture["image"] for picture in said if picture}
    images: Sequence[Any] = get_image_model().objects.filter(pk__in=wanted) if wanted else ()
    found = {}
    for image in images:
        with image.open_file() as file:
            found[image.pk] = smaller(file.read())
    return found
