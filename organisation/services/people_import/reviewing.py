"""What a reviewer does with a comparison: answers its questions, ticks who leaves, approves it or drops it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from core.events import publish
from organisation.errors import (
    ImportNotInReviewError,
    NothingToImportError,
    QuestionOpenError,
    UnknownAnswerError,
    UnknownUnitError,
)
from organisation.events import PeopleImportCancelled
from organisation.formats.people import Weight
from organisation.models import ImportRow, ImportState, PeopleImport, RowAction
from organisation.services.people_import.applying import set_aside
from organisation.services.people_import.difference import PERSON_QUESTIONS, Difference, Labels
from organisation.services.people_import.findings import Terms, is_open, of_weight
from organisation.services.people_import.leaving import LEAVE
from organisation.services.people_import.unit_finder import UnitFinder
from organisation.services.people_import.unit_index import UnitIndex
from organisation.services.people_import.wanted import Wanted, wanted_of

SAME = "same"
REVIEWED = ("action", "values", "changes", "findings", "answer", "person")
_TO_APPLY = (RowAction.CREATE, RowAction.CHANGE, RowAction.ADD_SEAT, RowAction.MOVE)


@dataclass(frozen=True)
class Answer:
    """An answer to the questions of some rows: the code of the unit they mean, or who the one row is."""

    rows: Sequence[ImportRow]
    value: str
    is_unit: bool


@transaction.atomic
def answer_questions(*, batch: PeopleImport, answers: Sequence[Answer], reach: frozenset[int] | None) -> int:
    """Take the answers and compare their rows again; returns how many rows were settled. What is logged is the approval.

    A person is "new", "same" (as the row that the file has before), or the id of a record that was offered.
    """
    _refuse_if_decided(batch)
    terms = terms_of(batch, reach)
    index = UnitIndex(terms.as_of)
    finder = UnitFinder(index, terms, None)
    for answer in answers:
        for row in answer.rows:
            _take_unit(row, answer.value, finder) if answer.is_unit else _take_person(row, answer.value)
            row.answer = answer.value[:100]
    rows = {row.pk: row for answer in answers for row in answer.rows}
    return _compare_again(batch, list(rows.values()), terms, index) if rows else 0


def _take_unit(row: ImportRow, code: str, finder: UnitFinder) -> None:
    unit = finder.answer(code)
    if unit is None:
        raise UnknownUnitError(unit=code, day=finder.terms.as_of.isoformat())
    _reopen(row, replace(wanted_of(row.values), unit=unit, area=None, unit_answer=code), "unit_")


def _take_person(row: ImportRow, value: str) -> None:
    wanted = wanted_of(row.values)
    offered = {option["value"] for said in row.findings for option in said.get("choices", ())}
    if value not in offered:
        raise UnknownAnswerError
    if value == SAME:
        wanted = replace(wanted, first=wanted.like)
    _reopen(row, replace(wanted, person_answer=value), *PERSON_QUESTIONS)


@transaction.atomic
def tick_leaving(*, batch: PeopleImport, ticked: Collection[int], shown: Collection[int]) -> None:
    """Of the proposals shown, let the ticked leave their seats and the others not; those not shown stay as they are."""
    _refuse_if_decided(batch)
    proposed = batch.rows.filter(action=RowAction.LEAVE)
    proposed.filter(pk__in=shown).update(answer="")
    proposed.filter(pk__in=ticked).update(answer=LEAVE)


@transaction.atomic
def approve_people_import(*, batch: PeopleImport, agreed: Collection[str] = (), actor: User | None) -> PeopleImport:
    """Let what is clear be taken in; `agreed` are the codes of the questions about the whole file that were said yes to.

    Rows that nobody answered are left out. Again for an import that is under way or done changes nothing.
    """
    batch = PeopleImport.objects.select_for_update().get(pk=batch.pk)
    if batch.state in (ImportState.APPLYING, ImportState.DONE):
        return batch
    _refuse_if_decided(batch)
    if {said["code"] for said in of_weight(batch.notes, Weight.ASK)} - set(agreed):
        raise QuestionOpenError
    ticked = Q(action=RowAction.LEAVE) & ~Q(answer="")
    if not batch.rows.filter(Q(action__in=_TO_APPLY) | ticked).exists():
        raise NothingToImportError
    batch.answers = sorted({*batch.answers, *agreed})
    batch.state, batch.approved_by, batch.approved_at = ImportState.APPLYING, actor, timezone.now()
    batch.save(update_fields=["answers", "state", "approved_by", "approved_at"])
    set_aside(batch)
    return batch


@transaction.atomic
def cancel_people_import(*, batch: PeopleImport, actor: User | None) -> None:
    """Drop a comparison that was not approved, and every row of it."""
    batch = PeopleImport.objects.select_for_update().get(pk=batch.pk)
    if batch.state == ImportState.CANCELLED:
        return
    _refuse_if_decided(batch)
    batch.rows.all().delete()
    batch.state, batch.notes, batch.finished_at = ImportState.CANCELLED, [], timezone.now()
    batch.save(update_fields=["state", "notes", "finished_at"])
    publish(PeopleImportCancelled(import_id=batch.pk), actor=actor)


def terms_of(batch: PeopleImport, reach: frozenset[int] | None) -> Terms:
    """The terms on which the comparison was made."""
    return Terms(batch.as_of, batch.unit_id, reach, frozenset(batch.answers))


def _refuse_if_decided(batch: PeopleImport) -> None:
    if batch.state != ImportState.REVIEW:
        raise ImportNotInReviewError


def _reopen(row: ImportRow, wanted: Wanted, *codes: str) -> None:
    """Take back the questions that the answer settles."""
    row.findings = [said for said in row.findings if not said["code"].startswith(codes)]
    row.action, row.changes, row.person, row.values = RowAction.CREATE, {}, None, wanted.as_json()
    for said in row.findings:
        if said["weight"] in (Weight.ASK.value, Weight.REFUSAL.value):
            row.action = RowAction.UNCLEAR if said["weight"] == Weight.ASK.value else RowAction.REFUSED


def _compare_again(batch: PeopleImport, rows: Collection[ImportRow], terms: Terms, index: UnitIndex) -> int:
    """Compare the rows anew, and with them those that waited for them; proposals that are moot now go."""
    ids = {row.pk for row in rows}
    followers = [row for row in batch.rows.filter(action=RowAction.UNCLEAR).exclude(pk__in=ids) if _waits(row)]
    for row in followers:
        _reopen(row, wanted_of(row.values), "first_row_open")
    again = sorted([*rows, *followers], key=lambda row: row.pk)
    standing = batch.rows.exclude(pk__in=[row.pk for row in again]).exclude(action=RowAction.LEAVE)
    kept = [seat for seat in standing.values_list("values__seat", flat=True) if seat]
    difference = Difference(terms, Labels(index.names()), kept)
    difference.compare(again, named_before=list(_firsts(batch, again)))
    ImportRow.objects.bulk_update(again, REVIEWED, batch_size=200)
    batch.rows.filter(action=RowAction.LEAVE, values__seat__in=list(difference.kept - set(kept))).delete()
    return sum(is_open(row) for row in again)


def _waits(row: ImportRow) -> bool:
    return any(said["code"] == "first_row_open" for said in row.findings)


def _firsts(batch: PeopleImport, rows: Sequence[ImportRow]) -> Iterable[ImportRow]:
    firsts = {wanted.first for wanted in (wanted_of(row.values) for row in rows) if wanted.first}
    ids = {row.pk for row in rows}
    named = batch.rows.filter(number__in={number for _sheet, number in firsts}).exclude(pk__in=ids)
    return (row for row in named.select_related("person") if (row.sheet, row.number) in firsts)
