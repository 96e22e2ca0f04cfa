"""A class as one of its learners sees it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils import timezone

from accounts.models import Person
from accounts.selectors import identity_ids
from live.calculations import Hours, Share
from live.models import Attendance, Cohort, Session
from live.selectors.cohorts import cohorts_of, sessions_of
from live.selectors.registers import THERE


@dataclass(frozen=True)
class OwnSession:
    """A session, and what is known of oneself there."""

    session: Session
    mark: Attendance | None

    @property
    def is_open(self) -> bool:
        """Whether one may say now that one is there."""
        return self.mark is None and Hours(self.session.starts_at, self.session.ends_at).is_open(timezone.now())

    @property
    def is_over(self) -> bool:
        """Whether it has ended."""
        return self.session.ends_at < timezone.now()

    @property
    def was_there(self) -> bool:
        """Whether one was there, late or not."""
        return self.mark is not None and self.mark.presence in THERE


@dataclass(frozen=True)
class OwnSheet:
    """A class with its sessions; `is_member` is False for one that may still be entered."""

    cohort: Cohort
    sessions: Sequence[OwnSession]
    is_member: bool

    @property
    def share(self) -> Share:
        """Of how many sessions one was at how many."""
        return Share(sum(one.was_there for one in self.sessions), len(self.sessions))

    @property
    def missing(self) -> int:
        """How many more sessions one must attend."""
        return self.share.still_missing(self.cohort.attendance_percent)

    @property
    def has_attended(self) -> bool:
        """Whether one was there often enough."""
        return self.share.reaches(self.cohort.attendance_percent)

    @property
    def following(self) -> Session | None:
        """The session that comes next, or is under way."""
        return next((one.session for one in self.sessions if not one.is_over), None)


def own_sheets_of(person: Person) -> Sequence[OwnSheet]:
    """Every class of a person, those under way first: a fixed number of statements."""
    sessions = Session.objects.filter(cancelled_at=None)
    cohorts = list(cohorts_of(person).prefetch_related(Prefetch("sessions", sessions, to_attr="planned")))
    marks = _marks_of(person, [session.pk for cohort in cohorts for session in _planned(cohort)])
    today = timezone.localdate()
    sheets = [
        OwnSheet(cohort, [OwnSession(session, marks.get(session.pk)) for session in _planned(cohort)], is_member=True)
        for cohort in cohorts
    ]
    return sorted(sheets, key=lambda sheet: (bool(sheet.cohort.cancelled_at), sheet.cohort.ends_on < today))


def own_sheet_of(cohort: Cohort, person: Person) -> OwnSheet:
    """One class of a person, or one that they may enter."""
    sessions = list(sessions_of(cohort))
    marks = _marks_of(person, [session.pk for session in sessions])
    is_member = cohorts_of(person).filter(pk=cohort.pk).exists()
    return OwnSheet(cohort, [OwnSession(session, marks.get(session.pk)) for session in sessions], is_member)


def _planned(cohort: Cohort) -> Sequence[Session]:
    planned: Sequence[Session] = getattr(cohort, "planned", ())
    return planned


def _marks_of(person: Person, sessions: Sequence[int]) -> dict[int, Attendance]:
    marks = Attendance.objects.filter(session__in=sessions, learner__in=identity_ids(person))
    return {mark.session_id: mark for mark in marks.order_by("recorded_at")}
