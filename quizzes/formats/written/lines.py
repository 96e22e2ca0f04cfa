"""What a line of a bank is: the start of a question, options, an answer, an explanation, a heading, or none of these."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.text.search import fold
from quizzes.formats.written.raws import RawOption, Written
from quizzes.formats.written.words import LETTERS, NO, YES

_CLOSE = r"[.):\-–—/]"
NAMED_QUESTION = re.compile(
    rf"\s*(?:câu(?:\s+hỏi)?|question)\s*(?:số\s*)?(?P<number>\d{{1,4}})(?!\s*[-–]\s*\d|\d)\s*"
    rf"(?P<aside>[(\[][^)\]]{{1,40}}[)\]])?\s*(?:{_CLOSE}|\t)*\s*",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"\s*(?P<number>\d{1,4})\s*[.)/:\-–](?!\d)\s*(?P<aside>(?!))?")
_TICK = r"(?:\*+|✓|✔|√|☑|☒|☐|□|■|●|○|\[\s*[xXvV✓*]?\s*\]|\(\s*[xX✓*]?\s*\))"
_POINTER = r"(?:[=\-–]*>|→|⇒|➔|#+|[xXvV](?=\s))"  # what marks an option only where its letter follows
_OPTION = re.compile(
    rf"(?P<before>{_TICK}|{_POINTER})?\s*(?P<open>\()?(?P<letter>[A-Ta-t])"
    rf"(?P<close>(?(open)\s?\)|(?:\s?[.):]|\s?[/\-–](?=\s))))\s*(?P<after>{_TICK})?\s*"
)
_POINTS = set("*■#=->–→⇒➔")
_USUAL = "ABCDEFGH"  # further on, a letter is an option only where it follows the one before
_GAP = re.compile(r"(?:^|\t|\s{2,})\s*")
_ANY_GAP = re.compile(r"(?:^|\s)\s*")
_BULLET = re.compile(rf"\s*(?P<before>{_TICK}|[-–+•·▪◦o](?=\s))\s*(?=\S)")
_TAIL_TICK = re.compile(
    r"\s*(?:\*+|✓|✔|√|[(\[](?:x|✓|đ|đúng|đáp án(?: đúng)?)[)\]]|(?:←|<[-=]+)\s*(?:đáp án(?: đúng)?|đúng)?)\s*$",
    re.IGNORECASE,
)
_TAIL_CROSS = re.compile(r"\s*[(\[](?:s|sai)[)\]]\s*$", re.IGNORECASE)
_ANSWER = re.compile(
    r"\s*[*\-–>→⇒=(\[]*\s*(?:(?:đáp|dap)\s*(?:án|an)(?:\s+(?:đúng|dung|nhất|là|la|chọn|câu(?:\s+hỏi)?\s+(?:số\s+)?\d{1,4}))*"
    r"|đ\.?a\.?|(?:câu\s+)?trả\s+lời(?:\s+(?:đúng|là))*|tra\s+loi|answer|ans|key|correct(?:\s+answer)?"
    r"|chọn(?:\s+(?:đáp|phương)\s+án)?(?=\s+[A-H](?:[\s,;.)]|$))|chọn(?=\s*[:=])"
    r"|phương\s+án\s+(?:trả\s+lời\s+)?đúng(?:\s+là)?|kết\s+quả\s+đúng)"
    r"(?:\s*[:=\-–.→]+|\s+(?=[A-Ha-h](?:\b[\s,;.)]|$)))\s*",
    re.IGNORECASE,
)
_EXPLANATION = re.compile(
    r"\s*[*\-–>→]*\s*(?:(?:lời\s+|hướng\s+dẫn\s+)?giải(?:\s+thích)?|hướng\s+dẫn|vì\s+sao|gợi\s+ý|lý\s+do|lí\s+do|căn\s+cứ"
    r"|cơ\s+sở\s+pháp\s+lý|ghi\s+chú|chú\s+thích|explanation|feedback|nguồn|trích\s+dẫn)\s*[:.\-–]+\s*",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"\s*[(\[]?\s*(?:mức\s+độ(?:\s+nhận\s+thức)?|mức|độ\s+khó|cấp\s+độ|level)\s*[:\-–]\s*", re.IGNORECASE
)
_TYPE = re.compile(r"\s*[(\[]?\s*(?:dạng|loại|kiểu)(?:\s+câu(?:\s+hỏi)?)?\s*[:\-–]\s*", re.IGNORECASE)
_COMPETENCE = re.compile(r"\s*(?:miền\s+)?năng\s+lực\s*:\s*", re.IGNORECASE)
_CATEGORY = re.compile(r"\s*[(\[]?\s*(?:chủ\s+đề|danh\s+mục|chuyên\s+đề)\s*[:]\s*", re.IGNORECASE)
_CODE = re.compile(
    r"\s*[(\[]?\s*(?:mã\s+câu(?:\s+hỏi)?|mã\s+số|id|mã)\s*[:\-–]\s*(?P<code>[\w./-]{1,60})[)\]]?\s*$", re.IGNORECASE
)
_HEADING = re.compile(
    r"\s*(?:phần|chương|chuyên\s+đề|chủ\s+đề|mục|nội\s+dung|dạng|part|section)\s+(?:[ivxIVX]+|\d+|thứ\s+\w+|[a-zA-Z])\b|\s*[IVX]{1,5}\s*[.)/\-–:]\s*\S"
)
_PART = re.compile(
    r"[a-e] ?[.)/:-]? ?(?:phan |cau hoi )?(?:trac nghiem|tu luan|dung,? (?:hay )?sai|ghep doi|dien khuyet)\b"
)
REASON = "Giải thích:"
_KEYS = re.compile(
    r"(?:(?:phan )?(?:[ivx]+|[a-e]|\d)[.:)] ?)?(?:bang )?(?:dap an|answers?|answer key|huong dan cham|dap an va (?:thang diem|huong dan cham))(?: (?:dung|tham khao|chi tiet|phan .*|trac nghiem|cua de.*|de.*))?(?: cac cau.*)?[ :.]*"
)
_END = re.compile(r"[-–—_*=. ]*(?:het|the end|end)[-–—_*=. ]*|[-–—_*=. ]+|trang \d+(?:/\d+)?")


@dataclass(frozen=True)
class Label:
    """The start of a question: its number, what stands in brackets after it, and where its text begins."""

    number: int
    aside: str
    end: int


def question_label(line: Written, *, is_named: bool) -> Label | None:
    """The label "Câu 7." of a question, or "7." where the document does not name its questions."""
    match = NAMED_QUESTION.match(line.text) if is_named else NUMBERED.match(line.text)
    if match is None:
        return None
    return Label(int(match["number"]), (match["aside"] or "").strip("()[] "), match.end())


def answer_of(line: str) -> str | None:
    """What an answer line names."""
    match = _ANSWER.match(line)
    if match is None:
        return None
    answer = line[match.end() :].strip()
    return answer.rstrip(")] .") if match[0].lstrip("*-–>→⇒= ")[:1] in {"(", "["} else answer


def explanation_of(line: str) -> str | None:
    """What an explanation line says."""
    match = _EXPLANATION.match(line)
    return line[match.end() :].strip() if match else None


def explanation_within(line: str) -> tuple[str, str]:
    """An answer and the explanation that stands behind it on the line."""
    match = re.search(
        r"(?:(?<=\s)|(?<=[.;,)]))(?:lời\s+giải|giải\s+thích|vì\s+sao|căn\s+cứ)\s*[:\-–]\s*", line, re.IGNORECASE
    )
    if match:
        return line[: match.start()].strip(" .;,(–-"), line[match.end() :].strip()
    return line, ""


def level_said(line: str) -> str | None:
    """What a level line says."""
    match = _LEVEL.match(line)
    return line[match.end() :].strip(" ()[].") if match else None


def competence_said(line: str) -> str | None:
    """What a line with a competence says."""
    match = _COMPETENCE.match(line)
    return line[match.end() :].strip(" .") if match else None


def type_said(line: str) -> str | None:
    """What a line with a question's type says."""
    match = _TYPE.match(line)
    return line[match.end() :].strip(" ()[].") if match else None


def category_said(line: str) -> str | None:
    """What a line with a category says."""
    match = _CATEGORY.match(line)
    return line[match.end() :].strip(" ()[].") if match else None


def code_said(line: str) -> str | None:
    """What a line with a question's code says."""
    match = _CODE.match(line)
    return match["code"] if match else None


def is_heading(line: str) -> bool:
    """Whether a line is the heading of a part."""
    letters = [letter for letter in line if letter.isalpha()]
    return _HEADING.match(line) is not None or (len(letters) > 3 and all(letter.isupper() for letter in letters))  # noqa: PLR2004


def is_heading_of_part(line: str) -> bool:
    """Whether a line with the letter of an option is the heading of a part: "B. TỰ LUẬN"."""
    return _PART.match(fold(line)) is not None


def is_heading_of_keys(line: str) -> bool:
    """Whether the answers of all questions follow."""
    return _KEYS.fullmatch(fold(line).strip(" -–—*")) is not None


def is_ending(line: str) -> bool:
    """Whether a line only says that the paper is over."""
    return _END.fullmatch(fold(line)) is not None


def options_in(line: Written, following: str, later: frozenset[str] = frozenset()) -> tuple[int, list[RawOption]]:
    """The options on a line, the first with the letter `following`, and where they begin.

    Between options stand a tab or two spaces; one space is enough where no `later` line begins with that letter.
    """
    labels = list(_labels(line.text, following, later))
    if not labels:
        return -1, []
    ends = [start for start, _label in labels[1:]] + [len(line.text)]
    return labels[0][0], [_option(line, label, end) for (_start, label), end in zip(labels, ends, strict=True)]


def _labels(text: str, following: str, later: frozenset[str]) -> Iterator[tuple[int, re.Match[str]]]:
    place, wanted = 0, following.upper()
    while place < len(text) and wanted:
        found = _next_label(text, place, wanted, is_loose=wanted not in later)
        if found is None:
            return
        yield found
        place = found[1].end()
        wanted = LETTERS[LETTERS.index(wanted) + 1 : LETTERS.index(wanted) + 2]


def _next_label(text: str, place: int, wanted: str, *, is_loose: bool) -> tuple[int, re.Match[str]] | None:
    for gap in (_ANY_GAP if is_loose else _GAP).finditer(text, place):
        label = _OPTION.match(text, gap.end())
        if (
            label
            and label["letter"].upper() == wanted
            and (gap.start() == 0 or label["letter"].isupper() or "\t" in gap[0] or len(gap[0]) > 1)
        ):
            return gap.start(), label
    return None


def first_letter(line: str) -> str:
    """The letter of the option with which a line begins; empty where it begins with none."""
    label = _OPTION.match(line.lstrip())
    letter = label["letter"].upper() if label else ""
    return letter if letter in _USUAL else ""


def _option(line: Written, label: re.Match[str], end: int) -> RawOption:
    text, ticks = line[label.end() : end], [label["before"], label["after"]]
    return _ticked(RawOption(line[label.start("letter") : label.end("close")], text), ticks)


def is_bare_label(written: Written) -> bool:
    """Whether a cell holds the letter of an option or the number of a question alone."""
    label = _OPTION.fullmatch(written.text) or re.fullmatch(r"\s*[A-H]\s*", written.text)
    return label is not None or NAMED_QUESTION.fullmatch(written.text) is not None


def bulleted_option(line: Written) -> RawOption | None:
    """An option behind a bullet or a box instead of a letter."""
    bullet = _BULLET.match(line.text)
    if bullet is None:
        return None
    return _ticked(
        RawOption(line[bullet.start("before") : bullet.end("before")], line[bullet.end() :]), [bullet["before"]]
    )


def _ticked(option: RawOption, ticks: Sequence[str | None]) -> RawOption:
    for tail, is_right in ((_TAIL_TICK.search(option.text.text), True), (_TAIL_CROSS.search(option.text.text), False)):
        if tail and tail.start():
            option.text, option.is_ticked = option.text[: tail.start()], is_right
    for tick in ticks:
        sign = fold(tick or "").strip("[]() ") or (tick or "").strip("[]() ")
        if sign and (sign in YES or set(sign) <= _POINTS) and sign not in {"-", "+", *NO}:
            option.is_ticked = True
    return option
