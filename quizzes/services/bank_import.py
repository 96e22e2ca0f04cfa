"""Taking in files of questions: the same question is found again by its code or by what it says, never stored twice."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from accounts.models import User
from core.events import publish
from core.files.findings import FileError
from quizzes.calculations import QuestionContent
from quizzes.events import QuestionsImported
from quizzes.formats import BankFile, Draft, Format, Known, content_of, meaning_of, read_bank
from quizzes.models import Question, QuestionBank, QuestionVersion
from quizzes.selectors import content_in
from quizzes.services.bank import keeps_current
from quizzes.services.bank_import_matching import CODE_TAKEN, Match, matches
from quizzes.services.bank_import_places import Drawers, Gallery, Labels
from quizzes.services.bank_import_report import BankReport, Outcome

_BATCH = 200
_FALLBACK_CODE = "C{number:04d}"


@dataclass(frozen=True, kw_only=True)
class BankUpload:
    """A file of questions as it came; without a format it is recognised. `accepted` are codes a person agreed to."""

    content: bytes
    file_name: str
    format: Format | None = None
    accepted: frozenset[str] = frozenset()


def import_questions(
    *, bank: QuestionBank, upload: BankUpload, actor: User | None, is_trial: bool = False
) -> BankReport:
    """Take the questions of a file into the bank, all in one transaction; a trial only reports."""
    report = BankReport()
    try:
        file = read_bank(upload.content, upload.format, accepted=upload.accepted)
    except FileError as error:
        report.refuse_file(upload.file_name, error)
        return report
    report.take_file(file, upload.file_name)
    if file.is_legacy:
        return report
    with transaction.atomic():
        _Import(bank, upload, actor, is_trial=is_trial).run(file, report)
    return report


@dataclass
class _Write:
    """A question to be written: an old one, perhaps with its next version, or a new one. None is not said."""

    question: Question
    draft: Draft
    version: QuestionVersion | None = None


class _Import:
    """One file on its way into one bank."""

    def __init__(self, bank: QuestionBank, upload: BankUpload, actor: User | None, *, is_trial: bool) -> None:
        self._bank, self._accepted, self._actor, self._is_trial = bank, upload.accepted, actor, is_trial
        if bank.pk is not None:
            QuestionBank.objects.select_for_update().get(pk=bank.pk)
            self._questions = list(
                Question.objects.filter(bank=bank).select_related("current").prefetch_related("tags").order_by("pk")
            )
        else:
            self._questions = []
        self._pending = _pending(bank)
        self._codes = {question.code for question in self._questions}
        self._gallery, self._drawers, self._labels = Gallery(is_trial=is_trial), Drawers(bank), Labels(bank)

    def run(self, file: BankFile, report: BankReport) -> None:
        """Decide about every question, then write those that say something new."""
        writes = list[_Write]()
        for match in matches(file.drafts, self._questions):
            if match.is_taken and CODE_TAKEN not in self._accepted:
                report.ask_about_code(match.draft)
                continue
            write = self._write_of(match)
            outcome = Outcome.UNCHANGED if write is None else Outcome.UPDATED if match.question else Outcome.CREATED
            report.count(match.draft, outcome, code=write.question.code if write else match.code)
            writes += [write] if write else []
        if writes and not self._is_trial:
            self._store(writes)
            publish(_event(self._bank, file, report), actor=self._actor)

    def _write_of(self, match: Match) -> _Write | None:
        """What is to be written; nothing where the bank says the same already."""
        question, draft = match.question, match.draft
        latest = self._latest_of(question) if question else None
        current = content_in(latest) if latest else None
        content = content_of(draft, Known(content=current), self._gallery.keep)
        if question is None:
            question = Question(bank=self._bank, code=self._new_code(draft))
            return _Write(question, draft, self._version(question, content))
        if current is None or meaning_of(current) != meaning_of(content):
            return _Write(question, draft, self._version(question, content))
        is_moved = self._drawers.is_elsewhere(question, draft) or self._labels.are_others(question, draft)
        return _Write(question, draft) if is_moved else None

    def _version(self, question: Question, content: QuestionContent) -> QuestionVersion:
        latest = self._latest_of(question)
        number = latest.number + 1 if latest else 1
        return QuestionVersion(question=question, number=number, author=self._actor, **content.values())

    def _latest_of(self, question: Question) -> QuestionVersion | None:
        """What was written last, though others may still have to approve it."""
        return self._pending.get(question.pk, question.current)

    def _new_code(self, draft: Draft) -> str:
        code, number = draft.code, len(self._codes)
        while not code or code in self._codes:
            number += 1
            code = _FALLBACK_CODE.format(number=number)
        self._codes.add(code)
        return code

    def _store(self, writes: Iterable[_Write]) -> None:
        for write in writes:
            if write.draft.category is not None:
                write.question.category = self._drawers.open(write.draft.category)
        new = [write.question for write in writes if write.question.pk is None]
        Question.objects.bulk_create(new, batch_size=_BATCH)
        versions = [write.version for write in writes if write.version is not None]
        QuestionVersion.objects.bulk_create(versions, batch_size=_BATCH)
        for version in versions:
            if not keeps_current(version.question, self._bank):
                version.question.current = version
        Question.objects.bulk_update([w.question for w in writes], ["current", "category"], batch_size=_BATCH)
        self._labels.put((write.question, write.draft.tags) for write in writes if write.draft.tags is not None)


def _pending(bank: QuestionBank) -> dict[int, QuestionVersion]:
    """By question: what was written after the version in use and waits for approval."""
    newer = QuestionVersion.objects.filter(question__bank=bank.pk, number__gt=F("question__current__number"))
    return {version.question_id: version for version in newer.order_by("number")}


def _event(bank: QuestionBank, file: BankFile, report: BankReport) -> QuestionsImported:
    return QuestionsImported(bank_id=bank.pk, format=file.format, created=report.created, updated=report.updated)
