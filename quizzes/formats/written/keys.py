"""Answers given apart, for all questions at once: "1.C 2.A 3.B", or a table of numbers and letters."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from core.text.search import fold
from quizzes.formats.written.lines import REASON, explanation_within
from quizzes.formats.written.raws import RawQuestion
from quizzes.formats.written.words import LETTERS, YES

Keys = list[tuple[int, str]]

_LETTERS = r"(?:[A-Ha-h](?:\s*[,;&/+]?\s*[A-Ha-h]\b)*|[A-H]{2,6}|Đúng|Sai|đúng|sai|Đ|S)"
_LETTER_CELL = re.compile(rf"{_LETTERS}[.)]?")
_NUMBER_CELL = re.compile(r"(?:câu|c|question)?\s*(\d{1,4})\s*[.):]?", re.IGNORECASE)
_BOTH = re.compile(
    rf"(?:câu|question)?\s*(\d{{1,4}})\s*[.):\-–=→]*\s*(?:chọn\s+|đáp án\s*:?\s*)?({_LETTERS})(?![^\W\d_])[.)]?",
    re.IGNORECASE,
)
_WORDS = {"cau", "dap an", "da", "stt", "tt", "so cau", "cau so", "cau hoi", "dap an dung", "answer", "key", "de", ""}
_COLUMNS = (
    r"stt|tt|cau(?: so| hoi)?",
    r"da|dap an(?: dung)?|chon|key",
    r"(?:loi )?giai(?: thich)?|huong dan.*|ly do|can cu.*|ghi chu",
)
_MOST, _FEWEST = 0.8, 2


def keys_in_line(line: str) -> Keys:
    """The answers that a line of them gives; none where there is anything else on it."""
    pairs = list(_BOTH.finditer(line))
    rest = _BOTH.sub(" ", line)
    if not pairs or re.sub(r"[\s,;.|/\-–]+", "", fold(rest)) not in {"", "dapan", "cau", "da"}:
        return []
    return [(int(pair[1]), pair[2]) for pair in pairs]


def keys_in_table(rows: Sequence[Sequence[str]]) -> Keys:
    """The answers of a table that holds nothing else: beside the numbers, below them, or in one cell with them."""
    if crossed := _crossed(rows) or _crossed(_turned(rows)) or _explained(rows):
        return crossed
    cells = [cell.strip() for row in rows for cell in row]
    filled = [cell for cell in cells if fold(cell).strip(" .:") not in _WORDS]
    fitting = [cell for cell in filled if _NUMBER_CELL.fullmatch(cell) or _is_letters(cell) or _BOTH.fullmatch(cell)]
    if not filled or len(fitting) < _MOST * len(filled):
        return []
    together = [(int(both[1]), both[2]) for cell in filled if (both := _BOTH.fullmatch(cell))]
    if together and len(together) >= _MOST * len(filled):
        return together
    below, beside = list(_pairs(rows)), list(_pairs(_turned(rows)))
    return max(below, beside, key=len)


def _crossed(rows: Sequence[Sequence[str]]) -> Keys:
    """The answers of a sheet as it is filled in: a row a question, a column a letter, a cross where they meet."""
    heading, *others = [[cell.strip() for cell in row] for row in rows] or [[]]
    letters = heading[1:]
    numbers = [_NUMBER_CELL.fullmatch(row[0]) for row in others if row]
    if len(letters) < _FEWEST or "".join(letters).upper() != LETTERS[: len(letters)] or not numbers or not all(numbers):
        return []
    crosses = [[fold(cell) or cell for cell in row[1:]] for row in others]
    if any(cross and cross not in YES for row in crosses for cross in row):
        return []
    return [
        (int(number[1]), ",".join(letter for letter, cross in zip(letters, row, strict=False) if cross))
        for number, row in zip(numbers, crosses, strict=True)
        if number and any(row)
    ]


def _explained(rows: Sequence[Sequence[str]]) -> Keys:
    """The answers of a table of numbers, letters and reasons."""
    heading, *others = [[cell.strip() for cell in row] for row in rows] or [[]]
    words = [fold(cell).strip(" .:") for cell in heading]
    if len(words) != len(_COLUMNS) or not all(map(re.fullmatch, _COLUMNS, words)):
        return []
    rows_of_three = [row for row in others if len(row) == len(_COLUMNS)]
    found = [(_NUMBER_CELL.fullmatch(number), letters, reason) for number, letters, reason in rows_of_three]
    fits = all(number and _is_letters(letters) for number, letters, _reason in found)
    return [(int(number[1]), f"{letters} {REASON} {reason}") for number, letters, reason in found if fits and number]


def _pairs(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, str]]:
    """Each number with the letters in the row below it."""
    for upper, lower in pairwise(rows):
        for number, letters in zip(upper, lower, strict=False):
            match = _NUMBER_CELL.fullmatch(number.strip())
            if match and _is_letters(letters):
                yield int(match[1]), letters.strip()


def _is_letters(cell: str) -> bool:
    return _LETTER_CELL.fullmatch(cell.strip()) is not None


def _turned(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    width = max(map(len, rows), default=0)
    return [[row[place] if place < len(row) else "" for row in rows] for place in range(width)]


def give(keys: Keys, questions: Sequence[RawQuestion]) -> list[int]:
    """Give each answer to the first question of its number that has none; the numbers that nobody has are returned."""
    unknown = []
    for number, answer in keys:
        fitting = [question for question in questions if question.number == number]
        waiting = [question for question in fitting if not question.answer]
        if waiting:
            waiting[0].answer, reason = explanation_within(answer)
            waiting[0].explanation += [reason] if reason else []
        elif not fitting:
            unknown.append(number)
    return unknown
