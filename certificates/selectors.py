"""Questions asked of the register: whose certificates, which still hold, which are owed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone, translation

from accounts.models import Person, User
from accounts.selectors import identity_ids, records_of
from certificates.calculations import code_from
from certificates.formats.wording import Words
from certificates.models import Certificate, Rendition, Status
from core.qr import Qr, qr_of
from core.text.dates import VIET_NAM
from courses.models import CoursePage, Enrolment, EnrolmentSource
from courses.selectors import completions
from organisation.models import Role
from organisation.selectors import memberships_at, scope_of

OFFICERS = (Role.HR_OFFICER, Role.ADMINISTRATOR)

# What a draft reads of an enrolment.
DRAFTED_FROM = ("learner__merged_into", "edition", "course__owner_unit", "seat__unit", "seat__position")


class Verdict(StrEnum):
    """What became of a certificate, or why there is none."""

    VALID = "valid"
    REVOKED = "revoked"
    REPLACED = "replaced"
    UNKNOWN = "unknown"
    TAMPERED = "tampered"


@dataclass(frozen=True)
class Verification:
    """What the register says of a code or a file."""

    verdict: Verdict
    certificate: Certificate | None = None


@dataclass(frozen=True)
class Sheet:
    """A certificate to be shown on a screen."""

    words: Words
    qr: Qr


def certificates_of(person: Person) -> QuerySet[Certificate]:
    """The person's certificates, the newest first, without those that were replaced by a newer one."""
    return (
        Certificate.objects.filter(holder__in=identity_ids(person))
        .exclude(status=Status.REPLACED)
        .select_related("course")
    )


def certificates_visible_to(user: User | AnonymousUser) -> QuerySet[Certificate]:
    """The user's own, and those of people who sat, at issue or today, in units where the user is HR officer."""
    if not isinstance(user, User):
        return Certificate.objects.none()
    today = timezone.localdate()
    units = scope_of(user, *OFFICERS).unit_ids(today)
    people = records_of(memberships_at(today).filter(unit_id__in=units).values("person"))
    own = Q(holder__in=identity_ids(user.person)) if user.person else Q()
    return Certificate.objects.filter(own | Q(seat__unit_id__in=units) | Q(holder__in=people))


def valid_certificates(course_ids: Collection[int], as_of: date | datetime) -> QuerySet[Certificate]:
    """The certificates of these courses that held at that moment; of a day, at its end in Viet Nam."""
    moment = as_of if isinstance(as_of, datetime) else _end_of(as_of)
    return standing_certificates(course_ids, moment).filter(issued_at__lte=moment)


def standing_certificates(course_ids: Collection[int], as_of: datetime) -> QuerySet[Certificate]:
    """The certificates of these courses not ended by that moment, whenever issued.

    For counts of who had finished by then: a certificate that came late takes nothing from its holder.
    """
    return Certificate.objects.filter(Q(ended_at=None) | Q(ended_at__gt=as_of), course_id__in=course_ids)


def certificate_with_id(pk: int) -> Certificate:
    """The certificate of a number of the database's own."""
    return Certificate.objects.get(pk=pk)


def certificate_of_enrolment(enrolment_id: int) -> Certificate | None:
    """The certificate that an enrolment led to, revoked or not."""
    return Certificate.objects.filter(enrolment=enrolment_id).exclude(status=Status.REPLACED).first()


def certificates_issued_at(course_id: int, moment: datetime) -> QuerySet[Certificate]:
    """The certificates of one bulk act."""
    return Certificate.objects.filter(course=course_id, issued_at=moment)


def owed_enrolments(course: CoursePage) -> QuerySet[Enrolment]:
    """Completed enrolments of a course that awards certificates which have led to none yet, the earliest first.

    Who learned elsewhere has the certificate of that place.
    """
    if not course.awards_certificate:
        return completions([], timezone.now())
    led_to_one = Certificate.objects.filter(course=course).values("enrolment")
    owed = completions([course.pk], timezone.now()).exclude(pk__in=led_to_one).exclude(source=EnrolmentSource.OUTSIDE)
    return owed.select_related(*DRAFTED_FROM).order_by("completed_at", "pk")


def certificate_by_code(typed: str) -> Certificate | None:
    """The certificate with this verification code, however it was typed."""
    code = code_from(typed)
    return Certificate.objects.select_related("replaced_by").filter(code=code).first() if code else None


def verification_of(typed: str) -> Verification:
    """What the register says of a code."""
    certificate = certificate_by_code(typed)
    if certificate is None:
        return Verification(Verdict.UNKNOWN)
    return Verification(Verdict(certificate.status), certificate)


def latest_rendition(certificate: Certificate) -> Rendition | None:
    """The PDF drawn last, if any was."""
    return certificate.renditions.first()


def public_address(certificate: Certificate) -> str:
    """Where anyone can check the certificate: what its QR code says."""
    with translation.override(settings.LANGUAGE_CODE):
        path = reverse("verification:certificate", args=[certificate.grouped_code])
    return f"{settings.SITE_URL}{path}"


def words_of(certificate: Certificate) -> Words:
    """What the certificate says."""
    return Words(certificate.facts, certificate.number, certificate.code, public_address(certificate))


def sheet_of(certificate: Certificate) -> Sheet:
    """The certificate as the screen shows it."""
    words = words_of(certificate)
    return Sheet(words, qr_of(words.address))


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), VIET_NAM) - timedelta(microseconds=1)
