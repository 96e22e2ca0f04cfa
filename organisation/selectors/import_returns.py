"""The rows of a list that were not taken in, as they go back to whoever sent them."""

from collections.abc import Iterator

from organisation.models import ImportRow, PeopleImport
from organisation.selectors.imports import rows_left_out


def returned_rows(batch: PeopleImport) -> tuple[list[str], Iterator[list[object]]]:
    """The headings of the columns that were kept, and each row left out with the reasons beside it."""
    rows = rows_left_out(batch)
    headings: dict[str, None] = {}
    for cells in rows.values_list("cells", flat=True).iterator(chunk_size=1000):
        headings |= dict.fromkeys(dict(cells))
    return list(headings), (
        [row.sheet, row.number, *(dict(row.cells).get(heading, "") for heading in headings), reasons_of(row)]
        for row in rows.iterator(chunk_size=1000)
    )


def reasons_of(row: ImportRow) -> str:
    """Why a row was left out; what else was found where nothing says so."""
    said = [finding["message"] for finding in row.findings if finding["weight"] in ("ask", "refusal")]
    return " ".join(said or [finding["message"] for finding in row.findings])
