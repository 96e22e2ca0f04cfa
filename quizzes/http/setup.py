"""From an address to a quiz that is being set up, to a part of it, to somebody's other limits."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404

from accounts.http import MemberRequest
from courses.models import CoursePage
from quizzes.calculations.composing import Part, parts_of
from quizzes.http.insight import quiz_of_trainer
from quizzes.models import Quiz, QuizOverride
from quizzes.selectors.setup import override_of


@dataclass(frozen=True)
class Composing:
    """A quiz, its sections, the place of one of them, and of a group in it; past the last, what is to be added."""

    quiz: Quiz
    parts: Sequence[Part]
    place: int
    group: int = 0

    @property
    def course(self) -> CoursePage:
        """The course whose writers may change it."""
        return self.quiz.course

    @property
    def part(self) -> Part:
        """The section; an empty one where it is to be added."""
        return self.parts[self.place] if self.place < len(self.parts) else {}

    @property
    def groups(self) -> Sequence[Part]:
        """The groups of the section."""
        return list(self.part.get("groups", ()))

    @property
    def number(self) -> int:
        """The place as people count."""
        return self.place + 1


@dataclass(frozen=True)
class Granted:
    """Other limits, and whose quiz it is."""

    quiz: Quiz
    override: QuizOverride

    @property
    def course(self) -> CoursePage:
        """The course whose writers may take them back."""
        return self.quiz.course


@dataclass(frozen=True)
class Page:
    """A quiz, and the word of the address that names one of its pages."""

    quiz: Quiz
    word: str

    @property
    def course(self) -> CoursePage:
        """The course whose writers may change it."""
        return self.quiz.course


def page_of_trainer(request: MemberRequest, code: str, word: str) -> Page | None:
    """A named page of a quiz of the trainer's branch."""
    quiz = quiz_of_trainer(request, code)
    return Page(quiz, word) if quiz else None


def new_section_of_trainer(request: MemberRequest, code: str) -> Composing | None:
    """A quiz that is to get one more section."""
    quiz = quiz_of_trainer(request, code)
    if quiz is None:
        return None
    parts = parts_of(quiz.blueprint, quiz.question_count)
    return Composing(quiz, parts, len(parts))


def section_of_trainer(request: MemberRequest, code: str, section: int) -> Composing | None:
    """A section of a quiz, counted from 1."""
    composing = new_section_of_trainer(request, code)
    if composing is None:
        return None
    if not 1 <= section <= len(composing.parts):
        raise Http404
    place = section - 1
    return Composing(composing.quiz, composing.parts, place, len(composing.parts[place].get("groups", ())))


def group_of_trainer(request: MemberRequest, code: str, section: int, group: int) -> Composing | None:
    """A group of such a section, counted from 1."""
    composing = section_of_trainer(request, code, section)
    if composing is None:
        return None
    if not 1 <= group <= len(composing.groups):
        raise Http404
    return Composing(composing.quiz, composing.parts, composing.place, group - 1)


def override_of_trainer(request: MemberRequest, code: str, number: int) -> Granted | None:
    """Other limits at such a quiz that the trainer may see."""
    quiz = quiz_of_trainer(request, code)
    if quiz is None:
        return None
    override = override_of(request.user, quiz, number)
    if override is None:
        raise Http404
    return Granted(quiz, override)
