"""What each of Moodle's types asks, as a type of ours."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, Protocol
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.files.findings import Finding
from core.text.unicode import tidy_line, tidy_text
from quizzes.formats import shapes
from quizzes.formats.choices import NotTakenError, Weighed, choice, statement
from quizzes.formats.drafts import Draft, Kind, Option, Picture, Shape
from quizzes.formats.gift.reading import UNSUPPORTED
from quizzes.formats.markup import Plain, plain_of
from quizzes.formats.moodle.cloze import has_more, read_gaps
from quizzes.formats.moodle.numbers import decimal_of
from quizzes.formats.moodle.pictured import read_pictured
from quizzes.formats.written.specials import matched

BOUNDARY = "<hr>"
NO_INSTRUCTIONS = gettext_lazy(
    "Câu tự luận này không nói cách trả lời và cách chấm. Đồng chí xuất lại từ Moodle, hoặc soạn câu ngay trong ngân hàng."
)
_UNASKED = gettext_lazy("Điền vào chỗ trống")
_NUMBERED = re.compile(r"\[\[(\d{1,3})\]\]")
_RULE = re.compile(r"<hr\s*/?>")
_IMAGES = re.compile(r"image|jpe?g|png|gif|webp|heic", re.IGNORECASE)
_MOST_FILES = 10


class Reading(Protocol):
    """What the file's reader offers."""

    allows_several: bool
    findings: list[Finding]

    def plain(self, element: Element | None, where: str) -> Plain:
        """The text of an element."""

    def options(self, question: Element, where: str) -> list[Weighed]:
        """The answers with their percentages."""

    def picture(self, file: Element | None, alt: str, where: str) -> Picture | None:
        """The picture that a file of the document holds."""


def refused_type(_reading: Reading, _draft: Draft, _question: Element) -> Draft:
    """A type that is not taken in."""
    raise NotTakenError("unsupported_type", UNSUPPORTED)


def _choice(reading: Reading, draft: Draft, question: Element) -> Draft:
    is_single = (question.findtext("single") or "true").strip().lower() in {"true", "1"}
    options = reading.options(question, draft.where)
    made, findings = choice(draft, options, is_single=is_single, allows_several=reading.allows_several)
    reading.findings += findings
    return made


def _statement(reading: Reading, draft: Draft, question: Element) -> Draft:
    options = {option.text.lower(): option for option in reading.options(question, draft.where)}
    right, wrong = options.get("true"), options.get("false")
    if right is None or wrong is None or (right.weight > 0) == (wrong.weight > 0):
        raise NotTakenError("no_correct_option", _("Chưa đánh dấu đáp án đúng. Đồng chí đánh dấu đáp án rồi nhập lại."))
    made = statement(draft, is_true=right.weight > 0, notes=(right.note, wrong.note))
    return replace(made, keeps_order=None)


def _statements(reading: Reading, draft: Draft, question: Element) -> Draft:
    """The plug-ins for tables of true and false: rows, two columns, and a weight where they cross."""
    rows = {row.get("number", ""): row for row in question.findall("row")}
    columns = [column.get("number", "") for column in question.findall("column")]
    if len(columns) != 2:  # noqa: PLR2004 -- true and false
        raise NotTakenError("unsupported_type", UNSUPPORTED)
    weights = {
        (weight.get("rownumber"), weight.get("columnnumber")): decimal_of(weight.findtext("value"))
        for weight in question.findall("weight")
    }
    texts = [reading.plain(row.find("optiontext"), draft.where).text for row in rows.values()]
    shape = shapes.statements(texts, [weights.get((number, columns[0]), 0) > 0 for number in rows])
    notes = {
        prompt["id"]: note
        for prompt, row in zip(shape.body["prompts"], rows.values(), strict=True)
        if (note := reading.plain(row.find("feedbacktext"), draft.where).text)
    }
    return draft.asking(replace(shape, key={**shape.key, "notes": notes}) if notes else shape)


def _matching(reading: Reading, draft: Draft, question: Element) -> Draft:
    sides = [
        (reading.plain(pair, draft.where).text, tidy_text(pair.findtext("answer/text") or ""))
        for pair in question.findall("subquestion")
    ]
    return matched(draft, sides)


def _ordering(reading: Reading, draft: Draft, question: Element) -> Draft:
    """Moodle's plug-in for ordering lists the items in their right order."""
    texts = [option.text for option in reading.options(question, draft.where)]
    return draft.asking(shapes.ordering(texts, range(len(texts))))


def _numeric(_reading: Reading, draft: Draft, question: Element) -> Draft:
    answers = [answer for answer in question.findall("answer") if decimal_of(answer.get("fraction")) > 0]
    if len(answers) != 1:
        raise NotTakenError("unsupported_type", UNSUPPORTED)
    value = decimal_of((answers[0].findtext("text") or "").strip(), default=None)
    shape = shapes.numeric(value, abs(decimal_of(answers[0].findtext("tolerance"))))
    units = {
        tidy_line(unit.findtext("unit_name") or ""): decimal_of(unit.findtext("multiplier"), default=Decimal(1))
        for unit in question.findall("units/unit")
    }
    return replace(draft, shape=_with_units(shape, units), keeps_order=None)


def _with_units(shape: Shape, multipliers: Mapping[str, Decimal]) -> Shape:
    """Moodle divides an answer by the multiplier of its unit; we multiply by a factor."""
    names = [name for name in multipliers if name]
    if len(names) < 2:  # noqa: PLR2004 -- one unit leaves nothing to choose
        return Shape(shape.type, {"unit": "".join(names)}, shape.key)
    factors = {name: shapes.plain_number(_inverse(multipliers[name])) for name in names if multipliers[name] != 1}
    key = {**shape.key, "factors": factors} if factors else shape.key
    return Shape(shape.type, {"unit": "", "units": names}, key)


def _inverse(multiplier: Decimal) -> Decimal:
    """The factor that was meant: a round one, where the multiplier is the rounded inverse of one."""
    if not multiplier:
        raise NotTakenError("unsupported_type", UNSUPPORTED)
    factor = 1 / multiplier
    near = round(factor, 3)
    return near if near and abs(near - factor) <= abs(factor) * Decimal("1e-6") else factor


def _short(_reading: Reading, draft: Draft, question: Element) -> Draft:
    accepted = [
        (tidy_line(answer.findtext("text") or ""), decimal_of(answer.get("fraction")))
        for answer in question.findall("answer")
    ]
    keeps_case = (question.findtext("usecase") or "").strip() in {"1", "true"}
    said = [(text, weight) for text, weight in accepted if weight > 0]
    if any("*" in text.replace(r"\*", "") for text, _weight in said):
        raise NotTakenError("unsupported_type", UNSUPPORTED)  # a pattern is no answer
    return draft.asking(
        shapes.short(((text.replace(r"\*", "*"), weight) for text, weight in said), keeps_case=keeps_case)
    )


def _gaps(reading: Reading, draft: Draft, question: Element) -> Draft:
    """What stands above the line, or above the first line with a gap, is the question; what follows is filled in."""
    markup = question.findtext("questiontext/text") or ""
    if has_more(markup):
        message = _("Phương án được một phần điểm và lời nhắn trong chỗ trống không được giữ.")
        reading.findings.append(Finding("not_carried", message, draft.where))
    before, _rule, after = _parted(markup.replace("[[", "[ ["))
    if after:
        return replace(draft, shape=read_gaps(after), stem=plain_of(before).text)
    shape = read_gaps(before)
    return _below_stem(draft, shape, "[[g")


def _parted(markup: str) -> tuple[str, str, str]:
    rule = _RULE.search(markup)
    return (markup[: rule.start()], rule[0], markup[rule.end() :]) if rule else (markup, "", "")


def _below_stem(draft: Draft, shape: Shape, mark: str) -> Draft:
    """The lines without a place before the first with one are the question itself."""
    lines = str(shape.body["text"]).split("\n")
    first = next((number for number, line in enumerate(lines) if mark in line), 0)
    body = {**shape.body, "text": "\n".join(lines[first:])}
    stem = "\n".join(lines[:first]) or str(_UNASKED)
    return replace(draft, shape=Shape(shape.type, body, shape.key), stem=stem)


def _selected(_reading: Reading, draft: Draft, question: Element) -> Draft:
    """Words chosen from lists in a text: each number names a word, the lists are the groups of words."""
    words = [
        (tidy_line(option.findtext("text") or ""), tidy_line(option.findtext("group") or "1"))
        for option in question.findall("selectoption")
    ]
    text, numbers = _numbered_places(question, len(words), "g")
    answers = []
    for number in numbers:
        group = [word for word, name in words if name == words[number][1]]
        options = [(word, word == words[number][0]) for word in dict.fromkeys(group)]
        answers.append(shapes.choices(Kind.SINGLE, [Option(word, is_right) for word, is_right in options]))
    return _in_text(draft, text, shapes.gaps(text, answers), "[[g")


def _dragged(_reading: Reading, draft: Draft, question: Element) -> Draft:
    """Words dragged into a text."""
    boxes = question.findall("dragbox")
    words = [tidy_line(box.findtext("text") or "") for box in boxes]
    text, numbers = _numbered_places(question, len(words), "p")
    reuses = any(box.find("infinite") is not None for box in boxes) or len(set(numbers)) < len(numbers)
    return _in_text(draft, text, shapes.placing(text, words, numbers, reuses=reuses), "[[p")


def _in_text(draft: Draft, text: str, shape: Shape, mark: str) -> Draft:
    stem, rule, rest = text.partition("\x00")
    if rule:
        return replace(
            draft, shape=Shape(shape.type, {**shape.body, "text": rest.strip("\n")}, shape.key), stem=stem.strip("\n")
        )
    return _below_stem(draft, shape, mark)


def _numbered_places(question: Element, count: int, letter: str) -> tuple[str, list[int]]:
    """The text with places of our own, and which word each of them is given; a zero byte stands for the rule."""
    before, rule, after = _parted(question.findtext("questiontext/text") or "")
    said = "\x00\n".join(plain_of(part).text for part in (before, after)) if rule else plain_of(before).text
    numbers = [int(place) - 1 for place in _NUMBERED.findall(said)]
    if not numbers or not all(0 <= number < count for number in numbers):
        raise NotTakenError("unsupported_type", UNSUPPORTED)
    places = iter(range(1, len(numbers) + 1))
    return _NUMBERED.sub(lambda _place: f"[[{letter}{next(places)}]]", said), numbers


def _pictured(reading: Reading, draft: Draft, question: Element) -> Draft:
    def picture_of(element: Element) -> Picture | None:
        file = element.find("file")
        return None if file is None else reading.picture(file, tidy_line(file.get("alt", "")), draft.where)

    return draft.asking(read_pictured(question, picture_of))


def _essay(reading: Reading, draft: Draft, question: Element) -> Draft:
    """A text that a person marks, or files; a stub that says nothing of how it is answered or marked is not taken."""
    if question.find("responseformat") is None and question.find("graderinfo") is None:
        raise NotTakenError("unsupported_type", NO_INSTRUCTIONS)
    model = reading.plain(question.find("graderinfo"), draft.where).text
    if reading.plain(question.find("responsetemplate"), draft.where).text:
        message = _("Khung bài trả lời soạn sẵn không được giữ.")
        reading.findings.append(Finding("not_carried", message, draft.where))
    if (question.findtext("responseformat") or "").strip() == "noinline":
        return draft.asking(_upload(question, model))
    words = {"least_words": "minwordlimit", "most_words": "maxwordlimit"}
    body = {name: int(limit) for name, tag in words.items() if (limit := decimal_of(question.findtext(tag))) > 0}
    return draft.asking(shapes.essay(body, model=model))


def _upload(question: Element, model: str) -> Shape:
    attachments = int(decimal_of(question.findtext("attachments")))
    most = min(_MOST_FILES, max(1, attachments))
    types = [kind for kind in re.split(r"[\s,;]+", question.findtext("filetypeslist") or "") if kind]
    are_images = [_IMAGES.search(kind) is not None for kind in types]
    accepts = ["image"] if types and all(are_images) else ["document"] if types and not any(are_images) else []
    body: dict[str, Any] = {"accepts": accepts or ["image", "document"], "most": most}
    shape = shapes.upload(body)
    return Shape(shape.type, body, {**shape.key, **({"model": model} if model else {})})


MAKERS: Mapping[str, Callable[[Reading, Draft, Element], Draft]] = {
    "multichoice": _choice,
    "truefalse": _statement,
    "mtf": _statements,
    "kprime": _statements,
    "matching": _matching,
    "ordering": _ordering,
    "numerical": _numeric,
    "shortanswer": _short,
    "cloze": _gaps,
    "gapselect": _selected,
    "ddwtos": _dragged,
    "ddimageortext": _pictured,
    "essay": _essay,
}
