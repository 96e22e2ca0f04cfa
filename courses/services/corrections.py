"""What trainers vouch for: confirming that something was done, setting progress right; always with who, when and why."""

from collections.abc import Collection
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from core.events import publish
from courses import calculations
from courses.errors import CourseIsCompletedError, NoSuchItemError, NothingToWithdrawError
from courses.events import LessonConfirmed, ProgressCorrected
from courses.models import Correction, CorrectionKind, CoursePage, Enrolment, ItemProgress
from courses.selectors import outline_of
from courses.services.settling import Rows, lock, rows_of, settle


@transaction.atomic
def correct_progress(
    *,
    enrolment: Enrolment,
    item_key: UUID,
    kind: str,
    reason: str,
    evidence: ContentFile[bytes] | None = None,
    actor: User | None,
) -> Correction:
    """Recognise an item as completed, or take back what was recognised by mistake; the reason stays on record.

    Taken back, the item begins anew. A completed course is left as it is: a certificate may rest on it.
    """
    (locked,) = lock(Enrolment.objects.filter(pk=enrolment.pk)).values()
    if item_key not in outline_of(locked.edition).by_key:
        raise NoSuchItemError
    rows = rows_of([locked])[locked.pk]
    correction = Correction(enrolment=locked, item_key=item_key, kind=kind, reason=reason, made_by=actor)
    if evidence is not None:
        correction.evidence.save(str(evidence.name), evidence, save=False)
    correction.save()
    if kind == CorrectionKind.WITHDRAWN:
        _withdraw(locked, rows, item_key, actor=actor)
    else:
        _vouch(locked, rows, item_key, actor=actor)
    publish(
        ProgressCorrected(
            correction_id=correction.pk,
            learner_id=locked.learner_id,
            course_id=locked.course_id,
            item_key=str(item_key),
            kind=kind,
        ),
        actor=actor,
    )
    return correction


@transaction.atomic
def confirm_item(
    *, course: CoursePage, item_key: UUID, enrolments: Collection[int], reason: str = "", actor: User | None
) -> int:
    """Confirm that these learners have done what an item asks; returns for how many that was new."""
    locked = lock(Enrolment.objects.filter(course=course, pk__in=enrolments)).values()
    rows = rows_of(locked)
    new = [
        enrolment
        for enrolment in locked
        if item_key in outline_of(enrolment.edition).by_key and not _is_completed(rows[enrolment.pk].get(item_key))
    ]
    Correction.objects.bulk_create(
        Correction(enrolment=enrolment, item_key=item_key, kind=CorrectionKind.CONFIRMED, reason=reason, made_by=actor)
        for enrolment in new
    )
    for enrolment in new:
        _vouch(enrolment, rows[enrolment.pk], item_key, actor=actor)
    if new:
        publish(LessonConfirmed(course_id=course.pk, item_key=str(item_key), count=len(new)), actor=actor)
    return len(new)


def _is_completed(row: ItemProgress | None) -> bool:
    return row is not None and row.completed_at is not None


def _vouch(enrolment: Enrolment, rows: Rows, item_key: UUID, *, actor: User | None) -> None:
    now = timezone.now()
    row = rows.setdefault(item_key, ItemProgress(enrolment=enrolment, item_key=item_key, opened_at=now))
    row.met_at = row.met_at or now
    settle(enrolment, rows, changed=[item_key], decided=[item_key], actor=actor)


def _withdraw(enrolment: Enrolment, rows: Rows, item_key: UUID, *, actor: User | None) -> None:
    if enrolment.completed_at is not None:
        raise CourseIsCompletedError
    row = rows.pop(item_key, None)
    if row is None or row.completed_at is None:
        raise NothingToWithdrawError
    row.delete()
    completed = {key for key, other in rows.items() if other.completed_at}
    enrolment.percent = calculations.percent_of(outline_of(enrolment.edition).items, completed)
    settle(enrolment, rows, actor=actor)
