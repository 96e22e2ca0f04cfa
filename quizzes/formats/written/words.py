"""The words around questions: answers, levels, types, and whether more than one option is asked for."""

import re
from collections.abc import Sequence
from decimal import Decimal

from core.text.search import fold
from core.text.unicode import tidy_line
from quizzes.formats.drafts import FALSE, TRUE, Kind

FULL = Decimal(100)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
TRUE_WORDS = {"dung", "d", "true", "t", "yes", "co", "v"}
FALSE_WORDS = {"sai", "s", "false", "f", "no", "khong"}
YES = {"x", "1", "v", "✓", "✔", "√", "☑", "☒", "✗", "*", "dung", "d", "true", "yes", "co", "●", "+"}
NO = {"", "0", "-", "sai", "s", "false", "no", "khong", "☐", "□", "o", "○"}

_LETTER_LIST = re.compile(r"[A-Za-z](?:(?:\s*(?:[,;/&+.]|\bvà\b|\bva\b|\band\b)\s*|\s+)[A-Za-z]\b)*[.)]?|[A-Z]{2,8}")
_NUMBER_LIST = re.compile(r"\d{1,2}(?:(?:\s*(?:[,;/&+]|\bvà\b|\bva\b)\s*|\s+)\d{1,2})*[.)]?")
_LETTER_AND_TEXT = re.compile(r"([A-Za-z])\s*[.):\-–/]\s*(\S.*)", re.DOTALL)
_PREFIX = re.compile(r"(?:(?:phuong an|dap an|cau|y|lua chon)\s+)+")

_LEVELS = (
    ("advanced", ("van dung cao", "nang cao", "kho", "cao", "advanced", "hard", "vdc")),
    ("applied", ("van dung", "trung binh", "applied", "medium", "vd", "tb")),
    ("basic", ("nhan biet", "thong hieu", "co ban", "de", "biet", "hieu", "basic", "easy", "nb", "th")),
)
_SEVERAL = re.compile(
    r"chon tat ca|chon (?:cac|nhung|nhieu|hai|ba|bon|\d+|mot hoac nhieu)|nhieu (?:dap an|lua chon|phuong an)"
    r"|(?:co the|duoc) chon nhieu|(?:hai|ba|bon|cac|nhung) (?:dap an|phuong an) (?:dung|sai)|\bnhung\b.*\bnao\b"
    r"|\bcac\b.*\bnao\b|nao sau day la dung \(nhieu|chon .{0,12}dap an dung\b(?<!mot dap an dung)"
)
_OTHERS = re.compile(
    r"^(?:ca|deu|chi|khong phai)? ?(?:hai|ba|bon|tat ca)?.{0,24}\b(?:phuong an|dap an|y|cau|lua chon|y kien|noi dung) (?:tren|neu tren|o tren|con lai)"
    r"|^(?:ca |chi |dap an |phuong an )*[a-h]\b ?(?:,|va|&|hoac) ?[a-h]\b|^tat ca (?:deu )?(?:dung|sai)|^(?:all|none) of the above|^khong (?:co )?(?:dap an|phuong an|y) nao"
)
_TRUTHS = re.compile(r"(?:\(?[a-h]\s*[).:\-–]\s*)?(đúng|sai|[đs](?![^\W\d_đsĐS]))", re.IGNORECASE)
_FEWEST = 2
_ONE = re.compile(r"chi (?:duoc )?(?:phep )?chon (?:mot|1)\b|chon (?:mot|1) (?:dap an|phuong an|y|cau)|mot lua chon")


def level_of(text: str) -> str:
    """The level that the words mean; empty where they mean none.

    >>> level_of("Vận dụng cao"), level_of("Thông hiểu"), level_of("?")
    ('advanced', 'basic', '')
    """
    words = fold(text)
    for level, names in _LEVELS:
        if words in names or any(name in words for name in names if len(name) > 4):  # noqa: PLR2004
            return level
    return ""


def kind_of(text: str) -> Kind | str:
    """The type that the words name; the words themselves where it is one that we do not take, empty where none."""
    words = fold(text)
    if not words:
        return ""
    for kind, pattern in _KINDS:
        if re.search(pattern, words):
            return kind
    return text


_KINDS: tuple[tuple[Kind, str], ...] = (
    (Kind.TRUE_FALSE_TABLE, r"bang dung"),
    (Kind.ESSAY, r"tu luan|essay"),
    (Kind.SHORT, r"tra loi ngan|short"),
    (Kind.PREDICTION, r"du doan|prediction"),
    (Kind.UPLOAD, r"nop (?:tep|anh|bai)|upload"),
    (Kind.LIKERT, r"thang (?:y kien|do)|likert"),
    (Kind.PLACING, r"dat tu|keo (?:tha|tu)|drag"),
    (Kind.NUMERIC, r"dien so"),
    (Kind.GAPS, r"\bdien\b|cho trong|cloze"),
    (Kind.TRUE_FALSE, r"dung\s*[/\-,&hayoc ]*\s*sai|true|^(?:ds|d/s|tf)$"),
    (Kind.MULTIPLE, r"nhieu|multi|tat ca|\bmr\b|checkbox"),
    (Kind.MATCHING, r"ghep|noi|match"),
    (Kind.ORDERING, r"sap xep|thu tu|order"),
    (Kind.NUMERIC, r"nhap so|so hoc|numeric|numerical"),
    (Kind.SINGLE, r"mot|single|trac nghiem|\bmc\b|lua chon|radio|^1$"),
)


def asks_for_several(text: str) -> bool:
    """Whether a question says that several options may be right."""
    words = fold(text)
    return not asks_for_one(text) and _SEVERAL.search(words) is not None


def asks_for_truths(text: str) -> bool:
    """Whether each of several statements is to be called right or wrong."""
    return re.search(r"dung (?:hay |hoac |/ ?|, ?|- ?)?sai", fold(text)) is not None


def asks_for_one(text: str) -> bool:
    """Whether a question says that only one option may be chosen."""
    return _ONE.search(fold(text)) is not None


def places_of(answer: str, options: Sequence[str]) -> tuple[int, ...] | None:
    """The options that an answer names, by letter, by number or in full; None where it names none of them.

    >>> places_of("A, B và D", ["x", "y", "z", "t"]), places_of("E", ["x", "y"]), places_of("y", ["x", "y"])
    ((0, 1, 3), None, (1,))
    """
    said = tidy_line(answer).strip(" .;:")
    if (place := _in_full(said, options)) is not None:
        return (place,)
    if _is_value_or_place(said, options):
        return None
    bare = said[len(prefix[0]) :] if (prefix := _PREFIX.match(fold(said))) and len(fold(said)) == len(said) else said
    for pattern, reading in ((_LETTER_LIST, _letters), (_NUMBER_LIST, _numbers)):
        if pattern.fullmatch(bare):
            return _inside(reading(bare), len(options))
    if (both := _LETTER_AND_TEXT.fullmatch(bare)) and (places := _inside(_letters(both[1]), len(options))):
        return places
    return _in_lines(answer, options)


def _in_full(said: str, options: Sequence[str]) -> int | None:
    """The place of the option that is the answer itself; letters only count as letters."""
    same = [place for place, option in enumerate(options) if option.strip(" .;:") == said]
    if not same:
        same = [place for place, option in enumerate(options) if fold(option).strip(" .;:") == fold(said)]
    is_label = len(said) == 1 or said.isdecimal()
    return same[0] if len(same) == 1 and (not is_label or _is_no_label(said, len(options))) else None


def _is_value_or_place(said: str, options: Sequence[str]) -> bool:
    """Whether a number is one option by its place and another by what it says: nobody can know which is meant."""
    if not said.isdecimal() or not 1 <= int(said) <= len(options):
        return False
    return said in options and options[int(said) - 1] != said


def _is_no_label(said: str, count: int) -> bool:
    if said.isdecimal():
        return not 1 <= int(said) <= count
    return said.upper() not in LETTERS[:count]


def _in_lines(answer: str, options: Sequence[str]) -> tuple[int, ...] | None:
    """Several right options written out, one a line or with semicolons between."""
    parts = [part for part in re.split(r"[\n;|]", answer) if part.strip()]
    found = [_in_full(tidy_line(part).strip(" .;:"), options) for part in parts]
    places = [place for place in found if place is not None]
    return tuple(sorted(set(places))) if len(parts) > 1 and len(places) == len(parts) else None


def _letters(text: str) -> list[int]:
    words = re.sub(r"\b(?:và|va|and)\b", " ", text, flags=re.IGNORECASE)
    return [LETTERS.index(letter) for letter in words.upper() if letter in LETTERS]


def _numbers(text: str) -> list[int]:
    return [int(number) - 1 for number in re.findall(r"\d+", text)]


def _inside(places: Sequence[int], count: int) -> tuple[int, ...] | None:
    return tuple(sorted(set(places))) if places and all(0 <= place < count for place in places) else None


def truth_of(answer: str) -> bool | None:
    """What an answer to a statement says: right, wrong, or neither."""
    word = fold(answer).strip(" .;:()[]")
    if word in TRUE_WORDS:
        return True
    return False if word in FALSE_WORDS else None


def truths_of(answer: str, count: int) -> tuple[bool, ...]:
    """What an answer says of each of several statements: "a) Đúng; b) Sai", "Đ - S"; nothing where it says anything else.

    >>> truths_of("a) Đúng; b) Sai", 2), truths_of("ĐSĐ", 3), truths_of("Đ, S", 3)
    ((True, False), (True, False, True), ())
    """
    said = _TRUTHS.findall(answer)
    if count < _FEWEST or len(said) != count or _TRUTHS.sub("", answer).strip(" ,;.|/-–"):
        return ()
    return tuple(truth_of(word) is True for word in said)


def refers_to_others(option: str) -> bool:
    """Whether an option speaks of the others, so that their order must stay.

    >>> refers_to_others("Cả A và B"), refers_to_others("Tất cả các phương án trên"), refers_to_others("Cả xã")
    (True, True, False)
    """
    return _OTHERS.search(fold(option)) is not None


def are_true_and_false(options: Sequence[str]) -> bool:
    """Whether the options are only "right" and "wrong", in whatever order."""
    words = {fold(option).strip(" .;:") for option in options}
    return words in ({"dung", "sai"}, {"true", "false"}, {"d", "s"})


def true_or_false(option: str) -> str:
    """The usual word for such an option."""
    return TRUE if truth_of(option) else FALSE
