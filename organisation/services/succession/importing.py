"""Taking in the file of a reorganisation: from its rows to an order, to units that are what the decision says."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from accounts.models import User
from organisation.calculations import ReorganisationOrder
from organisation.errors import UnknownReorganisationError
from organisation.formats.succession import succession_in
from organisation.models import Reorganisation, ReorganisationState
from organisation.selectors import Preview, preview_of
from organisation.services.importing import ImportReport
from organisation.services.reorganising import apply_reorganisation, draft_reorganisation, undo_reorganisation
from organisation.services.succession.orders import order_of

Progress = Callable[[int, int], None]
_STAGES = 4


@dataclass
class SuccessionReport(ImportReport):
    """What a file did, or in a dry run would do; `reorganisation` is what was drafted or applied."""

    preview: Preview | None = None
    reorganisation: Reorganisation | None = None

    def as_json(self) -> dict[str, Any]:
        """The importers' common form, and beside it what became of the seats."""
        seats = {
            "seats_moved": self.preview.seats_moving if self.preview else 0,
            "seats_unmapped": self.preview.seats_unmapped if self.preview else 0,
        }
        return super().as_json() | seats


@dataclass(frozen=True, kw_only=True)
class SuccessionFile:
    """A file with what its sender says of it: the day, the decision's number, a title."""

    content: bytes
    on: date
    decision: str = ""
    title: str = ""

    @property
    def digest(self) -> str:
        """By which the reorganisation of the same file is known again."""
        return hashlib.sha256(self.content).hexdigest()


def draft_succession(*, file: SuccessionFile, actor: User | None) -> SuccessionReport:
    """Read the file into a draft, which a person may look at before it is applied; with errors there is none."""
    report, order = _read(file)
    if not report.errors:
        report.reorganisation = draft_reorganisation(order=order, actor=actor, digest=file.digest)
    return report


def import_succession(
    *,
    file: SuccessionFile,
    actor: User | None,
    dry_run: bool = False,
    progress: Progress = lambda _done, _total: None,
) -> SuccessionReport:
    """Carry out what the file says, whole or not at all; the same file again changes nothing.

    Every row with an error is reported, and any of them stops the whole: a decision is not carried out by halves.
    """
    progress(0, _STAGES)
    kept = _reorganisation_of(file)
    if kept is not None and kept.state == ReorganisationState.APPLIED:
        order = ReorganisationOrder.from_json(kept.order)
        return SuccessionReport(unchanged=len(order.leaving), reorganisation=kept)
    report, order = _read(file)
    progress(2, _STAGES)
    if not report.errors:
        with transaction.atomic():
            draft = draft_reorganisation(order=order, actor=actor, digest=file.digest)
            progress(3, _STAGES)
            report.reorganisation = apply_reorganisation(reorganisation=draft, actor=actor)
            transaction.set_rollback(dry_run)
    progress(_STAGES, _STAGES)
    return report


def undo_succession(*, file: SuccessionFile, actor: User | None, dry_run: bool = False) -> SuccessionReport:
    """Take back what the file did."""
    kept = _reorganisation_of(file)
    if kept is None:
        raise UnknownReorganisationError(day=file.on.isoformat())
    if kept.state == ReorganisationState.UNDONE:
        return SuccessionReport(reorganisation=kept)
    report = SuccessionReport(updated=len(ReorganisationOrder.from_json(kept.order).leaving))
    with transaction.atomic():
        report.reorganisation = undo_reorganisation(reorganisation=kept, actor=actor)
        transaction.set_rollback(dry_run)
    return report


def _reorganisation_of(file: SuccessionFile) -> Reorganisation | None:
    return Reorganisation.objects.filter(digest=file.digest, happens_on=file.on).first()


def _read(file: SuccessionFile) -> tuple[SuccessionReport, ReorganisationOrder]:
    """The order that the file amounts to, what it would do, and all that is wrong with it."""
    succession = succession_in(file.content)
    order = order_of(succession, file.on, decision=file.decision, title=file.title)
    report = SuccessionReport(errors=succession.errors, warnings=succession.warnings, skipped=succession.skipped)
    if not report.errors:
        preview = preview_of(order)
        report.preview, report.errors = preview, list(preview.problems)
        report.created = preview.new_units
        report.unchanged = sum(unit.is_same for unit in preview.units)
        report.updated = len(preview.units) - report.unchanged
    return report, order
