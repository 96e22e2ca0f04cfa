"""The one family of errors that the domain raises."""

from typing import Any, ClassVar, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


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
        """The message in the language of the moment, its places filled from the details."""
        return str(self.message).format(**self.details) if self.details else str(self.message)

    @property
    def way_out(self) -> WayOut | None:
        """Where the reader can do what the sentence says; None when that is where they came from."""
        return None
