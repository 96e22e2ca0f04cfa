"""Names of people as they should stand in a register, and what makes two spellings one name."""

import re
from dataclasses import dataclass
from functools import lru_cache

from core.text.names import collation_key
from core.text.search import fold

LONGEST = 120
_NUMBERING = re.compile(r"^\s*(?:\d{1,4}\s*[.)/-]|[-•*+])\s*(?=[^\W\d_])")
_TITLE = re.compile(r"^(?P<title>đ/?\s?c|đồng chí|các đ/c|ông|bà|anh|chị|cô)\s*[.:]?\s+(?=\S)", re.IGNORECASE)
_ALWAYS_A_TITLE = re.compile(r"(?i)^(?:đ/?\s?c|đồng chí|các đ/c)")
_ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*$")
_TRAILING = re.compile(r"[\s,;:.*]+$")
_SEX_OF_TITLE = {"ông": "male", "anh": "male", "bà": "female", "chị": "female", "cô": "female"}
_SEX_ASIDE = re.compile(r"[(\[]\s*(?P<sex>nam|nữ)\s*[)\]]", re.IGNORECASE)
_UNUSUAL = re.compile(r"[^\w\s'’.\-]|[\d_]")
_PART = re.compile(r"[^\W\d_]+")
_TITLES_LIKE_NAMES = (
    "chu tich",
    "to truong",
    "to pho",
    "truong ban",
    "truong phong",
    "truong thon",
    "pho truong",
    "pho ban",
)
_FAMILY_NAMES = frozenset(
    """
    an au bach bao bui cam cao chau chu chung cu cut da dam dang dao dau dinh diep do doan dong du duong ha han ho
    hoang  hong hua huynh kha khuat khuc kieu kim la lac lai lam lau le lo loc loi lu luc luong luu luyen ly ma
    mac mai man moc  moong nghiem ngo nguyen nhan ninh nong pha phan pham phi pho phung quach quan tang ta thach
    thai thi thieu to ton tong  tra trac tran trang trieu trinh truong tu tuong ung uong vang vi vo vu vuong vuu
    vua xong
    """.split()  # noqa: SIM905 -- a list of words is read as words
)


@dataclass(frozen=True)
class Name:
    """A name as it should stand; `code` says what was changed, `sex` what stood beside it."""

    text: str
    code: str = ""
    sex: str = ""


@lru_cache(maxsize=4096)
def name_of(written: str) -> Name:
    """Read a tidy cell: without numbering, titles and asides, in the capitals of names.

    >>> name_of("NGUYỄN THỊ H'HEN"), name_of("Đ/c Trần Văn An (Nam)").text
    (Name(text="Nguyễn Thị H'Hen", code='name_case_changed', sex=''), 'Trần Văn An')
    """
    text = _NUMBERING.sub("", written)
    sex = _sex_beside(text)
    text = _TRAILING.sub("", _without_title(_ASIDE.sub("", text)))
    cased = _in_capitals_of_names(text)
    if cased != text:
        return Name(cased, "name_case_changed", sex)
    return Name(text, "name_cleaned" if text != written else "", sex)


def is_unusual(name: str) -> bool:
    """Whether a name holds what no name holds: digits, signs."""
    return _UNUSUAL.search(name) is not None


def looks_like_a_name(text: str) -> bool:
    """Whether a text may be a person's full name and nothing else: two to seven words of letters, a known family name.

    >>> looks_like_a_name("Lô Thị Ngọc Diễm"), looks_like_a_name("Ban Công tác Mặt trận")
    (True, False)
    """
    words = text.split()
    if fold(text).startswith(_TITLES_LIKE_NAMES):
        return False
    return 2 <= len(words) <= 7 and not is_unusual(text) and fold(words[0]) in _FAMILY_NAMES  # noqa: PLR2004 -- said above


@lru_cache(maxsize=65536)
def identity_of(name: str) -> str:
    """A key that is the same for two spellings of one name: capitals, composition and the place of tones do not count.

    >>> identity_of("Trần Thị Hoà") == identity_of("TRẦN THỊ HÒA"), identity_of("Hoa") == identity_of("Hòa")
    (True, False)
    """
    return collation_key(name)


def _sex_beside(text: str) -> str:
    if (match := _SEX_ASIDE.search(text)) is not None:
        return "male" if match["sex"].casefold() == "nam" else "female"
    if (match := _TITLE.match(text)) is not None and _without_title(text) != text:
        return _SEX_OF_TITLE.get(match["title"].casefold(), "")
    return ""


def _without_title(text: str) -> str:
    """Without "Đ/c"; without "Ông" or "Bà" only where a family name follows, for they are names too."""
    match = _TITLE.match(text)
    if match is None:
        return text
    rest = text[match.end() :]
    is_title = _ALWAYS_A_TITLE.match(text) or fold(rest.split()[0]) in _FAMILY_NAMES
    return rest if is_title and len(rest.split()) > 1 else text


def _in_capitals_of_names(text: str) -> str:
    """`LÊ XUÂN TOÀN` and `lê xuân toàn` as `Lê Xuân Toàn`; `McDonald` stays."""
    return _PART.sub(lambda match: _capitalised(match[0]), text)


def _capitalised(part: str) -> str:
    if part.isupper() and len(part) > 1:
        return part[0] + part[1:].lower()
    return part[0].upper() + part[1:] if part[0].islower() else part
