"""What happens to attempts. Single answers are their own log and are not announced."""

from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, kw_only=True)
class AttemptStarted(Event):
    """A learner was given a paper."""

    attempt_id: int
    quiz_id: int
    learner_id: int
    course_id: int


@dataclass(frozen=True, kw_only=True)
class AttemptSubmitted(Event):
    """An attempt was handed in: by its learner, or by the clock."""

    attempt_id: int
    quiz_id: int
    learner_id: int
    course_id: int
    was_expired: bool


@dataclass(frozen=True, kw_only=True)
class AttemptGraded(Event):
    """An attempt was marked, for the first time or again; `percent` is a decimal string, its learner's only if `is_released`."""

    attempt_id: int
    quiz_id: int
    learner_id: int
    course_id: int
    run_number: int
    percent: str
    is_passed: bool
    is_released: bool


@dataclass(frozen=True, kw_only=True)
class QuestionsImported(Event):
    """A file of questions was taken into a bank: so many new, so many with a new version."""

    bank_id: int
    format: str
    created: int
    updated: int


@dataclass(frozen=True, kw_only=True)
class ResultsReleased(Event):
    """Results of a quiz that were held back are open to their learners: so many attempts."""

    release_id: int
    quiz_id: int
    course_id: int
    attempts: int


@dataclass(frozen=True, kw_only=True)
class AttemptRuled(Event):
    """Somebody in charge voided an attempt, took it under review, or cleared it."""

    attempt_id: int
    quiz_id: int
    learner_id: int
    ruling: str


@dataclass(frozen=True, kw_only=True)
class QuizPrinted(Event):
    """Variants of a quiz were drawn for paper, with so many answer sheets."""

    print_run_id: int
    quiz_id: int
    course_id: int
    variants: int
    sheets: int


@dataclass(frozen=True, kw_only=True)
class SheetsScanned(Event):
    """So many files of scanned answer sheets were taken in, to be read."""

    print_run_id: int
    quiz_id: int
    files: int


@dataclass(frozen=True, kw_only=True)
class SignalDismissed(Event):
    """Somebody looked into a hint that an attempt is unusual, and put it aside."""

    signal_id: int
    attempt_id: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class AnswerMarked(Event):
    """A person marked an answer; `state` says whether more marks are needed."""

    attempt_id: int
    position: int
    role: int
    state: str


@dataclass(frozen=True, kw_only=True)
class RegradeProposed(Event):
    """Somebody asks to mark a question anew; so many attempts would be touched."""

    regrade_id: int
    version_id: int
    kind: str
    attempts: int


@dataclass(frozen=True, kw_only=True)
class RegradeDecided(Event):
    """Somebody else approved or refused it."""

    regrade_id: int
    version_id: int
    state: str


@dataclass(frozen=True, kw_only=True)
class AttemptsRegraded(Event):
    """Attempts were marked anew after a correction: so many in one act."""

    regrade_id: int
    attempts: int


@dataclass(frozen=True, kw_only=True)
class AppealMade(Event):
    """A learner asked to look at a result again."""

    appeal_id: int
    attempt_id: int
    quiz_id: int
    learner_id: int


@dataclass(frozen=True, kw_only=True)
class AppealDecided(Event):
    """An appeal was answered."""

    appeal_id: int
    attempt_id: int
    quiz_id: int
    learner_id: int
    state: str


@dataclass(frozen=True, kw_only=True)
class MarkingWaits(Event):
    """Answers, appeals or corrections wait for people this morning."""

    answers: int
    appeals: int
    regrades: int


@dataclass(frozen=True, kw_only=True)
class QuizSetUp(Event):
    """A quiz was set up for a course."""

    quiz_id: int
    course_id: int


@dataclass(frozen=True, kw_only=True)
class QuizChanged(Event):
    """These rules of a quiz are others now; attempts under way keep those they began with."""

    quiz_id: int
    course_id: int
    changed: list[str]


@dataclass(frozen=True, kw_only=True)
class OverrideGranted(Event):
    """A learner, a unit or a group has other limits at a quiz; so many attempts under way got more time."""

    override_id: int
    quiz_id: int
    course_id: int
    extended: int


@dataclass(frozen=True, kw_only=True)
class OverrideWithdrawn(Event):
    """Other limits at a quiz do not hold any more; time already given stays given."""

    override_id: int
    quiz_id: int
    course_id: int


@dataclass(frozen=True, kw_only=True)
class QuestionWritten(Event):
    """Somebody wrote a question, or the next version of one."""

    question_id: int
    bank_id: int
    number: int


@dataclass(frozen=True, kw_only=True)
class QuestionReviewed(Event):
    """Somebody other than its author approved a version of a question, or gave it back."""

    question_id: int
    version_id: int
    verdict: str


@dataclass(frozen=True, kw_only=True)
class QuestionRetired(Event):
    """A question was taken out of use, or brought back."""

    question_id: int
    bank_id: int
    is_retired: bool
