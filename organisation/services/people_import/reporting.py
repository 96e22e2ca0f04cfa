"""What an import did, or would do, in the importers' common form."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from organisation.formats.people import Weight
from organisation.models import ImportRow, RowAction, RowState
from organisation.services.people_import.findings import Plain

_COUNTED = {
    RowAction.CREATE: "created",
    RowAction.CHANGE: "updated",
    RowAction.ADD_SEAT: "updated",
    RowAction.MOVE: "updated",
    RowAction.UNCHANGED: "unchanged",
    RowAction.UNCLEAR: "skipped",
    RowAction.REFUSED: "skipped",
}
_LIST_OF = {Weight.REFUSAL.value: "errors", Weight.ASK.value: "asks"}


@dataclass
class PeopleReport:
    """Counts of rows, and what was found in them and in the file."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0
    errors: list[Plain] = field(default_factory=list)
    warnings: list[Plain] = field(default_factory=list)
    asks: list[Plain] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether nothing was refused and nothing is left to ask."""
        return not self.errors and not self.asks

    def as_json(self) -> Mapping[str, Any]:
        """The plain form."""
        return vars(self)

    def say(self, where: str, said: Plain) -> None:
        """Add a finding to the list of its weight."""
        line: Plain = {"where": where, "code": said["code"], "message": said["message"]}
        if said["weight"] == Weight.ASK.value:
            line["choices"] = said.get("choices", [])
        getattr(self, _LIST_OF.get(said["weight"], "warnings")).append(line)

    def say_of_file(self, notes: Iterable[Plain]) -> None:
        """What was found in the file as a whole."""
        for said in notes:
            self.say(said.get("where") or _("tệp"), said)

    def count(self, rows: Iterable[ImportRow]) -> None:
        """What becomes of the rows, and what was found in them."""
        for row in rows:
            if row.state == RowState.LEFT_OUT:
                self.skipped += 1
            elif row.action == RowAction.LEAVE:
                self.updated += bool(row.answer)
            else:
                name = _COUNTED[RowAction(row.action)]
                setattr(self, name, getattr(self, name) + 1)
            for said in row.findings:
                self.say(where(row), said)


def where(row: ImportRow) -> str:
    """How a report names a row."""
    if not row.number:
        return _("sổ hiện có")
    line = _("dòng {row}").format(row=row.number)
    return _("trang “{sheet}”, {line}").format(sheet=row.sheet, line=line) if row.sheet else line
