"""What a list of learning elsewhere did, or would do, in the importers' common form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

Said = dict[str, Any]


@dataclass
class OutsideReport:
    """Counts of rows, and what was said of them."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0
    errors: list[Said] = field(default_factory=list)
    warnings: list[Said] = field(default_factory=list)
    asks: list[Said] = field(default_factory=list)

    def as_json(self) -> Mapping[str, Any]:
        """The plain form."""
        return vars(self)

    def refuse(self, code: str, message: object) -> None:
        """Nothing of the file is taken."""
        self.errors.append({"where": _("tệp"), "code": code, "message": str(message)})

    def warn(self, code: str, message: object, where: str = "") -> None:
        """Somebody should know."""
        self.warnings.append({"where": where or _("tệp"), "code": code, "message": str(message)})

    def ask(self, code: str, message: object, where: str = "", choices: Sequence[Said] = ()) -> None:
        """Nothing of it is taken before somebody answers."""
        said = {"where": where or _("tệp"), "code": code, "message": str(message), "choices": list(choices)}
        self.asks.append(said)


def row_of(number: int) -> str:
    """How a report names a row."""
    return _("dòng {row}").format(row=number)
