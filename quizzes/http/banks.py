"""From an address to a bank of the trainer's branch; any other does not exist for them."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from accounts.http import MemberRequest
from core.access import may
from courses.models import CoursePage
from courses.selectors.authoring import WRITERS
from organisation.selectors import roles_of
from quizzes.formats import ALLOWS_SEVERAL, LEGACY
from quizzes.models import QuestionBank
from quizzes.selectors import bank_by_code
from quizzes.services import CODE_TAKEN, BankUpload, kept_bank_file


def bank_of_trainer(request: MemberRequest, code: str) -> QuestionBank | None:
    """The bank that the trainer keeps; one of another branch does not exist, and nobody else is told which do."""
    if roles_of(request.user).isdisjoint(WRITERS):
        return None
    bank = bank_by_code(code)
    if bank is None or not may(request.user, "quizzes.keep_bank", bank):
        raise Http404
    return bank


@dataclass(frozen=True)
class BankFileWaiting:
    """A file that waits, the bank it is for, and the answers given so far."""

    uid: UUID
    bank: QuestionBank
    upload: BankUpload

    @property
    def course(self) -> CoursePage | None:
        """The course whose writers keep the bank."""
        return self.bank.course


def waiting_file_of_trainer(request: MemberRequest, code: str, uid: UUID) -> BankFileWaiting | None:
    """The trainer's own file, with the answers that the address or the form carries."""
    bank = bank_of_trainer(request, code)
    if bank is None:
        return None
    kept = kept_bank_file(uid=uid, actor=request.user)
    if kept is None:
        raise Http404
    content, name = kept
    answers = request.POST if request.method == "POST" else request.GET
    accepted = frozenset(answers.getlist("dong-y")) & {LEGACY, ALLOWS_SEVERAL, CODE_TAKEN}
    return BankFileWaiting(uid, bank, BankUpload(content=content, file_name=name, accepted=accepted))
