"""From an address to a class or a session; what one has nothing to do with does not exist."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.cache import cache
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.http import MemberRequest, person_of
from accounts.models import Person, User
from core.access import may
from courses.services.lesson_import import kept_file
from live.calculations import CLAIM, is_code_right
from live.errors import TooManyCodesError, WrongCodeError
from live.models import Cohort, Session
from live.selectors import KEEPERS, cohorts_kept_by, cohorts_of, cohorts_open_to
from live.selectors.cohorts import open_sessions_of
from live.services import ListFile
from organisation.selectors import roles_of, scope_of

WRONG_CODES, WITHIN_SECONDS = 10, 300
_CLAIMS = "presence_claims"


def cohort_of_leader(request: MemberRequest, uid: UUID) -> Cohort | None:
    """A class of the visitor's branch, or one at which they teach; None for whoever keeps and teaches none."""
    cohort = cohorts_kept_by(request.user).filter(uid=uid).select_related("course", "owner_unit").first()
    if cohort is None and not roles_of(request.user).isdisjoint(KEEPERS):
        raise Http404
    return cohort


def cohort_of_keeper(request: MemberRequest, uid: UUID) -> Cohort | None:
    """The same, without those who only teach."""
    cohort = cohort_of_leader(request, uid)
    return cohort if cohort is None or may(request.user, "live.keep_cohorts", cohort) else None


def cohort_of_visitor(request: MemberRequest, uid: UUID) -> Cohort:
    """A class in which the visitor is, or into which they may come."""
    person = person_of(request)
    for cohorts in (cohorts_of(person), cohorts_open_to(person, timezone.localdate())):
        if found := cohorts.filter(uid=uid).first():
            return found
    raise Http404


@dataclass(frozen=True)
class ShownSession:
    """A session with its class, as permissions ask of it."""

    cohort: Cohort
    session: Session


def session_of_leader(request: MemberRequest, uid: UUID, session: UUID) -> ShownSession | None:
    """A session of a class that the visitor keeps or teaches."""
    cohort = cohort_of_leader(request, uid)
    if cohort is None:
        return None
    found = get_object_or_404(Session.objects.select_related("trainer"), uid=session, cohort=cohort)
    found.cohort = cohort
    return ShownSession(cohort, found)


@dataclass(frozen=True)
class Waiting:
    """A list that waits to be looked at."""

    cohort: Cohort
    uid: UUID
    name: str
    file: ListFile


def list_of_keeper(request: MemberRequest, uid: UUID, file: UUID) -> Waiting | None:
    """The keeper's own file, with the answers that the address or the form carries."""
    cohort = cohort_of_keeper(request, uid)
    if cohort is None:
        return None
    kept = kept_file(uid=file, actor=request.user)
    if kept is None:
        raise Http404
    content, name = kept
    answers = request.POST if request.method == "POST" else request.GET
    accepted = frozenset(answers.getlist("dong-y"))
    return Waiting(cohort, file, name, ListFile(content, accepted, scope_of(request.user, *KEEPERS)))


def remember_claim(request: HttpRequest, uid: UUID, code: str) -> Session:
    """Believe whoever shows the code of this moment, for as long as signing in takes; the code leaves the address."""
    session = get_object_or_404(Session.objects.select_related("cohort"), uid=uid, cancelled_at=None)
    now = timezone.now()
    if not is_code_right(session.secret, code, now):
        raise WrongCodeError
    request.session[_CLAIMS] = {str(uid): now.isoformat()}
    return session


@dataclass(frozen=True)
class Claim:
    """Somebody who has shown the code of a session, and when."""

    session: Session
    person: Person
    at: datetime


def claim_of_address(request: MemberRequest, session: UUID) -> Claim:
    """What the visitor may claim: the code was shown in this very browser a short while ago."""
    shown = request.session.get(_CLAIMS, {}).get(str(session))
    at = datetime.fromisoformat(shown) if shown else None
    if at is None or timezone.now() - at > CLAIM:
        raise WrongCodeError
    found = get_object_or_404(Session.objects.select_related("cohort__course"), uid=session, cancelled_at=None)
    return Claim(found, person_of(request), at)


def session_of_code(request: MemberRequest, typed: str) -> Session:
    """Of the sessions that the visitor may attend now, the one on whose screen these digits are; wrong ones are counted."""
    user = request.user
    assert isinstance(user, User)  # noqa: S101 -- behind the sign-in page
    key, now = f"wrong-presence-codes:{user.pk}", timezone.now()
    if cache.get(key, 0) >= WRONG_CODES:
        raise TooManyCodesError
    for session in open_sessions_of(person_of(request), now):
        if is_code_right(session.secret, typed, now):
            return session
    cache.add(key, 0, WITHIN_SECONDS)
    with suppress(ValueError):  # it expired this very moment
        cache.incr(key)
    raise WrongCodeError


def site_of(request: HttpRequest) -> str:
    """What the addresses of this site begin with, as whoever asks reached it."""
    return f"{request.scheme}://{request.get_host()}"
