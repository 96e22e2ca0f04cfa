"""What stands around the people of a list: titles, groups, totals, dates and signatures."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from core.files.book import Row
from core.text.names import collation_key
from organisation.formats.people.sensitive import words_of
from organisation.formats.people.unit_names import area_in, communes_in, is_unit_name, units_in

_TOTALS = re.compile(
    r"^(?:[-*(\s]*)(?:tổng(?:\s+(?:cộng|số|hợp|toàn)\b.*|\s*[:(\d].*|)|cộng(?:\s+(?:cộng|chung|trang|nhóm|xã|phường|toàn|danh sách|mục|[ivx]+\b).*|\s*[:(\d].*|)"
    r"|(?:danh sách|bảng|ấn định)\b.*\b(?:có|gồm|này)\b.*\d.*|trong đó\b.*)$",
    re.IGNORECASE,
)
_PLACE_AND_DATE = re.compile(r"\bngày\s*(?:\d{1,2}|[.…_]+)?\s*tháng\s*(?:\d{1,2}|[.…_]+)?\s*năm\b", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"^(?:(?:t\s?[/.]?\s?m|k\s?[/.]?\s?t|t\s?[/.]?\s?l|t\s?[/.]?\s?u\s?q|q)\s?[/.]\s?\S.*|người\s+(?:lập|tổng hợp|kiểm tra|duyệt|ký)\b.*|(?:cán bộ|đơn vị|bộ phận)\s+lập\b.*"
    r"|xác nhận\b.*|thủ trưởng\b.*|nơi nhận\b.*|-?\s*lưu\s*:.*|\(?\s*(?:đã\s+)?ký\b.*|\(?ghi rõ họ tên.*|kt\s+chủ tịch.*|phê duyệt.*|lập biểu.*)$",
    re.IGNORECASE,
)
_REMARK = re.compile(r"^[\s(*]*(?:ghi chú|lưu ý|chú thích|nguồn)\s*:", re.IGNORECASE)
_ROMAN = re.compile(r"(?:[IVX]{1,6}|[A-Z])[.)/]?", re.IGNORECASE)
_NUMBERING = re.compile(r"^\s*(?:(?:[IVXLC]{1,6}|[A-H]|\d{1,2})\s*[.)/:\-–]\s*|[-*•+]\s*)", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?:\s*[(:,\-–]+\s*\d+\s*(?:người|đ/c|đồng chí|đc|cán bộ|thành viên)?|\s+\d+\s*(?:người|đ/c|đồng chí|đc))[\s).]*$",
    re.IGNORECASE,
)
_COLUMN_NUMBER = re.compile(r"[(\[]?(?:\d{1,2}|[A-Za-z])[)\]]?")
_FEWEST_NUMBERS = 3
_OF_AN_AREA = re.compile(r"ban\s+công\s+tác\s+mặt\s+trận|ctmt|tổ\s+công\s+nghệ\s+số|cnscđ", re.IGNORECASE)

_CATEGORIES: tuple[tuple[str, str], ...] = (
    ("team_member", r"\bcnscd\b|\bcong nghe so\b|\bto cns\b|\bto cong nghe\b"),
    ("part_time", r"\b(?:khong chuyen trach|kct|hdkct|ban chuyen trach|ngoai bien che)\b"),
    ("part_time", r"\bban (?:cong tac|ct) ?(?:mat tran|mt)\b|\bban ctmt\b|\bbctmt\b|\bban cong tac\b"),
    ("collaborator", r"\bcong tac vien\b|\bctv\b"),
    ("full_time", r"\b(?:chuyen trach|bien che|cong chuc|vien chuc|ban thuong truc|thuong truc|cb ?ct)\b|^ct$"),
    ("committee", r"\buy vien\b|\buv(?:ub)?\b|\buy ban mttq\b"),
)
_CATEGORY_PATTERNS = tuple((code, re.compile(pattern)) for code, pattern in _CATEGORIES)
_GROUP_WORDS = re.compile(
    r"\b(?:can bo|chuyen trach|bien che|cong tac mat tran|ctmt|cong nghe so|cnscd|cong tac vien|thanh vien|uy vien|uy ban|mttq"
    r"|ban thuong truc|thuong truc|to chuc|doan the|hoi (?:nong dan|lhpn|lien hiep|cuu chien binh|ccb)|lanh dao|co quan|phong ban"
    r"|khoi (?:xa|phuong|thon|xom|co quan)|cap (?:xa|tinh|huyen)|danh sach|nhom)\b"
)


@dataclass(frozen=True)
class Group:
    """What a row between the people says about those below it; what it does not say is empty."""

    category: str = ""
    unit_text: str = ""
    area_text: str = ""


@lru_cache(maxsize=2048)
def category_of(text: str) -> str:
    """The category that a text names, as a code of the register, or "".

    >>> category_of("Không chuyên trách"), category_of("I. CÁN BỘ CHUYÊN TRÁCH"), category_of("Tổ CNSCĐ")
    ('part_time', 'full_time', 'team_member')
    """
    words = words_of(text)
    return next((code for code, pattern in _CATEGORY_PATTERNS if pattern.search(words)), "")


@lru_cache(maxsize=2048)
def group_of(text: str) -> Group | None:
    """What the text of a row says, if it is the heading of a group of people and no name.

    >>> group_of("III. TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG"), group_of("Xóm 5").area_text, group_of("Tô Văn Ban")
    (Group(category='team_member', unit_text='', area_text=''), 'Xóm 5', None)
    """
    plain = _COUNTED.sub("", _NUMBERING.sub("", text)).strip(" :.-–")
    if not plain:
        return None
    area = area_in(plain)
    if area and collation_key(area) == collation_key(plain):
        return Group(area_text=plain)
    if is_unit_name(plain):
        return Group(unit_text=plain.rpartition(":")[2].strip())
    if not _GROUP_WORDS.search(words_of(plain)):
        return None
    communes = communes_in(plain)
    return Group(category_of(plain), communes[0] if len(communes) == 1 else "", area)


def is_numbered_as_group(text: str) -> bool:
    """Whether the first cell of a row numbers groups: I, II, A, B."""
    return bool(_ROMAN.fullmatch(text))


def is_totals(text: str) -> bool:
    """Whether a text is that of a sum: "Tổng cộng: 18 người", "Cộng"; not "Tổng Thư ký", "Cộng tác viên"."""
    return _TOTALS.match(text) is not None


def ending_of(texts: Iterable[str]) -> str:
    """What a row below the list is: `place_and_date`, `signature`, `remark` or ""."""
    for text in texts:
        if _PLACE_AND_DATE.search(text):
            return "place_and_date"
        if _SIGNATURE.match(text):
            return "signature"
        if _REMARK.match(text):
            return "remark"
    return ""


def numbers_the_columns(texts: Sequence[str]) -> bool:
    """Whether a row below the headings only counts the columns: A, B, 1, 2, 3 or (1), (2), (3)."""
    filled = [text for text in texts if text]
    if len(filled) < _FEWEST_NUMBERS or not all(_COLUMN_NUMBER.fullmatch(text) for text in filled):
        return False
    numbers = [int(digits) for text in filled if (digits := text.strip("()[]")).isdecimal()]
    return len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def units_in_title(rows: Iterable[Row]) -> tuple[str, ...]:
    """The units that the lines above a list name, communes if there are any; each once, in its fullest spelling."""
    texts = [text for row in rows for text in row.texts if text]
    for names in (_stated(texts), *_by_level(texts)):
        if names:
            return names
    return ()


def area_in_title(rows: Iterable[Row]) -> str:
    """The residential area of a list of its Front Work Board or of its team, from the lines above."""
    areas = {
        collation_key(area): area
        for row in rows
        for text in row.texts
        if _OF_AN_AREA.search(text) and (area := area_in(text))
    }
    return next(iter(areas.values())) if len(areas) == 1 else ""


def _stated(texts: Sequence[str]) -> tuple[str, ...]:
    """The unit of a line "Đơn vị: …"."""
    for text in texts:
        match = re.match(
            r"(?i)\s*[(*]*(?:tên\s+)?(?:đơn vị|cơ quan|địa phương)(?:\s+công tác)?\s*:\s*(?P<unit>[^)]*\w)", text
        )
        if match is not None and set(match["unit"]) - set("….  _"):
            return (match["unit"].strip(),)
    return ()


def _by_level(texts: Sequence[str]) -> Iterable[tuple[str, ...]]:
    for level in ("commune", "district", "province"):
        found: dict[str, str] = {}
        for text in texts:
            for name in units_in(text, level):
                found.setdefault(collation_key(name), name)
        yield tuple(found.values())
