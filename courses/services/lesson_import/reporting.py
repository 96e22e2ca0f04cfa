"""What became of a file that was to be a lesson, in the words of every importer."""

from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.files.findings import Finding

Said = dict[str, Any]
WHOLE_FILE = _("tệp")


@dataclass
class LessonReport:
    """Counts lessons; `lessons` describes each, `suggested_split` names those that a long document would make."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0
    errors: list[Said] = field(default_factory=list)
    warnings: list[Said] = field(default_factory=list)
    asks: list[Said] = field(default_factory=list)
    title: str = ""
    suggested_split: list[str] = field(default_factory=list)
    lessons: list[Said] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether nothing was refused and nothing waits for an answer."""
        return not self.errors and not self.asks

    @property
    def replaces(self) -> bool:
        """Whether a lesson of the course would get a new draft."""
        return any(lesson["status"] == "updated" for lesson in self.lessons)

    @property
    def refusal(self) -> str:
        """Why nothing was made of the file."""
        return " ".join(str(said["message"]) for said in (*self.errors, *self.asks))

    def refuse(self, code: str, message: str | Promise) -> None:
        """The whole file is refused."""
        self.errors.append(_said(code, message))

    def ask(self, code: str, message: str | Promise, choices: list[Said]) -> None:
        """Nothing is stored before somebody has answered."""
        self.skipped += 1
        self.asks.append(_said(code, message) | {"choices": choices})

    def warn(self, finding: Finding) -> None:
        """Something that a trainer should know of."""
        self.warnings.append(_said(finding.code, finding.message, finding.where))

    def as_json(self) -> Said:
        """For programs."""
        return asdict(self)


def _said(code: str, message: str | Promise, where: str = "") -> Said:
    return {"where": where or str(WHOLE_FILE), "code": code, "message": str(message)}
