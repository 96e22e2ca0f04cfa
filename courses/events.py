"""What happens to courses and to their learners."""

from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, kw_only=True)
class CoursePublished(Event):
    """A course was compiled into a new edition."""

    course_id: int
    edition_id: int
    number: int
    effect: str


@dataclass(frozen=True, kw_only=True)
class LearnerEnrolled(Event):
    """A learner was given a place on a course."""

    enrolment_id: int
    learner_id: int
    course_id: int


@dataclass(frozen=True, kw_only=True)
class LearnersEnrolled(Event):
    """Many learners were given places on a course in one act."""

    course_id: int
    unit_id: int
    count: int


@dataclass(frozen=True, kw_only=True)
class LearnersMoved(Event):
    """Unfinished learners were moved to a newer edition of their course in one act."""

    course_id: int
    edition_id: int
    count: int


@dataclass(frozen=True, kw_only=True)
class CourseDrafted(Event):
    """A course was begun for a unit; it has no lessons and is open to nobody."""

    course_id: int
    unit_id: int


@dataclass(frozen=True, kw_only=True)
class LessonsDrafted(Event):
    """Lessons were drafted from a Word or PowerPoint file; nothing was published."""

    course_id: int
    lesson_ids: list[int]
    created: int


@dataclass(frozen=True, kw_only=True)
class LessonCompleted(Event):
    """A learner finished a lesson for the first time."""

    enrolment_id: int
    learner_id: int
    course_id: int
    item_key: str


@dataclass(frozen=True, kw_only=True)
class CourseCompleted(Event):
    """A learner finished the last required lesson of a course."""

    enrolment_id: int
    learner_id: int
    course_id: int


@dataclass(frozen=True, kw_only=True)
class ProgrammeDrafted(Event):
    """A programme was written down; it concerns nobody yet."""

    programme_id: int
    unit_id: int


@dataclass(frozen=True, kw_only=True)
class ProgrammeChanged(Event):
    """What a programme asks, or whom, was changed; `part` says which."""

    programme_id: int
    part: str


@dataclass(frozen=True, kw_only=True)
class ProgrammeOpened(Event):
    """A programme applies from now on to everybody whom its rules concern."""

    programme_id: int


@dataclass(frozen=True, kw_only=True)
class ProgrammeClosed(Event):
    """A programme applies no more; so many people were still at it."""

    programme_id: int
    ended: int


@dataclass(frozen=True, kw_only=True)
class PeriodsAdvised(Event):
    """So many periods (tiết) of a year are advised for a category; "0" if none any more."""

    category: str
    year: int
    periods: str


@dataclass(frozen=True, kw_only=True)
class ProgrammeAssigned(Event):
    """A programme was given to the people whom it concerns now, in one act, and taken from those it no longer does."""

    programme_id: int
    assigned_at: str
    given: int
    renewed: int
    ended: int
    met: int
    enrolled: int


@dataclass(frozen=True, kw_only=True)
class DutyMet(Event):
    """A learner finished everything that a programme asks."""

    duty_id: int
    programme_id: int
    learner_id: int


@dataclass(frozen=True, kw_only=True)
class DutyDecided(Event):
    """Somebody waived, extended, resumed or gave a duty by hand; `decision` says which."""

    duty_id: int
    programme_id: int
    learner_id: int
    decision: str


@dataclass(frozen=True, kw_only=True)
class DutiesReminded(Event):
    """People were reminded of the day by which they must follow a programme, in one act."""

    programme_id: int
    sent_at: str
    count: int


@dataclass(frozen=True, kw_only=True)
class WorkSubmitted(Event):
    """A learner handed in a piece of work for a lesson."""

    submission_id: int
    learner_id: int
    course_id: int
    item_key: str


@dataclass(frozen=True, kw_only=True)
class WorkReviewed(Event):
    """A trainer accepted a piece of work, or returned it with a remark."""

    submission_id: int
    learner_id: int
    course_id: int
    item_key: str
    state: str


@dataclass(frozen=True, kw_only=True)
class ProgressCorrected(Event):
    """A trainer set a learner's progress on a lesson right, with a reason."""

    correction_id: int
    learner_id: int
    course_id: int
    item_key: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class LessonConfirmed(Event):
    """A trainer confirmed in one act that learners have done what a lesson asks."""

    course_id: int
    item_key: str
    count: int


@dataclass(frozen=True, kw_only=True)
class OutsideCompletionClaimed(Event):
    """Somebody stated what a person learned elsewhere."""

    completion_id: int
    learner_id: int


@dataclass(frozen=True, kw_only=True)
class OutsideCompletionsImported(Event):
    """A list of what people learned elsewhere was taken in."""

    count: int


@dataclass(frozen=True, kw_only=True)
class OutsideCompletionDecided(Event):
    """What a person learned elsewhere was recognised, or was not."""

    completion_id: int
    learner_id: int
    state: str


@dataclass(frozen=True, kw_only=True)
class ChangeSubmitted(Event):
    """A change of a page waits for one of these people to approve it."""

    page_id: int
    title: str
    step: str
    approver_ids: list[int]


@dataclass(frozen=True, kw_only=True)
class ChangeReturned(Event):
    """An approver sent a change of a page back to the person who submitted it."""

    page_id: int
    title: str
    writer_id: int | None
    comment: str


@dataclass(frozen=True, kw_only=True)
class ChangeReleased(Event):
    """The last approver released a change of a page: learners have it, or will at its time."""

    page_id: int
    title: str
    writer_id: int | None


@dataclass(frozen=True, kw_only=True)
class PublicationRefused(Event):
    """A draft whose time had come could not be published."""

    page_id: int
    title: str
    writer_id: int | None
    reason: str
