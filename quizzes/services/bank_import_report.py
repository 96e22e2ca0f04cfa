"""What an import of questions did, or would do, in the importers' common form."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.files.findings import FileError, Finding
from quizzes.formats import ALLOWS_SEVERAL, LEGACY, BankFile, Draft, Refused, answer_text, option_texts, path_for_people
from quizzes.services.bank_import_matching import CODE_TAKEN

Said = dict[str, Any]

_AGREEMENTS = {
    LEGACY: gettext_lazy("Chuyển chữ của bảng mã cũ sang Unicode"),
    ALLOWS_SEVERAL: gettext_lazy("Nhận các câu đánh dấu nhiều đáp án là câu nhiều đáp án đúng"),
    CODE_TAKEN: gettext_lazy("Thay các câu đang có cùng mã bằng câu trong tệp"),
}


class Outcome(StrEnum):
    """What becomes of a question."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"


@dataclass
class BankReport:
    """Counts of questions, what was found, and each question with what becomes of it."""

    format: str = ""
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0
    errors: list[Said] = field(default_factory=list)
    warnings: list[Said] = field(default_factory=list)
    asks: list[Said] = field(default_factory=list)
    items: list[Said] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether nothing was refused and nothing is left to ask."""
        return not self.errors and not self.asks

    @property
    def counts(self) -> dict[str, int]:
        """How many questions came to what."""
        return {str(outcome): getattr(self, outcome) for outcome in Outcome}

    @property
    def questions(self) -> list[Said]:
        """What is to be taken in: new, changed or known already."""
        return [item for item in self.items if item["outcome"] != Outcome.SKIPPED]

    @property
    def answerable(self) -> list[tuple[str, str]]:
        """The codes to which a person may agree, each with what agreeing means."""
        said = {entry["code"] for entry in (*self.errors, *self.asks)}
        return [(code, str(meaning)) for code, meaning in _AGREEMENTS.items() if code in said]

    def as_json(self) -> Said:
        """The plain form."""
        return dict(vars(self))

    def refuse_file(self, name: str, error: FileError) -> None:
        """The whole file is not taken."""
        self.errors.append(_said(name, error.code, error.sentence))

    def take_file(self, file: BankFile, name: str) -> None:
        """What the reader found; questions that are refused count as skipped."""
        self.format = file.format
        for finding in file.findings:
            if finding.code == LEGACY:
                self.skipped += 1
                self.asks.append({**_of(finding, name), "choices": ["convert"]})
            else:
                self.warnings.append(_of(finding, name))
        for refused in file.refused:
            self._skip(refused)

    def ask_about_code(self, draft: Draft) -> None:
        """The code belongs to another question: a person says whether this one replaces it."""
        message = _("Mã “{code}” đang là của một câu hỏi khác hẳn. Đồng chí đổi mã, hoặc đồng ý thay câu đang có.")
        said = _said(draft.where, CODE_TAKEN, message.format(code=draft.code))
        self.asks.append({**said, "choices": ["replace"]})
        self.count(draft, Outcome.SKIPPED, code=draft.code, reason=CODE_TAKEN)

    def count(self, draft: Draft, outcome: Outcome, *, code: str, reason: str = "") -> None:
        """A question of the file and what becomes of it."""
        setattr(self, outcome, getattr(self, outcome) + 1)
        said = {"where": draft.where, "number": draft.number, "outcome": str(outcome), "reason": reason, "code": code}
        self.items.append({**said, **_facts(draft)})

    def _skip(self, refused: Refused) -> None:
        self.skipped += 1
        self.errors.append(_said(refused.where, refused.code, refused.message))
        said = {
            "where": refused.where,
            "number": refused.number,
            "outcome": str(Outcome.SKIPPED),
            "reason": refused.code,
        }
        self.items.append({**said, "source": refused.source})


def _facts(draft: Draft) -> Said:
    return {
        "type": str(draft.type),
        "stem": draft.stem,
        "options": option_texts(draft),
        "answer": answer_text(draft),
        "correct": list(draft.correct),
        "explanation": draft.explanation,
        "category": path_for_people(draft.category),
        "source": draft.source,
    }


def _of(finding: Finding, name: str) -> Said:
    return _said(finding.where or name, finding.code, finding.message)


def _said(where: str, code: str, message: object) -> Said:
    return {"where": where, "code": code, "message": str(message)}
