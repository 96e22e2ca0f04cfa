"""What learners ask and say, and what they are answered."""

from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, kw_only=True)
class QuestionAsked(Event):
    """A learner asked something under a lesson, or asked further."""

    question_id: int
    course_id: int


@dataclass(frozen=True, kw_only=True)
class QuestionAnswered(Event):
    """A trainer answered a learner's question."""

    question_id: int
    reply_id: int


@dataclass(frozen=True, kw_only=True)
class QuestionShared(Event):
    """A trainer let everybody on the course read a question, or took that back; nobody reads who asked."""

    question_id: int
    is_shared: bool


@dataclass(frozen=True, kw_only=True)
class QuestionClosed(Event):
    """A trainer put a question aside that needs no answer, or none any more."""

    question_id: int


@dataclass(frozen=True, kw_only=True)
class CourseRated(Event):
    """A learner who has finished a course said what they think of it; what they said is not told on."""

    course_id: int
