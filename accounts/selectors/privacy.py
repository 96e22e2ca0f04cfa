"""What people were told, agreed to and asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.cache import cache
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import (
    OPEN,
    RESTRICTING,
    Consent,
    DataRequest,
    NoticeReading,
    Person,
    PrivacyNotice,
    Purpose,
    RequestState,
    User,
)
from accounts.selectors.identity import identity_ids, records_of
from core.holdings import Subject

NOTICE_KEY = "privacy-notice"
REMEMBERED_SECONDS = 600


def current_notice() -> PrivacyNotice | None:
    """The notice that holds now."""
    return PrivacyNotice.objects.filter(published_at__lte=timezone.now()).first()


def current_version() -> int:
    """The version that holds now, 0 without one; asked at every page, so of the cache."""
    version: int | None = cache.get(NOTICE_KEY)
    if version is None:
        notice = current_notice()
        version = notice.version if notice else 0
        cache.set(NOTICE_KEY, version, REMEMBERED_SECONDS)
    return version


def has_read(person: Person, version: int) -> bool:
    """Whether the human said they had read this version."""
    return NoticeReading.objects.filter(person__in=identity_ids(person), notice__version=version).exists()


@dataclass(frozen=True)
class Choice:
    """A purpose, and the consent that holds or None."""

    purpose: Purpose
    consent: Consent | None


def choices_of(person: Person) -> Sequence[Choice]:
    """Every purpose, with what the human agrees to today."""
    held = {consent.purpose: consent for consent in consents_of(person).filter(withdrawn_at=None)}
    return [Choice(purpose, held.get(purpose)) for purpose in Purpose]


def consents_of(person: Person) -> QuerySet[Consent]:
    """Everything the human ever agreed to, the latest first."""
    return Consent.objects.filter(person__in=identity_ids(person)).select_related("notice")


def agreeing_people(purpose: Purpose) -> QuerySet[Consent, int]:
    """The ids of the records of those who agree to the purpose today, as a subquery."""
    return Consent.objects.filter(purpose=purpose, withdrawn_at=None).values_list("person_id", flat=True)


def requests_of(person: Person) -> QuerySet[DataRequest]:
    """What the human asked about their data, the latest first."""
    return DataRequest.objects.filter(person__in=identity_ids(person)).order_by("-received_at", "-pk")


def requests_about(people: QuerySet[Person]) -> QuerySet[DataRequest]:
    """What these people asked, the most urgent first."""
    asked = DataRequest.objects.filter(Q(person__in=people) | Q(person__merged_into__in=people))
    return asked.select_related("person", "handled_by__person").order_by("due_on", "pk")


def open_requests(requests: QuerySet[DataRequest]) -> QuerySet[DataRequest]:
    """Those that somebody must still answer."""
    return requests.filter(state__in=OPEN)


def late_requests(requests: QuerySet[DataRequest], today: date) -> QuerySet[DataRequest]:
    """Those whose day has passed: to be acknowledged, or to be answered."""
    unacknowledged = Q(state=RequestState.RECEIVED, acknowledge_by__lt=today)
    return requests.filter(unacknowledged | Q(state__in=OPEN, due_on__lt=today))


def withheld_people() -> frozenset[int]:
    """The ids of the few whose names lists leave out: the use of their data was restricted at their request."""
    restricted = DataRequest.objects.filter(kind__in=RESTRICTING, state=RequestState.GRANTED)
    people = set(restricted.values_list("person_id", flat=True))
    return frozenset(records_of(people).values_list("pk", flat=True)) if people else frozenset()


def subject_of(person: Person) -> Subject:
    """All records of the human, and their accounts."""
    people = frozenset(identity_ids(person))
    return Subject(people, frozenset(User.objects.filter(person__in=people).values_list("pk", flat=True)))


def people_of(subject: Subject) -> QuerySet[Person]:
    """The records of a subject."""
    return Person.objects.filter(pk__in=subject.person_ids)
