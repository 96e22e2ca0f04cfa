"""What a lesson text that cannot be read is refused with."""

from django.utils.translation import gettext_lazy as _

from core.errors import DomainError


class NotationError(DomainError):
    """The text breaks the notation at `line`, counted from 1 in the file; `problem` says how and what to do."""

    code = "lesson_notation"
    status = 400
    message = _("Dòng {line}: {problem}")

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(line=line, problem=problem)
        self.line = line

    def __str__(self) -> str:
        return self.sentence
