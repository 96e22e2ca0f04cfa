"""Comparing a file with the register, and keeping the comparison until somebody has approved it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from accounts.models import User
from core.text.unicode import tidy_line
from organisation.formats.people import Weight
from organisation.models import ImportRow, ImportState, PeopleImport, Unit, UnitClosure
from organisation.services.people_import.difference import Difference, Labels
from organisation.services.people_import.findings import Plain, Terms, of_weight
from organisation.services.people_import.leaving import leaving
from organisation.services.people_import.reading import ReadList, read_list
from organisation.services.people_import.understanding import Understanding
from organisation.services.people_import.unit_finder import UnitFinder
from organisation.services.people_import.unit_index import UnitIndex

ROWS_AT_ONCE = 1000


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A file as it came, and what was said with it: of which unit it is, of which day, whose list."""

    content: bytes
    file_name: str
    as_of: date
    unit: Unit | None = None
    source: str = ""
    reach: frozenset[int] | None = None
    accepted: frozenset[str] = field(default_factory=frozenset)

    @property
    def terms(self) -> Terms:
        """The terms of the comparison."""
        return Terms(self.as_of, self.unit.pk if self.unit else None, self.reach, self.accepted)


@dataclass(frozen=True)
class Draft:
    """What a file would change, stored nowhere yet."""

    batch: PeopleImport
    rows: list[ImportRow]

    @property
    def asks(self) -> list[Plain]:
        """Questions about the whole file: until they are answered, nothing of it is taken in."""
        return of_weight(self.batch.notes, Weight.ASK)


def compare_people(*, upload: Upload, actor: User | None) -> Draft:
    """Read the file and compare it with the register; nothing is written.

    Raises `core.files.findings.FileError` for a file that cannot be read at all.
    """
    read = read_list(upload.content, upload.accepted)
    batch = PeopleImport(
        file_name=tidy_line(upload.file_name)[:200],
        digest=hashlib.sha256(upload.content).hexdigest(),
        unit=upload.unit,
        as_of=upload.as_of,
        source=tidy_line(upload.source)[:160],
        answers=sorted(upload.accepted),
        notes=read.notes,
        uploaded_by=actor,
    )
    return Draft(batch, compared(read, upload.terms))


def compared(read: ReadList, terms: Terms) -> list[ImportRow]:
    """The rows of the file, each with what it would change."""
    index = UnitIndex(terms.as_of)
    rows = Understanding(read.people, UnitFinder(index, terms, _inside(terms)), terms).rows()
    labels = Labels(index.names())
    difference = Difference(terms, labels)
    difference.compare(rows)
    rows += leaving(rows, difference.kept, terms, labels)
    return rows


@transaction.atomic
def store(batch: PeopleImport, rows: Sequence[ImportRow]) -> None:
    """Keep a comparison, or the part of it that is to be taken in."""
    batch.save(force_insert=True)
    for row in rows:
        row.batch = batch
    ImportRow.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)


@transaction.atomic
def keep_draft(*, draft: Draft) -> PeopleImport:
    """Keep a whole comparison for review, instead of any the same person began with the same file; that is not kept."""
    batch = draft.batch
    begun = PeopleImport.objects.filter(state=ImportState.REVIEW, digest=batch.digest, uploaded_by=batch.uploaded_by)
    begun.filter(unit=batch.unit, as_of=batch.as_of).delete()
    store(batch, draft.rows)
    return batch


def _inside(terms: Terms) -> frozenset[int] | None:
    """The units of which the list is said to be."""
    if terms.unit is None:
        return None
    below = UnitClosure.objects.at(terms.as_of).filter(ancestor=terms.unit)
    return frozenset(below.values_list("descendant_id", flat=True))
