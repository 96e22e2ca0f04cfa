"""Telling people, and noting that they know."""

from collections.abc import Iterable, Mapping
from functools import partial
from uuid import UUID

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation

from accounts.models import Person, User
from accounts.selectors import survivor_of
from certificates.models import Certificate
from core.announce import announce
from core.holdings import Subject
from core.text.dates import format_date
from courses.models import Duty, OutsideCompletion, OutsideState, Submission, SubmissionState
from feedback.models import LessonQuestion
from notifications.models import Kind, Notification
from notifications.selectors import group_of, unread_of

ROWS_AT_ONCE = 500


def tell_of_certificate(*, certificate: Certificate, source: UUID) -> Notification:
    """Tell the holder that they were given a certificate."""
    return tell(_of_certificate(Kind.CERTIFICATE_ISSUED, certificate, source))


def tell_of_revocation(*, certificate: Certificate, source: UUID) -> Notification:
    """Tell the holder that their certificate does not hold any more, and why."""
    return tell(_of_certificate(Kind.CERTIFICATE_REVOKED, certificate, source))


def tell_of_certificates(*, certificates: Iterable[Certificate], source: UUID) -> None:
    """Tell many holders of one act, once each; their open pages find it when they next ask."""
    notifications = [_of_certificate(Kind.CERTIFICATE_ISSUED, certificate, source) for certificate in certificates]
    Notification.objects.bulk_create(notifications, batch_size=ROWS_AT_ONCE, ignore_conflicts=True)


def tell_of_question(*, question: LessonQuestion, source: UUID) -> None:
    """Tell the trainers of the course that a learner waits; who has answered meanwhile need not hear of it."""
    if question.answered_at is None and question.closed_at is None:
        for trainer in question.course.trainers.all():
            tell(_of_question(Kind.QUESTION_ASKED, question, survivor_of(trainer).pk, source))


def tell_of_answer(*, question: LessonQuestion, source: UUID) -> Notification:
    """Tell the learner that they were answered."""
    return tell(_of_question(Kind.QUESTION_ANSWERED, question, question.asked_by_id, source))


def tell_of_duties(*, kind: Kind, duties: Iterable[Duty], source: UUID) -> None:
    """Tell many learners of what they must follow and by when, once each; their open pages find it when they next ask."""
    notifications = [_of_duty(kind, duty, source) for duty in duties]
    Notification.objects.bulk_create(notifications, batch_size=ROWS_AT_ONCE, ignore_conflicts=True)


def tell_of_decision(*, duty: Duty, source: UUID) -> Notification:
    """Tell a learner what was decided about a programme of theirs, and why."""
    return tell(_of_duty(Kind.PROGRAMME_DECIDED, duty, source))


def tell_of_review(*, work: Submission, source: UUID) -> Notification:
    """Tell the learner what the trainer said of their work."""
    is_accepted = work.state == SubmissionState.ACCEPTED
    with translation.override(settings.LANGUAGE_CODE):
        address = reverse("courses:next_steps", args=[work.course.slug])
    told = Notification(
        person_id=work.enrolment.learner_id,
        kind=Kind.WORK_ACCEPTED if is_accepted else Kind.WORK_RETURNED,
        params={"course": work.course.title, "remark": work.remark},
        url=address,
        source=source,
    )
    return tell(told)


def tell_of_claim(*, claim: OutsideCompletion, source: UUID) -> Notification:
    """Tell the learner whether what they learned elsewhere counts."""
    with translation.override(settings.LANGUAGE_CODE):
        address = reverse("courses:outside")
    told = Notification(
        person_id=claim.learner_id,
        kind=Kind.OUTSIDE_APPROVED if claim.state == OutsideState.APPROVED else Kind.OUTSIDE_REFUSED,
        params={"title": claim.title, "remark": claim.remark},
        url=address,
        source=source,
    )
    return tell(told)


def tell_writer(*, kind: Kind, writer_id: int | None, page_id: int, params: Mapping[str, str], source: UUID) -> None:
    """Tell the person who wrote a page what became of it; an account without a person has nowhere to read it."""
    if writer_id is not None:
        url = reverse("wagtailadmin_pages:edit", args=[page_id])
        tell(Notification(person_id=writer_id, kind=kind, params=dict(params), url=url, source=source))


@transaction.atomic
def tell(notification: Notification) -> Notification:
    """Tell a person of an event, once; the pages they have open hear of it when that commits."""
    told, created = Notification.objects.get_or_create(
        person_id=notification.person_id,
        source=notification.source,
        defaults={"kind": notification.kind, "params": notification.params, "url": notification.url},
    )
    if created:
        transaction.on_commit(partial(announce, group_of(told.person), {"type": "news"}), robust=True)
    return told


def mark_read(*, person: Person, notification: Notification | None = None, actor: User) -> int:  # noqa: ARG001
    """Note that the person knows, of one notification or of all; returns of how many they did not before."""
    unread = unread_of(person)
    if notification is not None:
        unread = unread.filter(pk=notification.pk)
    return unread.update(read_at=timezone.now())


def erase_notifications(subject: Subject, _actor: AbstractBaseUser | None) -> None:
    """Drop whatever an erased person was told."""
    Notification.objects.filter(person__in=subject.person_ids).delete()


def _of_certificate(kind: Kind, certificate: Certificate, source: UUID) -> Notification:
    with translation.override(settings.LANGUAGE_CODE):
        address = reverse("certificates:certificate", args=[certificate.uid])
    return Notification(
        person_id=certificate.holder_id,
        kind=kind,
        params={"course": certificate.facts.course, "number": certificate.number, "reason": certificate.reason},
        url=address,
        source=source,
    )


def _of_question(kind: Kind, question: LessonQuestion, person_id: int, source: UUID) -> Notification:
    with translation.override(settings.LANGUAGE_CODE):
        address = reverse("feedback:question", args=[question.uid])
    return Notification(
        person_id=person_id, kind=kind, params={"course": question.course.title}, url=address, source=source
    )


def _of_duty(kind: Kind, duty: Duty, source: UUID) -> Notification:
    with translation.override(settings.LANGUAGE_CODE):
        address = reverse("courses:programme", args=[duty.programme.code])
    due = format_date(duty.due_on) if duty.due_on else "–"
    return Notification(
        person_id=duty.learner_id,
        kind=kind,
        params={"programme": duty.programme.title, "due": due, "reason": duty.reason},
        url=address,
        source=source,
    )
