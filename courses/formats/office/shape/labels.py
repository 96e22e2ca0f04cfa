"""The labels that people type before headings, items and captions: "Chương II.", "I.", "1.2.", "a)", "-"."""

import re
from dataclasses import dataclass

_NUMBER = r"(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|thứ\s+\w+|[A-ZĐ])"
# From the highest to the lowest; a chapter stands above a section, a section above "I.".
_WORDS = (
    r"phần",
    r"chương|chuyên đề|học phần|chủ đề|bài|bài học|mô[ -]?đun|module",
    r"mục|tiết|nội dung|vấn đề|hoạt động",
    r"điều",
)
_KINDS = (
    *(re.compile(rf"(?:{words})\s+{_NUMBER}\s*(?:[.:)–—-]+\s*|\s|$)", re.IGNORECASE) for words in _WORDS),
    re.compile(r"[A-HĐ][.)]\s+"),
    re.compile(r"(?:[IVX]{1,6}|[IVX]{1,6}\.\d{1,2})[.)/:–-]+\s*(?=\D)"),
)
_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})(?:[.):/]+\s*|\s+)(?=[^\W\d])")
_LETTER = re.compile(r"[a-zđ]\d?[.)]\s*(?=\S)")
_LETTERED = len(_WORDS)
_DECIMAL_RANK, _LETTER_RANK = len(_KINDS), len(_KINDS) + 10
_FORMS = {"upperLetter": _LETTERED, "upperRoman": _LETTERED + 1, "decimal": _DECIMAL_RANK, "lowerLetter": _LETTER_RANK}


@dataclass(frozen=True)
class Label:
    """A label by its rank (0 is the highest) and its length in letters."""

    rank: int
    length: int

    @property
    def is_telling(self) -> bool:
        """Whether few lines begin so that are no headings: a word with a number, a Roman number, "1.2."."""
        return self.rank < _DECIMAL_RANK or _DECIMAL_RANK < self.rank < _LETTER_RANK

    def is_all_of(self, text: str) -> bool:
        """Whether the text is this label and nothing else, as "Chương II" on a line of its own."""
        return self.rank < _LETTERED and self.length >= len(text.rstrip(" .:"))


def heading_label(text: str) -> Label | None:
    """The label of a heading, or None."""
    for rank, kind in enumerate(_KINDS):
        if match := kind.match(text):
            return Label(rank, match.end())
    if match := _DECIMAL.match(text):
        return Label(_DECIMAL_RANK + match[1].count("."), match.end())
    match = _LETTER.match(text)
    return Label(_LETTER_RANK, match.end()) if match else None


def rank_of_form(form: str, level: int) -> int:
    """The rank of a number that the program puts before a heading by itself."""
    return _FORMS.get(form, _LETTER_RANK + 1) + (level if form == "decimal" else 0)


_CAPTION = re.compile(
    r"(?P<kind>hình|bảng|sơ đồ|biểu đồ|biểu|ảnh|hộp|đồ thị|lược đồ)\s+(?:số\s+)?"
    r"(?:\d{1,3}(?:[.\-]\d{1,3})*|[IVX]{1,4})\s*(?:[.:–—-]|$|\s(?=[A-ZĐ“(]))",
    re.IGNORECASE,
)


def caption_kind(text: str) -> str:
    """What the line is the caption of by its first words: "table", "picture" or nothing."""
    match = _CAPTION.match(text)
    if match is None:
        return ""
    return "table" if match["kind"].lower() in {"bảng", "biểu"} else "picture"


_BULLET = re.compile(r"([-–—−•●▪■◦○□*+➢➤►✓✔❖·➔→☞])\s*(?=[^\s\d\-–—•*+])|([-–—•●▪+*])\s+(?=\S)")
_TYPED = re.compile(r"(?:(\d{1,2})|([a-zđ]))([.)/])\s*(?=[^\s\d.)/])|\((\d{1,2}|[a-zđ])\)\s*(?=\S)")


@dataclass(frozen=True)
class Marker:
    """What was typed before an item: its kind, its number where it has one, and its length."""

    kind: str
    number: int
    length: int

    @property
    def is_ordered(self) -> bool:
        """Whether it is a number."""
        return self.number > 0


_LETTERS = "abcdđefghiklmnopqrstuvxy"


def item_marker(text: str) -> Marker | None:
    """The marker of a typed item, or None."""
    if match := _BULLET.match(text):
        sign = match[1] or match[2]
        return Marker("-" if sign in "-–—−" else sign, 0, match.end())
    match = _TYPED.match(text)
    if match is None:
        return None
    digits, letter, closing, bracketed = match.groups()
    if bracketed:
        digits, letter = (bracketed, None) if bracketed.isdigit() else (None, bracketed)
    number = int(digits) if digits else _LETTERS.find(letter or "") + 1
    return Marker(f"{'1' if digits else 'a'}{closing or '()'}", number, match.end()) if number else None
