"""What a certificate says, line by line: one wording for paper and screen.

A certificate is a document in Vietnamese whatever the language of the page around it, so nothing here is translated.
"""

from dataclasses import dataclass

from certificates.formats.snapshot import Snapshot
from core.text.codes import grouped
from core.text.dates import format_date, format_date_long
from core.text.numbers import format_number

NO_BREAK = "\u00a0"


@dataclass(frozen=True)
class Words:
    """The lines of one certificate; `address` is where anyone can check it."""

    snapshot: Snapshot
    number: str
    bare_code: str
    address: str

    heading = "GIẤY CHỨNG NHẬN"
    subtitle = "hoàn thành khóa học trực tuyến"
    before_name = "Chứng nhận đồng chí"
    before_course = "đã hoàn thành khóa học"
    portal = "Cổng học tập trực tuyến"
    greeting = "Chúc mừng đồng chí"
    code_label = "Mã tra cứu:"
    where = "Bản điện tử, tra cứu tại"
    organiser_label = "ĐƠN VỊ TỔ CHỨC KHÓA HỌC"
    fine_print = (
        "Giấy này ghi nhận việc hoàn thành khóa học trực tuyến, không thay thế văn bằng, chứng chỉ của Nhà nước."
    )

    @property
    def title(self) -> str:
        """The document in a few words, for the title of a file."""
        return f"Giấy chứng nhận số {self.number}"

    @property
    def code(self) -> str:
        """The verification code as printed."""
        return grouped(self.bare_code)

    @property
    def summary(self) -> str:
        """The document in one sentence."""
        return f"{self.snapshot.name} đã hoàn thành khóa học “{self.snapshot.course}”"

    @property
    def issuer(self) -> tuple[str, str]:
        """The two lines at the head."""
        return self.snapshot.issuer.upper(), self.portal.upper()

    @property
    def organiser(self) -> str:
        """The committee, shortened as is customary."""
        return self.snapshot.issuer.replace("Mặt trận Tổ quốc", "MTTQ")

    @property
    def seat(self) -> str:
        """Position and unit at issue: what tells two people of one name apart."""
        seat = ", ".join(filter(None, (self.snapshot.position, self.snapshot.unit)))
        return seat[:1].upper() + seat[1:]

    @property
    def facts(self) -> str:
        """Size of the course, when it was studied, with what result."""
        size = ", ".join(map(_together, (f"{self.snapshot.lessons} bài", self._length, self._days)))
        if self.snapshot.score is None:
            return f"{size}."
        return f"{size}. Kết quả kiểm tra: {_together(f'{format_number(self.snapshot.score)}/100 điểm')}."

    @property
    def _length(self) -> str:
        if self.snapshot.periods:
            return f"{format_number(self.snapshot.periods)} tiết"
        return f"{self.snapshot.minutes} phút học"

    @property
    def _days(self) -> str:
        start, end = self.snapshot.started_on, self.snapshot.completed_on
        if start >= end:
            return f"ngày {format_date(end)}"
        return f"từ ngày {format_date(start)} đến ngày {format_date(end)}"

    @property
    def number_line(self) -> str:
        """The number in the register."""
        return f"Số: {self.number}"

    @property
    def site(self) -> str:
        """Where to type the code, as short as it can be written."""
        return self.address.partition("://")[2].rpartition(self.code)[0].rstrip("/")

    @property
    def place_and_day(self) -> str:
        """As documents are dated (decree 30/2020/NĐ-CP)."""
        return f"{self.snapshot.place}, {format_date_long(self.snapshot.issued_on)}"

    @property
    def where_and_when(self) -> str:
        """The holder's own unit and the day, for the picture to share."""
        unit = self.snapshot.unit.partition(",")[0]
        return ", ".join(filter(None, (unit[:1].upper() + unit[1:], format_date(self.snapshot.issued_on))))

    @property
    def qr_label(self) -> str:
        """What the QR code is, for those who cannot see it."""
        return f"Mã QR kiểm tra giấy chứng nhận số {self.number}"


def _together(text: str) -> str:
    return text.replace(" ", NO_BREAK)
