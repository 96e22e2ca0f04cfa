"""Tables and inputs as documents: from JSON to what the engine takes, or to sentences that say what is wrong."""

from typing import Any, TypeVar

from django.utils.translation import gettext as _
from pydantic import TypeAdapter, ValidationError

from emulation.calculations import Heading, Table, UnitInput, UnitScore, faults_of
from emulation.errors import FILE_FAULTS, UNIT_FAULTS, BadDocumentError, sentences_of
from emulation.formats import NotADocumentError, read_document

T = TypeVar("T")

_HEADING = TypeAdapter(Heading)
_TABLE = TypeAdapter(Table)
_UNITS = TypeAdapter(list[UnitInput])


def document_of(content: bytes, what: str) -> dict[str, Any]:
    """The JSON object of a file."""
    try:
        return read_document(content)
    except NotADocumentError as error:
        raise BadDocumentError(what, [str(FILE_FAULTS[error.code]).format(**error.about)]) from error


def table_of(document: Any, what: str) -> Table:  # noqa: ANN401 -- any JSON
    """The scoring table that a document holds."""
    return _read(_TABLE, document, what)


def heading_of(document: dict[str, Any], what: str) -> Heading:
    """What the table of a document is called and when it counts."""
    return _read(_HEADING, document.get("scoring_table"), what)


def units_of(document: dict[str, Any], what: str) -> list[UnitInput]:
    """What a document's units bring to be scored."""
    if not document.get("units"):
        raise BadDocumentError(what, [_("chưa có đơn vị nào trong “units”")])
    return _read(_UNITS, document["units"], what)


def check_units(table: Table, units: list[UnitInput], what: str) -> None:
    """Refuse units from which something is missing: a rank among units not fully scored says nothing."""
    faults = [
        f"{' → '.join(filter(None, [fault.unit, fault.place]))}: {UNIT_FAULTS[fault.code]}"
        for fault in faults_of(table, units)
    ]
    if faults:
        raise BadDocumentError(what, faults)


def result_of(table: Table, score: UnitScore) -> dict[str, Any]:
    """A result as the contract writes it: points as decimal strings with as many digits as the table says."""
    show = table.header.rounding.show
    return {
        "unit": score.unit,
        "leaf": {code: None if points is None else str(show(points)) for code, points in score.leaf.items()},
        "groups": {code: str(show(points)) for code, points in score.groups.items()},
        **{name: str(show(getattr(score, name))) for name in ("base", "bonus", "deduction", "total")},
        "training_group": str(show(score.groups[table.training_group])) if table.training_group else None,
        "votes_yes": score.votes_yes,
        "knock_out": list(score.knock_out),
        "classification": score.classification,
        "rank": score.rank,
        "award": score.award,
    }


def _read(adapter: TypeAdapter[T], document: Any, what: str) -> T:  # noqa: ANN401 -- any JSON
    try:
        return adapter.validate_python(document)
    except ValidationError as error:
        raise BadDocumentError(what, sentences_of(error, document)) from error
