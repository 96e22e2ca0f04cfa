"""The one family of errors that the domain raises."""

import re
from datetime import date
from typing import Any, ClassVar, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.text.dates import format_date

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class WayOut(NamedTuple):
    """The one button under a refusal: what it says and where it leads."""

    label: str
    url: str


class DomainError(Exception):
    """A request that is well formed but refused by the rules of the domain.

    `code` is for machines and never shown; `message` is a sentence that says what to do next; `details` are plain
    values for the API.
    """

    code: ClassVar[str] = "refused"
    message: ClassVar[str | Promise] = _("Việc này chưa làm được. Đồng chí thử lại hoặc báo người phụ trách.")
    status: ClassVar[int] = 409

    def __init__(self, **details: Any) -> None:  # noqa: ANN401 -- plain JSON values of any kind
        super().__init__(self.code)
        self.details = details

    @property
    def sentence(self) -> str:
        """The message in the language of the moment, its places filled from the details, days as people write them."""
        said = {name: _said(value) for name, value in self.details.items()}
        return str(self.message).format(**said) if said else str(self.message)

    @property
    def way_out(self) -> WayOut | None:
        """Where the reader can do what the sentence says; None when that is where they came from."""
        return None


def _said(value: Any) -> Any:  # noqa: ANN401 -- plain JSON values of any kind
    """The value as in a sentence: only days are written otherwise than for programs."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return value
    try:
        return format_date(date.fromisoformat(value))
    except ValueError:
        return value
