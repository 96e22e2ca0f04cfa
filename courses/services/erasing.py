"""What becomes of learning once nobody may know whose it was."""

from datetime import timedelta
from functools import partial
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from core.holdings import Subject
from core.storage import private_storage
from courses.models import Correction, CoursePage, LearnerEvent, OutsideCompletion, Submission

JOURNALS_KEPT = timedelta(days=731)


def forget_old_journals() -> int:
    """Drop what phones sent more than two years ago; returns how many entries."""
    count, _by_model = LearnerEvent.objects.filter(received_at__lt=timezone.now() - JOURNALS_KEPT).delete()
    return count


def erase_reading(subject: Subject, _actor: AbstractBaseUser | None) -> None:
    """Drop the journals of the phones: progress and results were made of them and stand by themselves."""
    LearnerEvent.objects.filter(enrolment__learner__in=subject.person_ids).delete()


def erase_teaching(subject: Subject, _actor: AbstractBaseUser | None) -> None:
    """Take the trainer off the pages of courses: they would stand there without a name."""
    CoursePage.trainers.through.objects.filter(person__in=subject.person_ids).delete()


def erase_submissions(subject: Subject, _actor: AbstractBaseUser | None) -> None:
    """Drop what was handed in; that something was, and what became of it, stays."""
    rows = Submission.objects.filter(enrolment__learner__in=subject.person_ids)
    _drop_files(rows, "file")
    rows.update(text="", file="", remark="")


def erase_corrections(subject: Subject, _actor: AbstractBaseUser | None) -> None:
    """Drop the grounds of corrections, which may tell of the person."""
    rows = Correction.objects.filter(enrolment__learner__in=subject.person_ids)
    _drop_files(rows, "evidence")
    rows.update(reason="", evidence="")


def erase_outside_evidence(subject: Subject, _actor: AbstractBaseUser | None) -> None:
    """Drop what proves learning elsewhere and bears the person's name."""
    rows = OutsideCompletion.objects.filter(learner__in=subject.person_ids)
    _drop_files(rows, "evidence")
    rows.update(evidence="", certificate_number="", remark="")


def _drop_files(rows: QuerySet[Any], field: str) -> None:
    """Delete the files of rows once the transaction stands."""
    for name in rows.exclude(**{field: ""}).values_list(field, flat=True):
        transaction.on_commit(partial(private_storage().delete, name), robust=True)
