"""Who was at which session of a class."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from accounts.models import Person
from accounts.selectors import identity_ids, surviving_id
from live.calculations import Share, Turnout, turnout_of
from live.models import Attendance, Cohort, CohortMember, Presence, Session
from live.selectors.cohorts import places_in, sessions_of
from organisation.selectors.people import posts_held

THERE = (Presence.PRESENT, Presence.LATE)


def attended(cohort: Cohort) -> QuerySet[Attendance]:
    """Every attendance at the sessions of the class that were not cancelled."""
    return Attendance.objects.filter(session__cohort=cohort, session__cancelled_at=None, presence__in=THERE)


def share_of(cohort: Cohort, person: Person) -> Share:
    """Of how many sessions a person was at how many."""
    there = attended(cohort).filter(learner__in=identity_ids(person)).values("session").distinct().count()
    return Share(there, sessions_of(cohort).count())


def turnout_in(cohort: Cohort) -> Turnout:
    """How many attendances the class had, and of how many people."""
    return turnout_of(attended(cohort).values_list("session_id", surviving_id("learner")))


def present_at(session: Session) -> int:
    """How many people are known to be there."""
    there = Attendance.objects.filter(session=session, presence__in=THERE)
    return there.aggregate(people=Count(surviving_id("learner"), distinct=True))["people"] or 0


@dataclass(frozen=True)
class RegisterLine:
    """One person of the class, with what is known of them for each session."""

    place: CohortMember
    post: str
    marks: Sequence[Attendance | None]
    needed: int

    @property
    def share(self) -> Share:
        """Of how many sessions they were at how many."""
        return Share(sum(mark is not None and mark.presence in THERE for mark in self.marks), len(self.marks))

    @property
    def has_attended(self) -> bool:
        """Whether that is enough."""
        return self.share.reaches(self.needed)


@dataclass(frozen=True)
class Register:
    """The class as a sheet: people down, sessions across."""

    cohort: Cohort
    sessions: Sequence[Session]
    lines: Sequence[RegisterLine] = field(repr=False)

    @property
    def columns(self) -> Sequence[tuple[Session, int]]:
        """Each session with how many were there."""
        return [
            (session, sum((mark := line.marks[place]) is not None and mark.presence in THERE for line in self.lines))
            for place, session in enumerate(self.sessions)
        ]

    @property
    def turnout(self) -> Turnout:
        """Attendances and distinct people."""
        there = (
            (session.pk, line.place.learner_id)
            for line in self.lines
            for session, mark in zip(self.sessions, line.marks, strict=True)
            if mark is not None and mark.presence in THERE
        )
        return turnout_of(there)

    @property
    def finished(self) -> int:
        """How many have attended enough."""
        return sum(line.has_attended for line in self.lines)


def register_of(cohort: Cohort, sessions: Sequence[Session] | None = None) -> Register:
    """Everybody of the class at these sessions (all of them unless told): the same few queries however many."""
    shown = list(sessions_of(cohort)) if sessions is None else list(sessions)
    places = list(places_in(cohort))
    posts = posts_held([place.learner for place in places], timezone.localdate())
    by_place: dict[tuple[int, int], Attendance] = {}
    marks = Attendance.objects.filter(session__in=shown).annotate(human=surviving_id("learner"))
    for mark in marks.order_by("recorded_at"):
        by_place[mark.session_id, mark.human] = mark
    humans = dict(places_in(cohort).values_list("pk", surviving_id("learner")))
    lines = [
        RegisterLine(
            place,
            posts.get(humans[place.pk], ""),
            [by_place.get((session.pk, humans[place.pk])) for session in shown],
            cohort.attendance_percent,
        )
        for place in places
    ]
    return Register(cohort, shown, lines)


def finishers(cohort: Cohort) -> Sequence[Person]:
    """Everybody of the class who has attended enough, whatever became of their lessons."""
    total = sessions_of(cohort).count()
    counts: dict[int, set[int]] = defaultdict(set)
    for session, human in attended(cohort).values_list("session_id", surviving_id("learner")):
        counts[human].add(session)
    enough = [human for human, found in counts.items() if Share(len(found), total).reaches(cohort.attendance_percent)]
    named = places_in(cohort).filter(Q(learner__in=enough) | Q(learner__merged_into__in=enough))
    return [place.learner for place in named]
