"""Issuing: one certificate when its course is completed, or whatever a course owes, in one act.

A number is taken from the issuer's register in the transaction that writes the certificate, while the register's row
is locked: what is rolled back leaves no gap, and two at once stand in line.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from certificates.errors import CourseAwardsNoCertificateError, CourseNotCompletedError
from certificates.events import CertificateIssued, CertificatesIssued
from certificates.models import Certificate, Register
from certificates.selectors import DRAFTED_FROM, certificate_of_enrolment, owed_enrolments
from certificates.services.drafting import Draft, Drafter
from core.errors import DomainError
from core.events import publish
from courses.models import CoursePage, EnrolmentSource
from courses.selectors import enrolments_by_id, open_courses
from organisation.models import Unit

ROWS_AT_ONCE = 500


@dataclass(frozen=True)
class Refusal:
    """A certificate that is owed but could not be issued, and why."""

    where: str
    code: str
    message: str


@dataclass(frozen=True)
class Issued:
    """What a bulk act did: how many were issued, how many learners held theirs before, whom it had to refuse."""

    issued: int
    already_held: int
    refusals: Sequence[Refusal] = ()

    @property
    def refused(self) -> int:
        """How many were refused."""
        return len(self.refusals)


@transaction.atomic
def issue_certificate(*, enrolment_id: int, actor: User | None) -> Certificate:
    """Give the learner of a completed enrolment their certificate; whoever holds one gets that one."""
    held = certificate_of_enrolment(enrolment_id)
    if held:
        return held
    draft = draft_of(enrolment_id)
    register = open_register(draft.issuer, draft.snapshot.issued_on.year)
    held = certificate_of_enrolment(enrolment_id)  # somebody may have been before us in the line
    return held or enter(draft, register, actor=actor)


@transaction.atomic
def issue_owed_certificates(*, course: CoursePage, actor: User | None) -> Issued:
    """Issue every certificate that a course owes, under one moment, with one event; drawn when first opened."""
    moment = timezone.now()
    drafts, refusals = _drafts_owed(course, moment)
    entries: list[Certificate] = []
    for issuer, owed in sorted(drafts.items(), key=lambda entry: entry[0].pk):
        entries += _entries(issuer, owed, issued_at=moment, actor=actor)
    Certificate.objects.bulk_create(entries, batch_size=ROWS_AT_ONCE)
    if entries:
        event = CertificatesIssued(course_id=course.pk, issued_at=moment.isoformat(), count=len(entries))
        publish(event, actor=actor)
    held = Certificate.objects.filter(course=course).values("enrolment").distinct().count()
    return Issued(issued=len(entries), already_held=held - len(entries), refusals=tuple(refusals))


def issue_everything_owed() -> int:
    """Issue what any open course owes; how many there were: in health none, because completion issues at once."""
    return sum(issue_owed_certificates(course=course, actor=None).issued for course in open_courses())


def draft_of(enrolment_id: int) -> Draft:
    """What the learner's certificate would say today; refuses what no certificate is owed for."""
    enrolment = enrolments_by_id([enrolment_id]).select_related(*DRAFTED_FROM).get()
    if enrolment.completed_at is None:
        raise CourseNotCompletedError
    if not enrolment.course.awards_certificate or enrolment.source == EnrolmentSource.OUTSIDE:
        raise CourseAwardsNoCertificateError
    drafter = Drafter(timezone.localdate())
    drafter.read_seats([enrolment.learner_id])
    return drafter.draft(enrolment)


def open_register(issuer: Unit, year: int) -> Register:
    """The issuer's register of the year, locked until the transaction ends."""
    Register.objects.get_or_create(issuer=issuer, year=year)
    return Register.objects.select_for_update().get(issuer=issuer, year=year)


def enter(draft: Draft, register: Register, *, actor: User | None) -> Certificate:
    """Write the certificate under the next number of its locked register, and say so."""
    register.last += 1
    register.save(update_fields=["last"])
    certificate = draft.entry(register.last, issued_at=timezone.now(), actor=actor)
    certificate.save(force_insert=True)
    publish(
        CertificateIssued(
            certificate_id=certificate.pk,
            holder_id=certificate.holder_id,
            course_id=certificate.course_id,
            number=certificate.number,
        ),
        actor=actor,
    )
    return certificate


def _drafts_owed(course: CoursePage, moment: datetime) -> tuple[dict[Unit, list[Draft]], list[Refusal]]:
    """Drafts by issuer, and what had to be refused."""
    drafter = Drafter(timezone.localdate(moment))
    owed = owed_enrolments(course)
    drafter.read_seats(owed.order_by().values("learner"))
    drafts: dict[Unit, list[Draft]] = defaultdict(list)
    refusals: list[Refusal] = []
    for enrolment in owed:
        try:
            draft = drafter.draft(enrolment)
        except DomainError as error:
            refusals.append(Refusal(enrolment.learner.full_name, error.code, error.sentence))
        else:
            drafts[draft.issuer].append(draft)
    return drafts, refusals


def _entries(issuer: Unit, drafts: list[Draft], *, issued_at: datetime, actor: User | None) -> Iterator[Certificate]:
    """Rows for those drafts whose certificate nobody issued while we waited for the register."""
    register = open_register(issuer, drafts[0].snapshot.issued_on.year)
    held = set(Certificate.objects.filter(course=drafts[0].enrolment.course_id).values_list("enrolment", flat=True))
    for draft in drafts:
        if draft.enrolment.pk not in held:
            register.last += 1
            yield draft.entry(register.last, issued_at=issued_at, actor=actor)
    register.save(update_fields=["last"])
