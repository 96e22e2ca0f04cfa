"""A sheet as a person has read it becomes an attempt like any other; or is put aside."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Person, User
from accounts.selectors import identity_ids
from core.events import publish
from core.ids import uuid7
from courses.errors import NotEnrolledError
from quizzes.calculations import is_response_to
from quizzes.calculations.types import response_of
from quizzes.errors import MisreadSheetError, NoSheetReadError, SheetTakenError
from quizzes.events import AttemptSubmitted
from quizzes.models import Answer, AnswerSheet, Attempt, AttemptState, GradingTrigger, PrintRun, ScanState, SheetScan
from quizzes.selectors import standing_of
from quizzes.selectors.printing import sheet_rows
from quizzes.services.grading import grade_attempt
from quizzes.services.printing import new_sheet

_NOON = time(12)

Fields = Mapping[str, Sequence[str]]


@transaction.atomic
def take_sheet(*, scan: SheetScan, learner: Person, fields: Fields, actor: User | None) -> Attempt:
    """Make an attempt of a sheet as a person has read it, and mark it; a sheet that was taken gives its attempt again.

    `fields` are those of the sheet's rows. It counts from noon of the day on which the quiz was sat. A sheet without a name
    may have been copied: the second one of it that comes back is a sheet of its own.
    """
    locked = (
        SheetScan.objects.select_for_update(of=("self",))
        .select_related("print_run__quiz__course", "sheet")
        .get(pk=scan.pk)
    )
    if locked.sheet is None:
        raise NoSheetReadError
    sheet = AnswerSheet.objects.select_for_update(of=("self",)).select_related("variant").get(pk=locked.sheet.pk)
    if locked.state == ScanState.TAKEN and sheet.attempt is not None:
        return sheet.attempt
    sheet = _own_sheet(sheet, locked, learner)
    attempt = _attempt(locked.print_run, sheet, learner)
    answers = list(_answers(attempt, fields, actor))
    Answer.objects.bulk_create(answers)
    sheet.attempt, sheet.learner = attempt, learner
    sheet.save()
    locked.sheet, locked.reading = sheet, _confirmed(locked.reading, fields)
    _decide(locked, ScanState.TAKEN, actor)
    publish(
        AttemptSubmitted(
            attempt_id=attempt.pk,
            quiz_id=attempt.quiz_id,
            learner_id=attempt.learner_id,
            course_id=attempt.quiz.course_id,
            was_expired=False,
        ),
        actor=actor,
    )
    grade_attempt(attempt=attempt, trigger=GradingTrigger.CLOSING, actor=actor)
    return attempt


@transaction.atomic
def refuse_sheet(*, scan: SheetScan, reason: str, actor: User | None) -> None:
    """Put a scan aside for good, with the reason; one that was taken stays."""
    locked = SheetScan.objects.select_for_update(of=("self",)).get(pk=scan.pk)
    if locked.state not in {ScanState.TAKEN, ScanState.REFUSED}:
        _decide(locked, ScanState.REFUSED, actor, reason=reason)


@transaction.atomic
def name_sheet(*, scan: SheetScan, code: str, actor: User | None) -> bool:
    """Say which sheet a scan shows whose codes could not be read; a person then marks what they see. Whether there is such a sheet."""
    sheet = (
        AnswerSheet.objects.filter(code=code, variant__print_run=scan.print_run_id).select_related("variant").first()
    )
    if sheet is None:
        return False
    scan.sheet, scan.reason, scan.decided_by = sheet, "", actor
    scan.reading = {**scan.reading, "rows": {row.name: {"is_doubtful": True} for row in sheet_rows(sheet.variant)}}
    scan.save(update_fields=["sheet", "reason", "reading", "decided_by"])
    return True


def _confirmed(reading: dict[str, Any], fields: Fields) -> dict[str, Any]:
    """The reading, with what the person took of each row beside what was read."""
    rows = {name: {**row, "taken": list(fields.get(name, ()))} for name, row in reading.get("rows", {}).items()}
    return {**reading, "rows": rows}


def _own_sheet(sheet: AnswerSheet, scan: SheetScan, learner: Person) -> AnswerSheet:
    """The sheet, or a sheet of its own for a copy; refused where it, or another of the same run, is this person's already."""
    run = scan.print_run
    handed_in = AnswerSheet.objects.filter(
        variant__print_run=run, learner__in=identity_ids(learner), attempt__isnull=False
    )
    if handed_in.exists():
        raise SheetTakenError(name=learner.full_name)
    if sheet.attempt_id is None:
        return sheet
    if sheet.scans.filter(state=ScanState.TAKEN).exists() and sheet.learner_id in set(identity_ids(learner)):
        raise SheetTakenError(name=learner.full_name)
    return new_sheet(sheet.variant)


def _attempt(run: PrintRun, sheet: AnswerSheet, learner: Person) -> Attempt:
    standing = standing_of(run.quiz, learner, timezone.now())
    if standing.place is None:
        raise NotEnrolledError(course=run.quiz.course.title, slug=run.quiz.course.slug)
    sat_at = min(timezone.make_aware(datetime.combine(run.held_on, _NOON)), timezone.now())
    return Attempt.objects.create(
        quiz=run.quiz,
        learner_id=standing.place.enrolment.learner_id,
        enrolment=standing.place.enrolment,
        number=standing.latest_number + 1,
        state=AttemptState.SUBMITTED,
        paper=sheet.variant.paper,
        policy=run.policy,
        started_at=sat_at,
        submitted_at=sat_at,
    )


def _answers(attempt: Attempt, fields: Fields, actor: User | None) -> Iterator[Answer]:
    sequence = 0
    for position, item in enumerate(attempt.paper["items"], start=1):
        prefix = f"q{position}/"
        own = {name.removeprefix(prefix): values for name, values in fields.items() if name.startswith(prefix)}
        response = response_of(item, own)
        if response is None:
            continue
        if not is_response_to(item, response):
            raise MisreadSheetError(position=position)
        sequence += 1
        yield Answer(
            id=uuid7(),
            attempt=attempt,
            version_id=item["version"],
            position=position,
            sequence=sequence,
            response=response,
            given_by=actor,
        )


def _decide(scan: SheetScan, state: ScanState, actor: User | None, *, reason: str = "") -> None:
    scan.state, scan.reason, scan.decided_at, scan.decided_by = state, reason, timezone.now(), actor
    scan.save()
