"""Moodle XML: from a file to questions.

https://docs.moodle.org/en/Moodle_XML_format
"""

import base64
import binascii
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from core.files.findings import FileError, Finding
from core.text.unicode import tidy_line, tidy_text
from quizzes.formats.checks import judged, refusal
from quizzes.formats.choices import NotTakenError, Weighed
from quizzes.formats.drafts import BankFile, Draft, Picture, Refused
from quizzes.formats.markup import Plain, plain_of, tree_of
from quizzes.formats.moodle.answers import MAKERS, refused_type
from quizzes.formats.moodle.numbers import decimal_of
from quizzes.formats.moodle.tags import with_scoring, with_tags
from quizzes.formats.paths import Path, path_of
from quizzes.formats.pictures import clean_picture
from quizzes.formats.shapes import NOTHING_ASKED

_FILES = "@@PLUGINFILE@@/"


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
        draft = Draft(
            shape=NOTHING_ASKED,
            stem=said.text,
            code=(tidy_line(question.findtext("idnumber") or "") or name)[:60],
            category=self.category,
            explanation=explanation.text or None,
            keeps_order={"0": True, "false": True, "1": False, "true": False}.get(
                (question.findtext("shuffleanswers") or "").strip()
            ),
            pictures=tuple(self._pictures(asked, said, where)),
            where=where,
            number=number,
            source=said.text,
        )
        return with_tags(draft, (tag.text or "" for tag in question.findall("tags/tag/text")))

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
            if (picture := self.picture(files[name], alt, where)) is not None:
                yield picture
            if not alt:
                self.findings.append(
                    Finding("missing_alt", _("Ảnh chưa có mô tả. Đồng chí bổ sung trước khi dùng."), where)
                )

    def picture(self, file: Element | None, alt: str, where: str) -> Picture | None:
        """The picture that a file of the document holds; one that is none is named and left out."""
        if file is None:
            return None
        try:
            content = base64.b64decode("".join((file.text or "").split()), validate=True)
            return Picture(tidy_line(file.get("name", "")), alt, clean_picture(content))
        except (binascii.Error, ValueError) as error:
            sentence = error.sentence if isinstance(error, FileError) else _("Ảnh bị hỏng nên không được nhập.")
            self._left_out(where, str(sentence))
            return None

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
            made = MAKERS.get(question.get("type", ""), refused_type)(reading, draft, question)
            drafts.append(with_scoring(made, (tag.text or "" for tag in question.findall("tags/tag/text"))))
        except NotTakenError as error:
            refused.append(refusal(draft, error.code, error.message))
    good, faulty = judged(drafts)
    return BankFile("moodle-xml", tuple(good), (*refused, *faulty), tuple(reading.findings))
