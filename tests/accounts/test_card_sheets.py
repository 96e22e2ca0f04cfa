"""Cards on paper: six to a sheet, readable, never cut, whatever the names."""

import io
import time
from dataclasses import replace
from datetime import date

import pypdf
import pytest
from PIL import Image

from accounts.formats.cards import SHEET, Card, Imprint, _given, sheet_of
from core.qr import qr_of
from core.typesetting import typeset

CARD = Card("Nguyễn Thị Hòa", "Xóm Sen 2, Xã Kim Liên, Tỉnh Nghệ An", "hoa.nguyen.1974", "7K3MQX9A", date(2027, 1, 22))
LONG = replace(
    CARD,
    name="Công Tằng Tôn Nữ Hoàng Thị Nguyễn Phước Quỳnh Trâm Anh Bảo Châu Ngọc Diệp Khánh Huyền Phương Nghiêm Trang",
    unit="Khu dân cư Tổ dân phố số 12 Nguyễn Thị Minh Khai mở rộng, Phường Trường Vinh, Thành phố Hồ Chí Minh " * 2,
    username="o" * 60 + ".1974.12",
)
IMPRINT = Imprint("Học Mặt trận", "MTTQ tỉnh Nghệ An", "https://hoc.example.vn", "Cần giúp, hỏi đồng chí Thái Bá Sơn.")


def pages_of(pdf):
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


@pytest.mark.parametrize(("cards", "sheets"), [(1, 1), (6, 1), (7, 2), (13, 3)])
def test_six_cards_fit_a_sheet(cards, sheets):
    assert len(pages_of(sheet_of([CARD] * cards, IMPRINT))) == sheets


def test_a_card_says_who_how_and_until_when():
    (text,) = pages_of(sheet_of([CARD], IMPRINT))
    for words in (
        "Nguyễn Thị Hòa",
        "Xóm Sen 2, Xã Kim Liên, Tỉnh Nghệ An",
        "hoa.nguyen.1974",
        "7K3M-QX9A",
        "hoc.example.vn/the",
        "22/01/2027",
        "hỏi đồng chí Thái Bá Sơn",
    ):
        assert words in text


def test_the_qr_code_leads_to_the_card():
    assert IMPRINT.address_of("7K3MQX9A") == "https://hoc.example.vn/the/7K3MQX9A/"
    assert _given(CARD, IMPRINT)["qr"] == qr_of("https://hoc.example.vn/the/7K3MQX9A/").svg


@pytest.mark.parametrize("card", [LONG, replace(CARD, unit=""), replace(CARD, name="Y")])
def test_long_and_short_words_stay_within_their_card(card):
    """Beside the middle line nothing is printed, so nothing ran over the edge; below the last line neither."""
    given = {"title": "t", "product": "p", "owner": "o", "help": IMPRINT.help_line, "cards": [_given(card, IMPRINT)]}
    page = Image.open(io.BytesIO(typeset(SHEET, given, format="png", ppi=60))).convert("L")
    millimetre = page.width / 210
    beyond = page.crop((int(106 * millimetre), 0, page.width, int(98 * millimetre)))
    below = page.crop((0, int(100 * millimetre), int(104 * millimetre), int(197 * millimetre)))
    assert beyond.getextrema() == (255, 255)
    assert below.getextrema() == (255, 255)
    foot = page.crop((int(4 * millimetre), int(95 * millimetre), int(103 * millimetre), int(98 * millimetre)))
    assert foot.getextrema() == (255, 255)


@pytest.mark.parametrize("name", ["Hòa 🌸", '#panic("x")', "<b>Hòa</b>", "$ x $", "Hòa\\nNguyễn", "王小明"])
def test_a_name_is_never_markup(name):
    assert len(pages_of(sheet_of([replace(CARD, name=name)], IMPRINT))) == 1


def test_a_commune_of_a_hundred_is_set_in_seconds():
    began = time.perf_counter()
    assert len(pypdf.PdfReader(io.BytesIO(sheet_of([CARD] * 100, IMPRINT))).pages) == 17
    assert time.perf_counter() - began < 5
