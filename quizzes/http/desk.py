"""From an address to a question or a category of a bank that the trainer keeps."""

from dataclasses import dataclass

from django.http import Http404

from accounts.http import MemberRequest
from courses.models import CoursePage
from organisation.models import Unit
from quizzes.calculations import TYPES
from quizzes.http.banks import bank_of_trainer
from quizzes.models import Category, Question, QuestionBank
from quizzes.selectors.desk import question_in


@dataclass(frozen=True)
class OnDesk:
    """A bank, and of it a question, a category, or a type of question to write."""

    bank: QuestionBank
    question: Question | None = None
    category: Category | None = None
    kind: str = ""

    @property
    def course(self) -> CoursePage | None:
        """The course whose writers keep the bank."""
        return self.bank.course

    @property
    def owner_unit(self) -> Unit | None:
        """The unit whose people keep the bank."""
        return self.bank.owner_unit


def question_of_trainer(request: MemberRequest, code: str, number: int) -> OnDesk | None:
    """A question of the trainer's bank."""
    bank = bank_of_trainer(request, code)
    if bank is None:
        return None
    question = question_in(bank, number)
    if question is None or question.current is None:
        raise Http404
    return OnDesk(bank, question, kind=question.current.type)


def type_of_trainer(request: MemberRequest, code: str, kind: str) -> OnDesk | None:
    """A type of question to write for the trainer's bank."""
    bank = bank_of_trainer(request, code)
    if bank is None:
        return None
    if kind not in TYPES:
        raise Http404
    return OnDesk(bank, kind=kind)


def category_of_trainer(request: MemberRequest, code: str, number: int) -> OnDesk | None:
    """A category of the trainer's bank."""
    bank = bank_of_trainer(request, code)
    if bank is None:
        return None
    category = Category.objects.filter(bank=bank, pk=number).first()
    if category is None:
        raise Http404
    return OnDesk(bank, category=category)
