"""Moodle XML: from a file to questions.

https://docs.moodle.org/en/Moodle_XML_format
"""

import base64
import binascii
from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from core.files.findings import FileError, Finding
from core.text.unicode import tidy_line, tidy_text
from quizzes.formats.checks import judged, refusal
from quizzes.formats.choices import NotTakenError, Weighed, choice, statement
from quizzes.formats.drafts import BankFile, Draft, Picture, Refused
from quizzes.formats.gift.reading import UNSUPPORTED
from quizzes.formats.markup import Plain, plain_of, tree_of
from quizzes.formats.paths import Path, path_of
from quizzes.formats.pictures import clean_picture
from quizzes.formats.shapes import NOTHING_ASKED, numeric, ordering
from quizzes.formats.written.specials import matched
from quizzes.formats.written.words import level_of

_FILES = "@@PLUGINFILE@@/"
_LONGEST_NUMBER = 30
LEVEL, COMPETENCE, LESSON = "muc:", "nang-luc:", "bai-hoc:"


class _Reading:
    """What has been read of one file."""

    def __init__(self, *, allows_several: bool) -> None:
        self.allows_several = allows_several
        self.category: Path | None = None
        self.findings: list[Finding] = []

    def draft(self, question: Element, number: int) -> Draft:
        """What every type of question has."""
        name = tidy_line(question.findtext("name/text") or "")
        where = name or _("Câu {number}").format(number=number)
        asked = question.find("questiontext")
        said = self.plain(asked, where)
        explanation = self.plain(question.find("generalfeedback"), where)
        facts = dict(
            tag.split(":", 1)
            for tag in (tidy_line(tag.text or "") for tag in question.findall("tags/tag/text"))
            if ":" in tag
        )
        return Draft(
            shape=NOTHING_ASKED,
            stem=said.text,
            code=(tidy_line(question.findtext("idnumber") or "") or name)[:60],
            category=self.category,
            explanation=explanation.text or None,
            level=level_of(facts.get("muc", "")) or None,
            competence=facts.get("nang-luc", "")[:20] or None,
            keeps_order={"0": True, "false": True, "1": False, "true": False}.get(
                (question.findtext("shuffleanswers") or "").strip()
            ),
            pictures=tuple(self._pictures(asked, said, where)),
            where=where,
            number=number,
            source=said.text,
        )

    def plain(self, element: Element | None, where: str) -> Plain:
        """The text of an element in whatever format, with what it loses named once."""
        if element is None:
            return Plain()
        text = element.findtext("text") or (element.text or "")
        if element.get("format") == "plain_text":
            return Plain(tidy_text(text))
        plain = plain_of(text)
        if plain.lost and not any(
            finding.where == where and finding.code == "formatting_lost" for finding in self.findings
        ):
            message = _("Kiểu chữ, bảng hoặc liên kết trong câu này không được giữ, chỉ giữ chữ.")
            self.findings.append(Finding("formatting_lost", message, where))
        return plain

    def _pictures(self, asked: Element | None, said: Plain, where: str) -> Iterable[Picture]:
        files = {file.get("name", ""): file for file in asked.findall("file")} if asked is not None else {}
        for source, alt in said.pictures:
            name = source.removeprefix(_FILES)
            if name not in files or not source.startswith(_FILES):
                self._left_out(where, _("Ảnh không có trong tệp nên không được nhập."))
                continue
            try:
                content = base64.b64decode("".join((files[name].text or "").split()), validate=True)
                yield Picture(tidy_line(name), alt, clean_picture(content))
            except (binascii.Error, ValueError) as error:
                sentence = error.sentence if isinstance(error, FileError) else _("Ảnh bị hỏng nên không được nhập.")
                self._left_out(where, str(sentence))
            if not alt:
                self.findings.append(
                    Finding("missing_alt", _("Ảnh chưa có mô tả. Đồng chí bổ sung trước khi dùng."), where)
                )

    def _left_out(self, where: str, message: str) -> None:
        self.findings.append(Finding("picture_left_out", message, where))

    def options(self, question: Element, where: str) -> list[Weighed]:
        """The answers with their percentages."""
        return [
            Weighed(
                self.plain(answer, where).text,
                decimal_of(answer.get("fraction")),
                self.plain(answer.find("feedback"), where).text,
            )
            for answer in question.findall("answer")
        ]


def read_moodle(content: bytes, *, allows_several: bool = False) -> BankFile:
    """The questions of the file and what is not taken of it."""
    tree = tree_of([content])
    if tree.tag != "quiz":
        raise FileError("wrong_type", _("Đây không phải tệp câu hỏi Moodle XML. Đồng chí xuất lại từ Moodle."))
    reading = _Reading(allows_several=allows_several)
    drafts, refused = list[Draft](), list[Refused]()
    number = 0
    for question in tree.findall("question"):
        if question.get("type") == "category":
            reading.category = path_of(question.findtext("category/text") or "")
            continue
        number += 1
        draft = reading.draft(question, number)
        try:
            drafts.append(_MAKERS.get(question.get("type", ""), _refused)(reading, draft, question))
        except NotTakenError as error:
            refused.append(refusal(draft, error.code, error.message))
    good, faulty = judged(drafts)
    return BankFile("moodle-xml", tuple(good), (*refused, *faulty), tuple(reading.findings))


def _refused(_reading: _Reading, _draft: Draft, _question: Element) -> Draft:
    raise NotTakenError("unsupported_type", UNSUPPORTED)


def _choice(reading: _Reading, draft: Draft, question: Element) -> Draft:
    is_single = (question.findtext("single") or "true").strip().lower() in {"true", "1"}
    options = reading.options(question, draft.where)
    made, findings = choice(draft, options, is_single=is_single, allows_several=reading.allows_several)
    reading.findings += findings
    return made


def _statement(reading: _Reading, draft: Draft, question: Element) -> Draft:
    options = {option.text.lower(): option for option in reading.options(question, draft.where)}
    right, wrong = options.get("true"), options.get("false")
    if right is None or wrong is None or (right.weight > 0) == (wrong.weight > 0):
        raise NotTakenError("no_correct_option", _("Chưa đánh dấu đáp án đúng. Đồng chí đánh dấu đáp án rồi nhập lại."))
    made = statement(draft, is_true=right.weight > 0, notes=(right.note, wrong.note))
    return replace(made, keeps_order=None)


def _matching(reading: _Reading, draft: Draft, question: Element) -> Draft:
    sides = [
        (reading.plain(pair, draft.where).text, tidy_text(pair.findtext("answer/text") or ""))
        for pair in question.findall("subquestion")
    ]
    return matched(draft, sides)


def _ordering(reading: _Reading, draft: Draft, question: Element) -> Draft:
    """Moodle's plug-in for ordering lists the items in their right order."""
    texts = [option.text for option in reading.options(question, draft.where)]
    return draft.asking(ordering(texts, range(len(texts))))


def _numeric(_reading: _Reading, draft: Draft, question: Element) -> Draft:
    answers = [answer for answer in question.findall("answer") if decimal_of(answer.get("fraction")) > 0]
    if len(answers) != 1:
        raise NotTakenError("unsupported_type", UNSUPPORTED)
    value = (answers[0].findtext("text") or "").strip()
    unit = tidy_line(question.findtext("units/unit/unit_name") or "")
    tolerance = abs(decimal_of(answers[0].findtext("tolerance")))
    number = decimal_of(value, default=None)
    if number is None:
        raise NotTakenError("unsupported_type", UNSUPPORTED)
    return replace(draft, shape=numeric(number, tolerance, unit), keeps_order=None)


_ZERO = Decimal(0)


def decimal_of(text: str | None, default: Decimal | None = _ZERO) -> Decimal:
    """A number of the file; what is none counts as the default, or is refused where there is none."""
    try:
        number = Decimal((text or "").strip().replace(",", "."))
        if number.is_finite() and len(f"{number:f}"[:_LONGEST_NUMBER]) < _LONGEST_NUMBER:
            return number
    except (InvalidOperation, ValueError):
        pass
    if default is None:
        raise NotTakenError("unsupported_type", UNSUPPORTED)
    return default


_MAKERS: dict[str, Callable[[_Reading, Draft, Element], Draft]] = {
    "multichoice": _choice,
    "truefalse": _statement,
    "matching": _matching,
    "ordering": _ordering,
    "numerical": _numeric,
}
