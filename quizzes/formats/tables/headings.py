"""The heading of a table of questions, found by what its words mean, wherever it stands."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from core.text.search import fold
from quizzes.formats.written.words import LETTERS

_FEWEST = 2
_LOOKED_AT = 40
_LONGEST_HEADING = 60


class Column(StrEnum):
    """What a column holds; the columns of single options are called by their letters."""

    NUMBER = "number"
    CODE = "code"
    STEM = "stem"
    OPTION = "option"
    OPTIONS = "options"
    IS_RIGHT = "is_right"
    ANSWER = "answer"
    IS_TRUE = "true"
    IS_FALSE = "false"
    EXPLANATION = "explanation"
    LEVEL = "level"
    TYPE = "type"
    CATEGORY = "category"
    COMPETENCE = "competence"


Columns = Mapping[str, int]

_OPTION_WORDS = r"(?:phuong an(?: tra loi)?|dap an|lua chon|tra loi|cau tra loi|pa|p/a|da|d/a|option|answer|choice|y)"
_LETTER = re.compile(rf"(?:{_OPTION_WORDS})?[ .:_-]*(?P<letter>[a-t])[.):]?")
_PLACE = re.compile(rf"{_OPTION_WORDS}[ .:_-]*(?:thu |so )?(?P<place>1\d|20|[1-9])[.):]?")
_LIMIT = re.compile(r" - (?:max \d+ characters|choose at least one)$")  # as quiz platforms head their templates
_MEANINGS: tuple[tuple[Column, str], ...] = (
    (
        Column.IS_RIGHT,
        r"(?:la )?(?:dap an )?dung ?[(\[]?(?:1/0|0/1|x|danh dau.*|co/khong)[)\]]?|dung \(.*\)|la dap an(?: dung)?\??|is correct|correct\?|dung/sai|d/s|dung hay sai|chon dung",
    ),
    (Column.IS_TRUE, r"dung|d|true"),
    (Column.IS_FALSE, r"sai|s|false"),
    (Column.CODE, r"ma(?: so)?(?: cau(?: hoi)?)?|id|code|ky hieu|ma ch"),
    (Column.NUMBER, r"stt|tt|so tt|so thu tu|cau(?: so)?|so|no\.?|#|thu tu"),
    (
        Column.ANSWER,
        r"(?:(?:cac )?(?:dap an|tra loi|ket qua)(?: (?:dung|chon))?|(?:phuong an|lua chon|cau tra loi) (?:dung|chinh xac))(?: ?[(\[].*)?|(?:da|d/a|pa)(?: dung)?|key|answer|correct(?: answer| option)?(?:s|\(s\))?|chon",
    ),
    (Column.OPTIONS, r"cac (?:phuong an|lua chon|dap an)(?: tra loi)?|phuong an a, ?b.*|options|choices"),
    (Column.OPTION, r"(?:noi dung )?(?:phuong an|lua chon|cau tra loi|dap an)(?: tra loi)?|option|choice"),
    (
        Column.STEM,
        r"(?:noi dung |nd )?(?:cau hoi|cau dan|de bai|cau)(?: trac nghiem| va .*| kiem tra)?|noi dung|question(?: text)?|nhan dinh|phat bieu|menh de|noi dung (?:nhan dinh|phat bieu|menh de)|stem|de",
    ),
    (
        Column.EXPLANATION,
        r"(?:loi )?giai(?: thich)?(?: dap an)?|vi sao|huong dan(?: giai| cham)?|ly do|can cu(?: phap ly)?|ghi chu|explanation|feedback|goi y|co so phap ly|trich dan|nguon",
    ),
    (Column.LEVEL, r"(?:muc(?: do)?|do kho|cap do)(?: nhan thuc| cau hoi)?|level|difficulty"),
    (Column.TYPE, r"(?:loai|dang|kieu|hinh thuc)(?: cau(?: hoi)?)?|type"),
    (Column.COMPETENCE, r"(?:mien )?nang luc|competence"),
    (
        Column.CATEGORY,
        r"chu de|chuyen de|danh muc|chuong|phan|linh vuc|noi dung kien thuc|category|topic|mang kien thuc|hoc phan|khoa(?: hoc)?",
    ),
)


def heading_of(rows: Sequence[Sequence[str]]) -> tuple[int, Columns] | None:
    """How many rows stand above the first question, and what the columns hold; None where it is no such table."""
    for height in (1, 2):
        for place in range(min(len(rows) - height + 1, _LOOKED_AT)):
            columns = _columns(list(_joined(rows[place : place + height])))
            if not _is_enough(columns):
                continue
            both = _columns(list(_joined(rows[place : place + 2])))
            below = _columns(list(rows[place + 1]) if place + 1 < len(rows) else [])
            if height == 1 and _letters(below) >= _FEWEST > _letters(columns) and Column.STEM not in below:
                return place + 2, {**{name: at for name, at in columns.items() if at not in below.values()}, **below}
            if height == 1 and _letters(both) > _letters(columns):
                return place + 2, both
            return place + height, columns
    return None


def _joined(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for column in range(max(map(len, rows))):
        texts = (row[column] for row in rows if column < len(row))
        yield " ".join(dict.fromkeys(text for text in texts if text))


def _columns(headings: Sequence[str]) -> Columns:
    columns: dict[str, int] = {}
    for place, heading in enumerate(headings):
        meaning = _meaning(heading, columns)
        if meaning:
            columns.setdefault(meaning, place)
    return _told_apart(columns)


def _meaning(heading: str, known: Columns) -> str:
    words = _LIMIT.sub("", " ".join(fold(heading).replace("*", " ").split())).strip(" :.")
    if not words or len(words) > _LONGEST_HEADING:
        return ""
    if found := _LETTER.fullmatch(words):
        letter = found["letter"].upper()
        return letter if letter == "A" or LETTERS[LETTERS.index(letter) - 1] in known else _without_letters(words)
    if found := _PLACE.fullmatch(words):
        return LETTERS[int(found["place"]) - 1]
    return _without_letters(words)


def _without_letters(words: str) -> str:
    return next((meaning for meaning, pattern in _MEANINGS if re.fullmatch(pattern, words)), "")


def _told_apart(columns: dict[str, int]) -> Columns:
    """One word has two meanings: "Phương án" beside "Đúng (1/0)" is an option a row, among letters it is the answer."""
    told = dict(columns)
    if Column.ANSWER in told and Column.IS_RIGHT in told and Column.OPTION not in told and "A" not in told:
        told[Column.OPTION] = told.pop(Column.ANSWER)
    if Column.IS_RIGHT in told and Column.OPTION not in told:
        told.setdefault(Column.ANSWER, told.pop(Column.IS_RIGHT))
    if Column.IS_TRUE in told and Column.IS_FALSE not in told and Column.OPTION not in told:
        if Column.ANSWER in told and "A" not in told:
            told[Column.OPTION], told[Column.IS_RIGHT] = told.pop(Column.ANSWER), told.pop(Column.IS_TRUE)
        else:
            told.setdefault(Column.ANSWER, told.pop(Column.IS_TRUE))
    if Column.OPTION in told and Column.IS_RIGHT not in told:
        told.setdefault(Column.OPTIONS if Column.ANSWER in told else Column.ANSWER, told.pop(Column.OPTION))
    if Column.STEM not in told and Column.NUMBER in told and _letters(told):
        told[Column.STEM] = told.pop(Column.NUMBER)
    return told


def _letters(columns: Columns) -> int:
    return sum(len(name) == 1 for name in columns)


def _is_enough(columns: Columns) -> bool:
    """A question, and something of its answer."""
    if Column.STEM not in columns:
        return False
    has_statement = Column.IS_TRUE in columns and Column.IS_FALSE in columns
    has_rows = Column.OPTION in columns and Column.IS_RIGHT in columns
    return (
        has_statement
        or has_rows
        or _letters(columns) >= _FEWEST
        or bool({Column.ANSWER, Column.OPTIONS} & set(columns))
    )
