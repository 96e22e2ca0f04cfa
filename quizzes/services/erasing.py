"""What quizzes drop when somebody is erased: words and pictures that tell of a person. Marks stay, without a name."""

from collections.abc import Iterable
from functools import partial

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models.fields.files import FieldFile

from core.holdings import Subject
from quizzes.models import (
    Answer,
    AnswerFile,
    Appeal,
    Attempt,
    AttemptRuling,
    ManualMark,
    QuestionType,
    QuizOverride,
    SheetScan,
)

# What is said in one's own words may tell of the person; chosen options and numbers do not.
_OWN_WORDS = (QuestionType.SHORT, QuestionType.ESSAY, QuestionType.UPLOAD, QuestionType.GAPS, QuestionType.SCENARIO)


def erase_devices(subject: Subject, _actor: AbstractBaseUser | None) -> None:
    """Drop the marks of the phones that attempts were begun on."""
    Attempt.objects.filter(learner__in=subject.person_ids).update(device="")


def erase_texts(subject: Subject, _actor: AbstractBaseUser | None) -> None:
    """Empty answers in own words; what they earned stays."""
    answers = Answer.objects.filter(attempt__learner__in=subject.person_ids, version__type__in=_OWN_WORDS)
    answers.exclude(response=None).update(response={})


def erase_files(subject: Subject, _actor: AbstractBaseUser | None) -> None:
    """Delete files that were handed in for questions."""
    rows = AnswerFile.objects.filter(attempt__learner__in=subject.person_ids)
    _drop(row.file for row in rows)
    rows.update(file="", name="")


def erase_overrides(subject: Subject, _actor: AbstractBaseUser | None) -> None:
    """Drop why somebody was given more time, which may tell of their health."""
    QuizOverride.objects.filter(learner__in=subject.person_ids).update(reason="")


def erase_rulings(subject: Subject, _actor: AbstractBaseUser | None) -> None:
    """Drop why an attempt was voided or looked into."""
    AttemptRuling.objects.filter(attempt__learner__in=subject.person_ids).update(reason="")


def erase_remarks(subject: Subject, _actor: AbstractBaseUser | None) -> None:
    """Drop what markers wrote to the learner."""
    ManualMark.objects.filter(task__attempt__learner__in=subject.person_ids).update(remark="")


def erase_appeals(subject: Subject, _actor: AbstractBaseUser | None) -> None:
    """Drop what was asked and answered; that something was asked stays."""
    Appeal.objects.filter(attempt__learner__in=subject.person_ids).update(reason="", reply="")


def erase_scans(subject: Subject, _actor: AbstractBaseUser | None) -> None:
    """Delete photographs of answer sheets, which bear a name and a handwriting."""
    rows = SheetScan.objects.filter(sheet__learner__in=subject.person_ids)
    _drop(row.picture for row in rows)
    rows.update(picture="")


def _drop(files: Iterable[FieldFile]) -> None:
    """Delete files once the transaction stands."""
    for file in files:
        if file.name:
            transaction.on_commit(partial(file.storage.delete, file.name))
