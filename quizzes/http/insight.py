"""From an address to a quiz of the trainer's branch, to one of its questions, to a hint about one of their people."""

from dataclasses import dataclass

from django.http import Http404

from accounts.http import MemberRequest
from core.access import may
from courses.models import CoursePage
from courses.selectors.authoring import WRITERS
from organisation.selectors import roles_of
from quizzes.models import Quiz, Signal
from quizzes.selectors import quiz_by_code
from quizzes.selectors.insight import ItemLine, item_line, signals_seen_by


@dataclass(frozen=True)
class ItemFound:
    """A question of a quiz, with its statistics."""

    quiz: Quiz
    line: ItemLine

    @property
    def course(self) -> CoursePage:
        """The course whose writers may look."""
        return self.quiz.course


@dataclass(frozen=True)
class SignalFound:
    """A hint about an attempt at a quiz."""

    quiz: Quiz
    signal: Signal

    @property
    def course(self) -> CoursePage:
        """The course whose writers may look."""
        return self.quiz.course


def quiz_of_trainer(request: MemberRequest, code: str) -> Quiz | None:
    """The quiz of a course of the trainer's branch; nobody else is told which there are."""
    if roles_of(request.user).isdisjoint(WRITERS):
        return None
    quiz = quiz_by_code(code)
    if quiz is None or not may(request.user, "quizzes.keep_bank", quiz):
        raise Http404
    return quiz


def item_of_trainer(request: MemberRequest, code: str, version: int) -> ItemFound | None:
    """One question of such a quiz."""
    quiz = quiz_of_trainer(request, code)
    if quiz is None:
        return None
    line = item_line(quiz, version)
    if line is None:
        raise Http404
    return ItemFound(quiz, line)


def signal_of_trainer(request: MemberRequest, code: str, number: int) -> SignalFound | None:
    """A hint about somebody of the trainer's units that nobody has looked into yet."""
    quiz = quiz_of_trainer(request, code)
    if quiz is None:
        return None
    signal = signals_seen_by(request.user, quiz).filter(pk=number).first()
    if signal is None:
        raise Http404
    return SignalFound(quiz, signal)
