"""Changes to scoring tables: drafted from a document, opened once, never changed after."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core.events import publish
from courses.selectors import courses_by_code
from emulation.calculations import Heading
from emulation.errors import BadDocumentError, TableIsOpenError
from emulation.events import ScoringTableOpened
from emulation.models import ScoringTable, TableStatus
from emulation.selectors import heading_of, table_of
from organisation.models import Unit


@transaction.atomic
def draft_table(*, document: dict[str, Any], owner: Unit, actor: User | None) -> ScoringTable:  # noqa: ARG001 -- every service takes it
    """Keep a table's document as a draft; the same version again replaces the draft, once open only by itself."""
    heading = _checked(document)
    tables = ScoringTable.objects.select_for_update().filter(owner=owner, code=heading.code, version=heading.version)
    table = tables.first() or ScoringTable(owner=owner, code=heading.code, version=heading.version)
    if table.status != TableStatus.DRAFT:
        if table.document == document:
            return table
        raise TableIsOpenError(table=heading.name, version=heading.version)
    table.name, table.issuer, table.note = heading.name, heading.issuer, heading.note
    table.period_start, table.period_end = heading.period.start, heading.period.end
    table.as_of, table.document = heading.as_of, document
    table.save()
    return table


@transaction.atomic
def open_table(*, table: ScoringTable, actor: User | None) -> ScoringTable:
    """Score units by this version from now on; the version open before is closed."""
    locked = ScoringTable.objects.select_for_update().get(pk=table.pk)
    if locked.status != TableStatus.DRAFT:
        return locked
    versions = ScoringTable.objects.filter(owner=locked.owner_id, code=locked.code, status=TableStatus.OPEN)
    versions.update(status=TableStatus.CLOSED)
    locked.status, locked.opened_at, locked.opened_by = TableStatus.OPEN, timezone.now(), actor
    locked.save(update_fields=["status", "opened_at", "opened_by"])
    publish(ScoringTableOpened(table_id=locked.pk, code=locked.code, version=locked.version), actor=actor)
    return locked


def _checked(document: dict[str, Any]) -> Heading:
    """What the document's table is called, once everything in it is found to be in order."""
    what = _("bảng điểm")
    heading, table = heading_of(document, what), table_of(document, what)
    asked = {code for metric in table.metrics.values() if metric.training for code in metric.training.courses}
    unknown = sorted(asked - courses_by_code(asked).keys())
    if unknown:
        raise BadDocumentError(what, [_("chưa có khóa học mã {code}").format(code=code) for code in unknown])
    return heading
