"""Units as lists of people name them: "MTTQ xã tam quang", "P. Trường Vinh", "Xã Nghi Hưng, Huyện Nghi Lộc"."""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from core.text.names import collation_key
from core.text.search import fold
from core.text.unicode import tidy_line

# The kinds in the words of units, longest first, with the level to which each belongs.
_LEVELS = {
    "đặc khu": "commune",
    "thị trấn": "commune",
    "phường": "commune",
    "xã": "commune",
    "thành phố": "district",
    "thị xã": "district",
    "quận": "district",
    "huyện": "district",
    "tỉnh": "province",
}
_SHORT = {
    "x": "xã",
    "p": "phường",
    "đk": "đặc khu",
    "tt": "thị trấn",
    "tp": "thành phố",
    "tx": "thị xã",
    "q": "quận",
    "h": "huyện",
    "t": "tỉnh",
}
_WITHOUT_MARKS = {fold(kind): kind for kind in _LEVELS}
_AREAS = r"khu\s+dân\s+cư|tổ\s+dân\s+phố|khu\s+phố|khối\s+phố|xóm|thôn|khối|bản|buôn|ấp|khóm|làng|phum|sóc|tdp|kdc"
_FRONT = (
    r"(?:bí\s+thư\s+)?(?:(?:cơ\s+quan\s+)?(?:ủy|uỷ)\s+ban\s+)?(?:mặt\s+trận\s+tổ\s+quốc|mặt\s+trận|mttq|ub\s?mttq|ubmt|ub\s+mttq|mt)"
    r"(?:\s+tổ\s+quốc)?(?:\s*(?:việt\s+nam|vn|tqvn))?"
)
_BEFORE_THE_NAME = re.compile(
    rf"^\s*(?:[-*•]\s*)?(?:(?:đơn\s+vị|cơ\s+quan)\s*:\s*)?(?:(?:ban\s+thường\s+trực|btt|văn\s+phòng)\s+)?(?:{_FRONT}|ubnd|(?:ủy|uỷ)\s+ban\s+nhân\s+dân|đảng\s+ủy)?\s*[-–:,]?\s*",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"^(?P<kind>đặc\s+khu|thị\s+trấn|thành\s+phố|thị\s+xã|phường|xã|quận|huyện|tỉnh)\s+(?P<name>.+)$", re.IGNORECASE
)
_PLAIN_KIND = re.compile(
    r"^(?P<kind>dac\s+khu|thi\s+tran|thanh\s+pho|thi\s+xa|phuong|xa|quan|huyen|tinh)\s+(?P<name>.+)$", re.IGNORECASE
)
_SHORT_KIND = re.compile(
    r"^(?P<kind>đk|tt|tp|tx|x|p|q|h|t)(?:\s*[./]\s*|\s+(?=[^\W\d_])|(?=\d))(?P<name>.+)$", re.IGNORECASE
)
_PARTS = re.compile(r"\s*[,;]\s*|\s+[-–—]\s+|\s*[(]\s*|\s*[)]\s*")
_NEXT_KIND = re.compile(r"\s+(?=(?:thị\s+xã|thành\s+phố|quận|huyện|tỉnh)\s+\S)", re.IGNORECASE)
_AREA = re.compile(
    rf"(?<!\w)(?P<area>(?:{_AREAS})\s+(?!chuyên\b|công\b|dân\b|số\b|sao\b|chính\b)(?:[^\W\d_]*\d+[A-Za-z]?(?:/\d+)?|[^\W\d_][^,;()\-–]*?))"
    rf"(?=$|[,;()]|\s+[-–]\s|\s+kiêm\b|\s+(?:xã|phường|thị\s+trấn|đặc\s+khu)\s|\s*\+)",
    re.IGNORECASE,
)
_IN_SENTENCES = re.compile(
    r"(?<!\w)(?P<kind>đặc\s+khu|thị\s+trấn|phường|thành\s+phố|thị\s+xã|xã|huyện|quận|tỉnh)\s+"
    r"(?!hội\b|,|và\b|viên\b|đội\b|thuộc\b|trực\b|ủy\b|uỷ\b|nhà\b|đoàn\b)(?P<name>[^\W_][^,;:()\-–/\n]*?)"
    r"(?=$|[,;:()/]|\s*[-–]\s|\s+(?:xã|phường|huyện|thị\s+xã|thành\s+phố|quận|tỉnh|ngày|năm|nhiệm\s+kỳ|khóa|khoá|tháng|quý|đợt|lần|theo|tham\s+gia"
    r"|và|có|là|được|giai\s+đoạn|ban\s+hành|phục\s+vụ|thực\s+hiện|tính\s+đến|đến\s+ngày|về|của|kiêm|gồm)(?!\w))",
    re.IGNORECASE,
)


class Likeness(IntEnum):
    """How alike two names of units are: not at all, by one letter, but for marks, but for capitals and place of tones."""

    NONE = 0
    NEAR = 1
    UNMARKED = 2
    SAME = 3


@dataclass(frozen=True)
class UnitName:
    """A unit as a text names it: `kind` as "xã" or "", `level` of the kind, the bare `name`, what it lies in, the area.

    `key` is equal for spellings that differ in capitals, composition and the place of tones; `folded` has no marks.
    """

    text: str
    kind: str
    level: str
    name: str
    within: tuple["UnitName", ...] = ()
    area_text: str = ""

    @property
    def key(self) -> str:
        """The bare name for comparing."""
        return collation_key(self.name)

    @property
    def folded(self) -> str:
        """The bare name without marks."""
        return fold(self.name)

    @property
    def full_name(self) -> str:
        """The kind and the name, as the register writes them.

        >>> read_unit("MTTQ xã tam quang").full_name
        'Xã tam quang'
        """
        return f"{self.kind[:1].upper()}{self.kind[1:]} {self.name}".strip()

    def within_level(self, level: str) -> "UnitName | None":
        """The district or province in which the text says that the unit lies."""
        return next((unit for unit in self.within if unit.level == level), None)


@lru_cache(maxsize=8192)
def read_unit(text: str) -> UnitName:
    """Take the text apart; what it does not say is empty.

    >>> read_unit("UBMTTQ VN P. Trường Vinh").full_name, read_unit("Đô Lương").kind
    ('Phường Trường Vinh', '')
    >>> unit = read_unit("Xóm 5, xã Nghi Hưng, Huyện Nghi Lộc")
    >>> unit.area_text, unit.name, unit.within[0].full_name
    ('Xóm 5', 'Nghi Hưng', 'Huyện Nghi Lộc')
    """
    tidy = tidy_line(text).strip(" .,;:-–")
    area, names = "", []
    for part in _PARTS.split(_NEXT_KIND.sub(", ", tidy)):
        bare = _BEFORE_THE_NAME.sub("", part, count=1).strip(" .")
        if not area and area_in(bare) == bare:
            area = bare
        elif bare and not bare.isdecimal():
            names.append(_named(bare, tidy))
    if not names:
        return UnitName(tidy, "", "", "" if area else tidy, (), area)
    first, *others = names
    within = tuple(unit for unit in others if unit.level)
    return UnitName(tidy, first.kind, first.level, first.name, within, area)


def _named(bare: str, text: str) -> UnitName:
    """The kind and the name of one part; "xa" without marks counts where the whole has none."""
    match = _KIND.match(bare) or _SHORT_KIND.match(bare)
    if match is None and bare.isascii():
        match = _PLAIN_KIND.match(bare)
    if match is None and len(communes := communes_in(bare)) == 1:
        match = _KIND.match(communes[0])
    if match is None:
        return UnitName(text, "", "", bare)
    kind = " ".join(match["kind"].casefold().split())
    kind = _SHORT.get(kind) or _WITHOUT_MARKS.get(fold(kind), kind)
    return UnitName(text, kind, _LEVELS[kind], match["name"].strip(" ."))


def likeness(one: str, other: str) -> Likeness:
    """How alike two bare names are.

    >>> [likeness(*pair).name for pair in (("Yên Hoà", "yên hòa"), ("Tam Hơp", "Tam Hợp"), ("Kim Lien", "Kim Liêm"))]
    ['SAME', 'UNMARKED', 'NEAR']
    """
    if collation_key(one) == collation_key(other):
        return Likeness.SAME
    folded, wanted = fold(one), fold(other)
    if folded == wanted:
        return Likeness.UNMARKED
    return Likeness.NEAR if _is_one_edit_away(folded, wanted) else Likeness.NONE


def _is_one_edit_away(one: str, other: str) -> bool:
    """Whether one letter was added, dropped, replaced or swapped with its neighbour; digits are never a slip."""
    if abs(len(one) - len(other)) > 1 or len(one) < 4:  # noqa: PLR2004 -- shorter names differ by one letter anyhow
        return False
    start = next(
        (place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )
    rest, wanted = one[start:], other[start:]
    differing = rest[:1] + wanted[:1]
    if any(char.isdecimal() for char in differing):
        return False
    return (
        rest[1:] == wanted
        or rest == wanted[1:]
        or rest[1:] == wanted[1:]
        or (rest[:2] == wanted[1::-1] and rest[2:] == wanted[2:])
    )


@lru_cache(maxsize=4096)
def area_in(text: str) -> str:
    """The residential area that a text names: xóm, khối, thôn, bản, tổ dân phố …

    >>> area_in("Trưởng Ban Công tác Mặt trận xóm 9 kiêm Tổ trưởng tổ CNSCĐ"), area_in("Thôn Đông Sơn, xã Kim Liên")
    ('xóm 9', 'Thôn Đông Sơn')
    """
    match = _AREA.search(text)
    return match["area"].strip() if match is not None else ""


def units_in(text: str, level: str) -> tuple[str, ...]:
    """The units of a level that a sentence or a title names: "DANH SÁCH CÁN BỘ MẶT TRẬN XÃ TAM HỢP".

    >>> units_in("DANH SÁCH CÁN BỘ MẶT TRẬN XÃ TAM HỢP NĂM 2026", "commune"), units_in("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "commune")
    (('XÃ TAM HỢP',), ())
    """
    found = []
    for match in _IN_SENTENCES.finditer(text):
        kind = " ".join(match["kind"].casefold().split())
        if _LEVELS[kind] == level and not text[: match.start()].casefold().rstrip().endswith(("cấp", "các", "mỗi")):
            found.append(f"{match['kind']} {match['name'].strip()}")
    return tuple(found)


def communes_in(text: str) -> tuple[str, ...]:
    """The communes that a sentence names."""
    return units_in(text, "commune")


def is_unit_name(text: str) -> bool:
    """Whether a text is the name of a unit and nothing else."""
    unit = read_unit(text)
    return bool(unit.level) and not unit.area_text and _KIND.match(_BEFORE_THE_NAME.sub("", text, count=1)) is not None
