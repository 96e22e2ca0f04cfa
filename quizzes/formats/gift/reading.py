"""GIFT, the text format of Moodle: from a file to questions.

https://docs.moodle.org/en/GIFT_format
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.files.findings import Finding
from core.text.unicode import tidy_text
from quizzes.formats.checks import judged, refusal
from quizzes.formats.choices import FULL, NotTakenError, Weighed, choice, statement
from quizzes.formats.drafts import BankFile, Draft, Refused
from quizzes.formats.markup import has_tags, plain_of
from quizzes.formats.paths import Path, path_of
from quizzes.formats.shapes import NOTHING_ASKED, essay, numeric, short
from quizzes.formats.written.specials import matched

_CATEGORY = re.compile(r"\s*\$CATEGORY:\s*(.*)")
_IDENTITY = re.compile(r"\[id:([^\]]{1,60})\]")
_TITLE = re.compile(r"\s*::((?:\\.|[^\\])*?)::", re.DOTALL)
_FORMAT = re.compile(r"\s*\[(html|moodle|plain|markdown)\]", re.IGNORECASE)
_ANSWER_START = re.compile(r"(?<!\\)(?:\\\\)*[=~]")
_WEIGHT = re.compile(r"\s*%(-?\d+(?:\.\d+)?)%")
_TRUTH = re.compile(r"\s*(t|true|f|false|đúng|sai)\s*(?:#|$)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([~=#{}:\\n])")
_NUMBER = r"[-+]?(?:\d{1,20}(?:\.\d{0,20})?|\.\d{1,20})(?:[eE][-+]?\d{1,2})?"
_RANGE = re.compile(rf"\s*({_NUMBER})\s*\.\.\s*({_NUMBER})\s*$")
_VALUE = re.compile(rf"\s*({_NUMBER})\s*(?::\s*({_NUMBER}))?\s*$")
_GAP = "_____"
_MOST_LETTERS = 15

Given = tuple[str, str, Decimal, str]

UNSUPPORTED = gettext_lazy("Dạng câu hỏi này chưa nhập được. Đồng chí đổi sang dạng có đáp án chọn.")


@dataclass
class _Source:
    """One question of the file as it stands there."""

    number: int
    code: str
    category: Path | None
    before: str
    answers: str | None
    after: str


def read_gift(text: str, *, allows_several: bool = False) -> BankFile:
    """The questions of the file and what is not taken of it."""
    drafts, refused, findings = list[Draft](), list[Refused](), list[Finding]()
    for source in _Sources(text):
        draft = _begun(source)
        try:
            made, found = _answered(draft, source, allows_several=allows_several)
        except NotTakenError as error:
            refused.append(refusal(draft, error.code, error.message))
        else:
            drafts.append(made)
            findings += found
    good, faulty = judged(drafts)
    return BankFile("gift", tuple(good), (*refused, *faulty), tuple(findings))


class _Sources:
    """The questions, cut where their braces close; a category or a blank line also begins a new one."""

    def __init__(self, text: str) -> None:
        self._lines, self._place = text.splitlines(), 0
        self._category: Path | None = None
        self._code, self._number = "", 0
        self._pending: list[str] = []

    def __iter__(self) -> Iterator[_Source]:
        while self._place < len(self._lines):
            line = self._lines[self._place]
            self._place += 1
            if not self._took_remark(line):
                yield from self._take(line)
        yield from self._without_answers()

    def _took_remark(self, line: str) -> bool:
        if line.lstrip().startswith("//"):
            identity = _IDENTITY.search(line)
            self._code = identity[1].strip() if identity else self._code
            return True
        if found := _CATEGORY.match(line):
            self._category = path_of(_plain(found[1]))
        return found is not None

    def _take(self, line: str) -> Iterator[_Source]:
        if not line.strip():
            yield from self._without_answers()
        elif (opening := _unescaped(line, "{")) < 0:
            self._pending.append(line)
        else:
            self._pending.append(line[:opening])
            answers, after, self._place = _to_closing(self._lines, self._place, line[opening + 1 :])
            yield self._source(answers, after)

    def _without_answers(self) -> Iterator[_Source]:
        """What has been gathered, if it is anything: a text without braces."""
        if any(piece.strip() for piece in self._pending):
            yield self._source(None, "")

    def _source(self, answers: str | None, after: str) -> _Source:
        self._number += 1
        source = _Source(self._number, self._code, self._category, "\n".join(self._pending), answers, after)
        self._pending, self._code = [], ""
        return source


def _to_closing(lines: list[str], place: int, rest: str) -> tuple[str, str, int]:
    """What stands between the braces, what follows on the same line, and the next line."""
    inside: list[str] = []
    while (closing := _unescaped(rest, "}")) < 0:
        if not rest.lstrip().startswith("//"):
            inside.append(rest)
        if place >= len(lines):
            return "\n".join(inside), "", place
        rest, place = lines[place], place + 1
    return "\n".join([*inside, rest[:closing]]), rest[closing + 1 :], place


def _unescaped(line: str, sign: str) -> int:
    """Where a sign stands that is not behind a backslash."""
    place = line.find(sign)
    while place > 0 and (place - len(line[:place].rstrip("\\"))) % 2:
        place = line.find(sign, place + 1)
    return place


def _begun(source: _Source) -> Draft:
    title = _TITLE.match(source.before)
    stem = source.before[title.end() :] if title else source.before
    name = _plain(title[1]) if title else ""
    where = name or _("Câu {number}").format(number=source.number)
    tail = source.after.strip()
    text = f"{stem.rstrip()} {_GAP} {tail}" if tail else stem
    return Draft(
        shape=NOTHING_ASKED,
        stem=_plain(text),
        code=(source.code or name)[:60],
        category=source.category,
        where=where,
        number=source.number,
        source=tidy_text(source.before),
    )


def _answered(draft: Draft, source: _Source, *, allows_several: bool) -> tuple[Draft, list[Finding]]:
    if source.answers is None:
        raise NotTakenError("unsupported_type", UNSUPPORTED)
    answers, _mark, explanation = _split(source.answers, "####")
    draft = replace(draft, explanation=_plain(explanation) or None)
    if truth := _TRUTH.match(answers):
        wrong, right = [*map(_plain, _split_all(answers, "#")[1:]), "", ""][:2]
        is_true = truth[1].lower() in {"t", "true", "đúng"}
        return statement(draft, is_true=is_true, notes=(right, wrong) if is_true else (wrong, right)), []
    if answers.lstrip().startswith("#"):
        return _numeric(draft, answers.lstrip()[1:])
    if not answers.strip():
        return draft.asking(essay({})), []
    return _of_given(draft, _given(answers), allows_several=allows_several)


def _of_given(draft: Draft, given: list[Given], *, allows_several: bool) -> tuple[Draft, list[Finding]]:
    """Pairs, words that are accepted, or options of which some are right."""
    if any(" -> " in f" {text} " or "->" in text for text, *_rest in given) and all(
        sign == "=" for _t, sign, *_r in given
    ):
        sides = [tuple(_plain(side) for side in text.split("->", 1)) for text, *_rest in given]
        return matched(draft, sides), []
    if not given:
        raise NotTakenError("unsupported_type", UNSUPPORTED)
    if all(sign == "=" for _text, sign, *_rest in given):
        return _short(draft, given)
    options = [Weighed(_plain(text), weight, _plain(note)) for text, _sign, weight, note in given]
    is_single = any(sign == "=" for _text, sign, *_rest in given)
    return choice(draft, options, is_single=is_single, allows_several=allows_several)


def _short(draft: Draft, given: list[Given]) -> tuple[Draft, list[Finding]]:
    """Words that are accepted, each with the percentage that it earns; what is said to each of them is not kept."""
    findings = []
    if any(note.strip() for *_rest, note in given):
        message = _("Lời nhắn riêng cho từng câu trả lời không được giữ.")
        findings.append(Finding("not_carried", message, draft.where))
    return draft.asking(short((_plain(text), weight) for text, _sign, weight, _note in given if weight > 0)), findings


def _given(answers: str) -> list[Given]:
    """Each answer: its text, its sign, its percentage and its feedback."""
    starts = [match.end() for match in _ANSWER_START.finditer(answers)]
    given: list[Given] = []
    if not starts:
        return given
    for start, end in zip(starts, [*(start - 1 for start in starts[1:]), len(answers)], strict=True):
        sign, rest = answers[start - 1], answers[start:end]
        weight = _WEIGHT.match(rest)
        text, _mark, note = _split(rest[weight.end() :] if weight else rest, "#")
        plain_weight = FULL if sign == "=" else Decimal(0)
        given.append(
            (text, sign, Decimal(weight[1]) if weight and len(weight[1]) < _MOST_LETTERS else plain_weight, note)
        )
    return given


def _numeric(draft: Draft, answer: str) -> tuple[Draft, list[Finding]]:
    """One number with its tolerance, or the ends of a range."""
    starts = [match.end() for match in _ANSWER_START.finditer(answer)]
    first = answer[starts[0] :] if starts else answer
    if len(starts) > 1:
        raise NotTakenError("unsupported_type", UNSUPPORTED)
    written, _mark, _note = _split(_WEIGHT.sub("", first, count=1), "#")
    try:
        if ends := _RANGE.match(written):
            low, high = Decimal(ends[1]), Decimal(ends[2])
            value, tolerance = (low + high) / 2, abs(high - low) / 2
        elif found := _VALUE.match(written):
            value, tolerance = Decimal(found[1]), abs(Decimal(found[2] or 0))
        else:
            raise NotTakenError("unsupported_type", UNSUPPORTED)
    except InvalidOperation as error:
        raise NotTakenError("unsupported_type", UNSUPPORTED) from error
    if max(len(f"{value:f}"), len(f"{tolerance:f}")) > 2 * _MOST_LETTERS:
        raise NotTakenError("unsupported_type", UNSUPPORTED)
    return draft.asking(numeric(value, tolerance)), []


def _split(text: str, sign: str) -> tuple[str, str, str]:
    """The text before and after the first such sign that is not behind a backslash."""
    parts = re.split(rf"(?<!\\)((?:\\\\)*){re.escape(sign)}", text, maxsplit=1)
    return (parts[0] + parts[1], sign, parts[2]) if len(parts) > 1 else (text, "", "")


def _split_all(text: str, sign: str) -> list[str]:
    return re.split(rf"(?<!\\){re.escape(sign)}", text)


def _plain(text: str) -> str:
    """What a text says, its escapes, its format and its tags resolved."""
    said = _FORMAT.match(text)
    body = text[said.end() :] if said else text
    lines = " ".join(body.split())
    bare = _ESCAPED.sub(lambda match: "\n" if match[1] == "n" else match[1], lines)
    is_html = (said[1].lower() == "html") if said else has_tags(bare)
    return plain_of(bare).text if is_html else tidy_text(bare)
