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
