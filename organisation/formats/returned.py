"""Rows that were not taken in, as a workbook for whoever sent them: what they said, and why not."""

from collections import Counter
from collections.abc import Iterable, Sequence
from os import PathLike

from django.utils.translation import gettext as _

from core.workbooks import Sheet, write_workbook

MOST_OF_A_HEADING = 200
WIDTH, WIDTH_OF_REASON = 18.0, 80.0


def write_returned(headings: Sequence[str], rows: Iterable[Sequence[object]], path: str | PathLike[str]) -> None:
    """Write sheet, row, the cells under `headings`, and the reasons; text stays text, whatever it begins with."""
    names = _different([_("Trang"), _("Dòng"), *headings, _("Lý do chưa nhập")])
    widths = [WIDTH] * (len(names) - 1) + [WIDTH_OF_REASON]
    write_workbook([Sheet(_("Chưa nhập"), list(zip(names, widths, strict=True)), rows)], path)


def _different(names: Sequence[str]) -> list[str]:
    """The headings, numbered where one stands twice."""
    seen: Counter[str] = Counter()
    result = []
    for name in names:
        short = name[:MOST_OF_A_HEADING]
        seen[short] += 1
        result.append(short if seen[short] == 1 else f"{short} ({seen[short]})")
    return result
