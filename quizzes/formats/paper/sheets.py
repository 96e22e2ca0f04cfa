"""Answer sheets as a PDF. A sheet is a document in Vietnamese whatever the language of the page around it, so nothing here is translated."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from core.qr import qr_of
from core.text.codes import grouped
from core.typesetting import typeset
from quizzes.formats.paper.layout import BUBBLE, CODE_SIZE, CODES, Layout, code_text

TEMPLATE = Path(__file__).parent / "sheet.typ"
HOW = (
    "Tô kín ô chọn bằng bút chì đen hoặc bút mực. Muốn đổi thì tẩy sạch rồi tô ô khác. Câu không có ô tròn thì viết vào khung. "
    "Không gấp phiếu, không viết lên các ô vuông ở mép giấy."
)


@dataclass(frozen=True)
class PrintedSheet:
    """One sheet: its code, and whose it is where that is known."""

    code: str
    name: str = ""
    unit: str = ""


@dataclass(frozen=True)
class SheetsOfVariant:
    """The sheets for one variant."""

    variant: str
    layout: Layout
    sheets: Sequence[PrintedSheet]


def sheets_pdf(title: str, run: str, variants: Iterable[SheetsOfVariant], **options: Any) -> bytes:  # noqa: ANN401 -- typst's own options
    """All sheets, those of one variant after those of another."""
    given = {
        "title": title,
        "run": run,
        "how": HOW,
        "bubble": BUBBLE,
        "code": CODE_SIZE,
        "layouts": [_given(variant) for variant in variants],
    }
    return typeset(TEMPLATE, given, **options)


def _given(variant: SheetsOfVariant) -> dict[str, Any]:
    layout = variant.layout
    return {
        "variant": variant.variant,
        "labels": [asdict(label) for label in layout.labels],
        "boxes": [asdict(box) for box in layout.boxes],
        "spots": [{"x": spot.x, "y": spot.y, "letter": spot.letter} for spot in layout.spots],
        "sheets": [
            {
                "shown": grouped(sheet.code),
                "name": sheet.name,
                "unit": sheet.unit,
                "codes": list(_codes(sheet.code, variant.variant)),
            }
            for sheet in variant.sheets
        ],
    }


def _codes(sheet: str, variant: str) -> Iterable[dict[str, Any]]:
    for place, (x, y) in CODES.items():
        text = code_text(sheet, variant, place)
        yield {"x": x, "y": y, "text": text, "svg": qr_of(text).svg}
