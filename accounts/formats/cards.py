"""Printed sign-in cards: six to an A4 sheet with lines to cut along, in letters that need no glasses.

A card is a document in Vietnamese whatever the language of the page around it, so nothing here is translated. A sheet
takes about 10 ms; the PDF is PDF/UA-1, so that it can be read aloud.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import typst

from core.qr import qr_of
from core.text.codes import grouped
from core.text.dates import format_date
from core.typesetting import typeset

SHEET = Path(__file__).parent / "cards.typ"
ACCESSIBLE = ["ua-1"]


@dataclass(frozen=True)
class Card:
    """One card: whose it is and how they get in; `code` is bare, `unit` where they serve."""

    name: str
    unit: str
    username: str
    code: str
    valid_until: date


@dataclass(frozen=True)
class Imprint:
    """What all cards of a sheet say: `site` is the address of the product, `help_line` whom to ask."""

    product: str
    owner: str
    site: str
    help_line: str

    def address_of(self, code: str) -> str:
        """What the QR code of a card leads to."""
        return f"{self.site}/the/{code}/"

    @property
    def typed_address(self) -> str:
        """Where to type the code, as short as it can be written."""
        return f"{self.site.partition('://')[2]}/the"


def sheet_of(cards: Sequence[Card], imprint: Imprint) -> bytes:
    """The PDF of all cards, in the order given.

    A letter that our fonts lack is drawn as a box, which the standard of accessible documents does not allow.
    """
    given = {
        "title": f"Thẻ đăng nhập {imprint.product}",
        "product": imprint.product,
        "owner": imprint.owner,
        "help": imprint.help_line,
        "cards": [_given(card, imprint) for card in cards],
    }
    try:
        return typeset(SHEET, given, pdf_standards=ACCESSIBLE)
    except typst.TypstError:
        return typeset(SHEET, given)


def _given(card: Card, imprint: Imprint) -> dict[str, Any]:
    return {
        "name": card.name,
        "unit": card.unit,
        "username": card.username,
        "code": grouped(card.code),
        "qr": qr_of(imprint.address_of(card.code)).svg,
        "qr_label": f"Mã QR vào học của đồng chí {card.name}",
        "steps": [
            "Mở máy ảnh điện thoại, soi mã QR.",
            f"Hoặc vào {imprint.typed_address}, nhập mã thẻ.",
            "Đặt mật khẩu của riêng mình, rồi vào học.",
        ],
        "until": f"Dùng một lần, trước hết ngày {format_date(card.valid_until)}. Giữ kín, không chụp gửi cho người khác.",
    }
