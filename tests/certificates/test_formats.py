"""What a certificate says and how it is drawn: right Vietnamese, one page whatever the names, the same bytes again."""

import io
import unicodedata
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pypdf
import pytest
import segno
from PIL import Image

from certificates.formats import drawing
from certificates.formats.drawing import pdf_of, share_picture_of
from certificates.formats.reading import code_in_pdf
from certificates.formats.snapshot import Snapshot
from certificates.formats.wording import Words
from core.qr import qr_of
from core.typesetting import typeset

SNAPSHOT = Snapshot(
    name="Nguyễn Thị Hòa",
    position="Trưởng Ban Công tác Mặt trận",
    unit="xóm Sen 2, xã Kim Liên, tỉnh Nghệ An",
    course="An toàn thông tin, phòng chống lừa đảo trên mạng",
    lessons=18,
    minutes=180,
    periods=Decimal("4.0"),
    score=Decimal("86.67"),
    started_on=date(2026, 11, 1),
    completed_on=date(2026, 11, 17),
    issued_on=date(2026, 2, 5),
    issuer="Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Nghệ An",
    place="Nghệ An",
)
LONG = replace(
    SNAPSHOT,
    name="Công Tằng Tôn Nữ Hoàng Thị Nguyễn Phước Quỳnh Trâm Anh Bảo Châu Ngọc Diệp Khánh Huyền Phương Nghiêm Trang Ngữ Uyển Nhi",
    position="Phó Chủ tịch Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam kiêm Trưởng Ban Công tác Mặt trận",
    unit="khu dân cư Tổ dân phố số 12 Nguyễn Thị Minh Khai mở rộng, phường Trường Vinh, tỉnh Nghệ An",
    course="Bồi dưỡng kỹ năng số nâng cao cho cán bộ chuyên trách Mặt trận Tổ quốc Việt Nam cấp xã trong vận hành chính quyền "
    "địa phương hai cấp, hướng dẫn người dân sử dụng dịch vụ công trực tuyến toàn trình và bảo đảm an toàn thông tin năm 26",
    issuer="Ủy ban Mặt trận Tổ quốc Việt Nam đặc khu Trường Sa thuộc tỉnh Khánh Hòa",
)
CODE = "7K3MQX9A0BDFZZ41"
ADDRESS = "https://hoc.example.vn/xac-thuc/7K3M-QX9A-0BDF-ZZ41/"


def words_for(snapshot=SNAPSHOT, number="0123/2026/GCN-MTTQ-BTT"):
    return Words(snapshot, number, CODE, ADDRESS)


def text_of(pdf):
    (page,) = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(page.extract_text().split())


def raster_of(words):
    """The page as pixels, one byte each: dark or not."""
    picture = typeset(drawing.CERTIFICATE, drawing._given(words), format="png", ppi=60)
    return Image.open(io.BytesIO(picture)).convert("L")


def test_a_snapshot_survives_the_database():
    assert Snapshot.from_json(SNAPSHOT.as_json()) == SNAPSHOT
    assert Snapshot.from_json(replace(SNAPSHOT, score=None).as_json()).score is None


def test_the_lines_are_worded_as_documents_are():
    words = words_for()
    assert words.issuer == ("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH NGHỆ AN", "CỔNG HỌC TẬP TRỰC TUYẾN")
    assert words.organiser == "Ủy ban MTTQ Việt Nam tỉnh Nghệ An"
    assert words.place_and_day == "Nghệ An, ngày 05 tháng 02 năm 2026"
    assert words.site == "hoc.example.vn/xac-thuc"
    assert words.facts.replace("\u00a0", " ") == (
        "18 bài, 4 tiết, từ ngày 01/11/2026 đến ngày 17/11/2026. Kết quả kiểm tra: 86,67/100 điểm."
    )


@pytest.mark.parametrize(
    ("changes", "facts"),
    [
        ({"score": None, "periods": Decimal(0)}, "18 bài, 180 phút học, từ ngày 01/11/2026 đến ngày 17/11/2026."),
        (
            {"score": Decimal("100.00")},
            "18 bài, 4 tiết, từ ngày 01/11/2026 đến ngày 17/11/2026. Kết quả kiểm tra: 100/100 điểm.",
        ),
        ({"started_on": date(2026, 11, 17), "score": None}, "18 bài, 4 tiết, ngày 17/11/2026."),
    ],
)
def test_facts_that_are_missing_are_not_mentioned(changes, facts):
    assert words_for(replace(SNAPSHOT, **changes)).facts.replace("\u00a0", " ") == facts


def test_without_a_seat_the_line_is_empty_and_the_page_still_one():
    words = words_for(replace(SNAPSHOT, position="", unit=""))
    assert words.seat == ""
    assert words.where_and_when == "05/02/2026"
    assert "Nguyễn Thị Hòa đã hoàn thành khóa học" in text_of(pdf_of(words))


def test_the_text_comes_out_of_the_pdf_as_right_vietnamese():
    text = text_of(pdf_of(words_for()))
    for line in (
        "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH NGHỆ AN CỔNG HỌC TẬP TRỰC TUYẾN",
        "GIẤY CHỨNG NHẬN hoàn thành khóa học trực tuyến Chứng nhận đồng chí Nguyễn Thị Hòa",
        "Trưởng Ban Công tác Mặt trận, xóm Sen 2, xã Kim Liên, tỉnh Nghệ An",
        "An toàn thông tin, phòng chống lừa đảo trên mạng",
        "Số: 0123/2026/GCN-MTTQ-BTT Mã tra cứu: 7K3M-QX9A-0BDF-ZZ41",
        "không thay thế văn bằng, chứng chỉ của Nhà nước",
        "Nghệ An, ngày 05 tháng 02 năm 2026",
    ):
        assert line in text
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA" not in text


def test_a_decomposed_name_is_drawn_composed():
    decomposed = replace(SNAPSHOT, name=unicodedata.normalize("NFD", "Nguyễn Thị Hòa"))
    assert decomposed == SNAPSHOT
    assert pdf_of(words_for(decomposed)) == pdf_of(words_for())


@pytest.mark.parametrize("name", ["Ksor H’Nhŏng Ƀing", "Y Čŭn Êban", "Vàng A Phử"])
def test_names_of_every_people_of_the_country_have_their_letters(name):
    # An archivable file with a letter missing from its fonts could not be made; the fallback is not archivable.
    pdf = pdf_of(words_for(replace(SNAPSHOT, name=name)))
    assert b"pdfaid:part" in pdf
    assert name in text_of(pdf)


def test_a_letter_no_font_has_stops_nothing():
    pdf = pdf_of(words_for(replace(SNAPSHOT, course="Khóa học 😀 vui")))
    assert b"pdfaid:part" not in pdf
    assert "vui" in text_of(pdf)


def test_the_same_words_give_the_same_bytes_and_others_give_others():
    assert pdf_of(words_for()) == pdf_of(words_for())
    assert pdf_of(words_for()) != pdf_of(words_for(number="0124/2026/GCN-MTTQ-BTT"))


def test_the_file_is_small_archivable_and_accessible():
    pdf = pdf_of(words_for())
    assert len(pdf) < 60_000
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert reader.metadata.title == "Giấy chứng nhận số 0123/2026/GCN-MTTQ-BTT"
    assert reader.trailer["/Root"]["/Lang"] == "vi"
    (page,) = reader.pages
    assert [round(float(side)) for side in page.mediabox[2:]] == [842, 595]


@pytest.mark.parametrize("snapshot", [SNAPSHOT, LONG, replace(LONG, name="W" * 120, course="W" * 255)])
def test_nothing_runs_into_the_frame_or_the_foot(snapshot):
    picture = raster_of(words_for(snapshot, number="20000/2026/GCN-MTTQ-BTT"))
    width, height = picture.size

    def is_empty(left, top, right, bottom):
        box = picture.crop([round(n) for n in (left * width, top * height, right * width, bottom * height)])
        return min(box.tobytes()) > 140

    assert is_empty(0.03, 0.05, 0.05, 0.95)
    assert is_empty(0.95, 0.05, 0.97, 0.95)
    assert is_empty(0.20, 0.792, 0.95, 0.812), "the words of the middle reach into the foot"


def test_the_code_is_read_back_even_after_another_program_saved_the_file():
    pdf = pdf_of(words_for())
    assert code_in_pdf(pdf) == "7K3M-QX9A-0BDF-ZZ41"
    again = io.BytesIO()
    pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(pdf))).write(again)
    assert again.getvalue() != pdf
    assert code_in_pdf(again.getvalue()) == "7K3M-QX9A-0BDF-ZZ41"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"\x89PNG", b"stream\r\nrubbish endstream", b"7K3M-QX9A-0BDF"])
def test_a_file_without_a_code_has_none(content):
    assert code_in_pdf(content) is None


def test_the_qr_code_says_the_address():
    qr = qr_of(ADDRESS)
    drawn = {(x, y) for x, y in _modules(qr.path)}
    expected = segno.make(ADDRESS, error="m", micro=False).matrix
    assert drawn == {(x, y) for y, row in enumerate(expected) for x, dark in enumerate(row) if dark}
    assert qr.size == len(expected)


def _modules(path):
    for run in path.rstrip("z").split("z"):
        start, length = run.removeprefix("M").split("v")[0].split("h")
        x, y = map(int, start.split())
        for step in range(int(length)):
            yield x + step, y


@pytest.mark.parametrize("snapshot", [SNAPSHOT, LONG])
def test_the_picture_to_share_is_small_and_carries_neither_number_nor_code(snapshot):
    picture = share_picture_of(words_for(snapshot))
    assert Image.open(io.BytesIO(picture)).size == (1080, 1350)
    assert len(picture) < 90_000
    given = drawing._to_share(words_for(snapshot))
    assert not [line for line in given.values() if "0123" in line or "7K3M" in line]
