"""What happens to classes. One act on many people is one event."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, kw_only=True)
class CohortOpened(Event):
    """A class of a course was set up."""

    cohort_id: int
    course_id: int
    unit_id: int


@dataclass(frozen=True, kw_only=True)
class CohortChanged(Event):
    """What is said of a class was changed; `fields` names what."""

    cohort_id: int
    fields: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class CohortCancelled(Event):
    """A class will not be held."""

    cohort_id: int


@dataclass(frozen=True, kw_only=True)
class LearnersJoinedCohort(Event):
    """People were given places in a class in one act, be it one who registered or a whole list."""

    cohort_id: int
    learner_ids: Sequence[int]


@dataclass(frozen=True, kw_only=True)
class LearnerLeftCohort(Event):
    """Somebody has a place in a class no longer."""

    cohort_id: int
    learner_id: int


@dataclass(frozen=True, kw_only=True)
class SessionPlanned(Event):
    """A class meets at a time, or at another time than before."""

    session_id: int
    cohort_id: int
    starts_at: str


@dataclass(frozen=True, kw_only=True)
class SessionCancelled(Event):
    """A class does not meet after all."""

    session_id: int
    cohort_id: int


@dataclass(frozen=True, kw_only=True)
class PresenceClaimed(Event):
    """A learner proved with the code on the screen to be at a session."""

    session_id: int
    learner_id: int
    presence: str


@dataclass(frozen=True, kw_only=True)
class AttendanceTaken(Event):
    """Somebody wrote down who was at a session; `changes` are (learner, before, after), empty words for nothing known."""

    session_id: int
    source: str
    changes: Sequence[Sequence[int | str]]


@dataclass(frozen=True, kw_only=True)
class AttendanceImported(Event):
    """A list of attendance was taken into a class: so many marks of people, so many head counts, so many results."""

    cohort_id: int
    marks: int
    head_counts: int
    results: int


@dataclass(frozen=True, kw_only=True)
class CohortExported(Event):
    """The people of a class with their attendance left the system as a file."""

    cohort_id: int
    people: int
