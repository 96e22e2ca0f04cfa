"""Taking in files of questions: the same question is found again by its code or by what it says, never stored twice."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.images import get_image_model

from accounts.models import User
from core.events import publish
from core.files.findings import FileError
from quizzes.calculations import QuestionContent
from quizzes.events import QuestionsImported
from quizzes.formats import BankFile, Draft, Format, Known, Picture, content_of, meaning_of, read_bank
from quizzes.models import Category, Question, QuestionBank, QuestionVersion
from quizzes.selectors import content_in
from quizzes.services.bank_import_matching import CODE_TAKEN, Match, matches
from quizzes.services.bank_import_report import BankReport, Outcome

_BATCH = 200
LONGEST_CATEGORY = 200
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
    """A question to be written: an old one with its next number, or a new one."""

    question: Question
    number: int
    content: QuestionContent
    category: str | None = None


class _Import:
    """One file on its way into one bank."""

    def __init__(self, bank: QuestionBank, upload: BankUpload, actor: User | None, *, is_trial: bool) -> None:
        self._bank, self._accepted, self._actor, self._is_trial = bank, upload.accepted, actor, is_trial
        if bank.pk is not None:
            QuestionBank.objects.select_for_update().get(pk=bank.pk)
            self._questions = list(
                Question.objects.filter(bank=bank).select_related("current", "category").order_by("pk")
            )
        else:
            self._questions = []
        self._codes = {question.code for question in self._questions}
        self._images: dict[str, int] = {}
        self._categories: dict[str, Category] = {}

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
        current = question.current if question else None
        known = Known.of(content_in(current)) if current else Known()
        content = content_of(draft, known, [self._stored(picture) for picture in draft.pictures or ()])
        if question is None:
            return _Write(Question(bank=self._bank, code=self._new_code(draft)), 1, content, draft.category)
        if current and meaning_of(content_in(current)) == meaning_of(content):
            return self._move(question, current, draft.category)
        return _Write(question, current.number + 1 if current else 1, content, draft.category)

    def _move(self, question: Question, current: QuestionVersion, category: str | None) -> _Write | None:
        """A question that says the same and may lie in another category: it moves, its version stays."""
        if category is None or category == (question.category.title if question.category else ""):
            return None
        return _Write(question, current.number, content_in(current), category)

    def _new_code(self, draft: Draft) -> str:
        code, number = draft.code, len(self._codes)
        while not code or code in self._codes:
            number += 1
            code = _FALLBACK_CODE.format(number=number)
        self._codes.add(code)
        return code

    def _store(self, writes: list[_Write]) -> None:
        for write in writes:
            if write.category is not None:
                write.question.category = self._category(write.category)
        new = [write.question for write in writes if write.question.pk is None]
        Question.objects.bulk_create(new, batch_size=_BATCH)
        versions = [
            QuestionVersion(question=write.question, number=write.number, author=self._actor, **write.content.values())
            for write in writes
            if write.question.current is None or write.question.current.number != write.number
        ]
        QuestionVersion.objects.bulk_create(versions, batch_size=_BATCH)
        for version in versions:
            version.question.current = version
        Question.objects.bulk_update([w.question for w in writes], ["current", "category"], batch_size=_BATCH)

    def _category(self, title: str) -> Category | None:
        """The drawer of this name, opened once; an empty name is none."""
        if title and title not in self._categories:
            self._categories[title] = Category.objects.get_or_create(
                bank=self._bank, parent=None, title=title[:LONGEST_CATEGORY]
            )[0]
        return self._categories.get(title)

    def _stored(self, picture: Picture) -> Mapping[str, Any]:
        """The picture in the library, put there once; a trial puts nothing."""
        digest = hashlib.sha256(picture.content).hexdigest()
        if digest not in self._images:
            self._images[digest] = self._image(picture)
        return {"image": self._images[digest], "name": picture.name, "alt": picture.alt, "sha256": digest}

    def _image(self, picture: Picture) -> int:
        images = get_image_model().objects
        fingerprint = hashlib.sha1(picture.content, usedforsecurity=False).hexdigest()
        image = images.filter(file_hash=fingerprint).first()
        if image is None and self._is_trial:
            return 0
        if image is None:
            file = ContentFile(picture.content, name=picture.name)
            image = images.create(title=picture.name[:255], file=file, description=picture.alt[:255])
            image.get_file_hash()
            image.save()
        return int(image.pk)


def _event(bank: QuestionBank, file: BankFile, report: BankReport) -> QuestionsImported:
    return QuestionsImported(bank_id=bank.pk, format=file.format, created=report.created, updated=report.updated)
