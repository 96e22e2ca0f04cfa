"""From the lines and tables of a document to questions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from django.utils.translation import gettext as _

from core.files.findings import Finding
from core.text.unicode import tidy_line
from quizzes.formats.written import lines as grammar
from quizzes.formats.written.keys import Keys, give, keys_in_line, keys_in_table
from quizzes.formats.written.raws import Line, RawQuestion, Written
from quizzes.formats.written.words import LETTERS

_FEWEST_NAMED = 2


@dataclass(frozen=True)
class Table:
    """A table of a document: its rows of cells of lines."""

    rows: Sequence[Sequence[Sequence[Line]]]

    @property
    def texts(self) -> list[list[str]]:
        """What the cells say, their lines joined."""
        return [[" ".join(line.written.tidy for line in cell).strip() for cell in row] for row in self.rows]


@dataclass
class Reading:
    """What has been read so far."""

    is_named: bool
    questions: list[RawQuestion] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    section: str = ""
    is_in_keys: bool = False
    is_explaining: bool = False
    early_keys: Keys = field(default_factory=list)

    def take_line(self, line: Line, later: frozenset[str]) -> None:
        """One line; `later` are the letters with which the next lines of the question begin."""
        text = line.written.tidy
        if not text and not line.pictures:
            return
        if self._took_keys(text):
            return
        label = grammar.question_label(line.written, is_named=self.is_named)
        if label is not None:
            self._begin(label, line)
            self._take_stem(line.written[label.end :], later)
        elif not self.questions:
            self._take_preface(text)
        else:
            self.questions[-1].source.append(text)
            self.questions[-1].pictures.extend(line.pictures)
            self._take_part(line.written, text, later)

    def take_keys(self, table: Table) -> bool:
        """A table of answers, if it is one."""
        keys = keys_in_table(table.texts)
        self._give(keys)
        return bool(keys)

    def _give(self, keys: Keys) -> None:
        """Give the answers to their questions; those above the first question wait for it."""
        if self.questions:
            self._unknown(give(keys, self.questions))
        else:
            self.early_keys += keys

    def end(self) -> None:
        """What was waiting for questions."""
        self._unknown(give(self.early_keys, self.questions))

    def _took_keys(self, text: str) -> bool:
        if grammar.is_heading_of_keys(text):
            self.is_in_keys = True
            return True
        keys = keys_in_line(text) if self.is_in_keys else self._keys_of_all(text)
        self._give(keys)
        return bool(keys)

    def _keys_of_all(self, text: str) -> Keys:
        """The answers of a line "Đáp án: 1.C, 2.B" or "Câu 1: C" that stands under no heading, if all are of questions."""
        said = grammar.answer_of(text)
        keys = keys_in_line(said or text)
        numbers, waiting = {number for number, _answer in keys}, [q.number for q in self.questions if not q.answer]
        if said and not (waiting and waiting[-1] in numbers):
            return []
        return keys if numbers <= set(waiting) else []

    def _unknown(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            message = _("Bảng đáp án có câu {number} nhưng không có câu hỏi này.").format(number=number)
            self.findings.append(Finding("answer_without_question", message, _("Câu {number}").format(number=number)))

    def _begin(self, label: grammar.Label, line: Line) -> None:
        self.is_explaining = self.is_in_keys = False
        where = _("Câu {number}").format(number=label.number)
        question = RawQuestion(where, label.number, level_text=label.aside, section=self.section)
        question.source.append(line.written.tidy)
        question.pictures.extend(line.pictures)
        self.questions.append(question)

    def _take_stem(self, written: Written, later: frozenset[str]) -> None:
        question = self.questions[-1]
        start, options = grammar.options_in(written, "A", later)
        if len(options) > 1:
            question.options, written = options, written[:start]
        if text := written.tidy:
            question.stem.append(text)

    def _take_preface(self, text: str) -> None:
        if grammar.is_heading(text):
            self.section = text

    def _take_part(self, written: Written, text: str, later: frozenset[str]) -> None:
        question = self.questions[-1]
        is_part = grammar.is_heading_of_part(text) and bool(question.options or question.answer)
        if not is_part and (self._took_remark(question, text) or self._took_options(question, written, later)):
            return
        if grammar.is_ending(text):
            return
        if is_part or (grammar.is_heading(text) and (question.options or question.answer)):
            self.section, self.is_explaining = text, False
        elif self.is_explaining:
            question.explanation.append(text)
        elif not question.options and not question.answer:
            question.stem.append(text)
        elif question.options and text[:1].islower() and not question.answer:
            question.options[-1].text += Written.plain(" ") + written
        else:
            message = _("Dòng “{text}” không thuộc câu nào nên không được nhập.").format(text=text[:60])
            self.findings.append(Finding("left_out", message, question.where))

    def _took_remark(self, question: RawQuestion, text: str) -> bool:
        if (answer := grammar.answer_of(text)) is not None:
            question.answer, explanation = grammar.explanation_within(answer)
            question.explanation += [explanation] if explanation else []
            self.is_explaining = bool(explanation)
            return True
        if (explained := grammar.explanation_of(text)) is not None:
            question.explanation += [explained] if explained else []
            self.is_explaining = True
            return True
        return _took_fact(question, text)

    def _took_options(self, question: RawQuestion, written: Written, later: frozenset[str]) -> bool:
        if self.is_explaining or len(question.options) >= len(LETTERS):
            return False
        following = LETTERS[len(question.options)]
        start, options = grammar.options_in(written, following, later)
        if options and start == 0:
            question.options += options
            return True
        return self._took_misplaced(question, written)

    def _took_misplaced(self, question: RawQuestion, written: Written) -> bool:
        """An option whose letter does not follow the last one, or that has a bullet instead of a letter."""
        letter = grammar.first_letter(written.text)
        if letter and question.options:
            _start, options = grammar.options_in(written, letter)
            question.options += options[:1]
            return bool(options)
        bulleted = grammar.bulleted_option(written)
        if bulleted is None or any(option.label.text[:1].isalpha() for option in question.options):
            return False
        question.options.append(bulleted)
        return True


def _took_fact(question: RawQuestion, text: str) -> bool:
    """A line that says one thing of the question: its level, code, type or category."""
    for name, said in (
        ("level_text", grammar.level_said(text)),
        ("code", grammar.code_said(text)),
        ("type_text", grammar.type_said(text)),
        ("category", grammar.category_said(text)),
        ("competence", grammar.competence_said(text)),
    ):
        if said is not None:
            setattr(question, name, said)
            return True
    return False


def read_written(blocks: Sequence[Line | Table]) -> tuple[list[RawQuestion], list[Finding]]:
    """The questions of a document without tables of questions, and what a trainer should know of the rest."""
    flat = list(_flat(blocks))
    named = sum(isinstance(block, Line) and _is_named(block) for block in flat)
    reading = Reading(is_named=named >= min(_FEWEST_NAMED, max(1, _numbered(flat))))
    for place, block in enumerate(flat):
        if isinstance(block, Table):
            reading.take_keys(block)
        else:
            reading.take_line(block, _letters_after(flat, place, is_named=reading.is_named))
    reading.end()
    return reading.questions, [*reading.findings, *_gaps(reading.questions)]


def _flat(blocks: Iterable[Line | Table]) -> Iterator[Line | Table]:
    """Tables that only lay out the page, as the lines in them."""
    for block in blocks:
        if isinstance(block, Line) or keys_in_table(block.texts):
            yield block
        else:
            yield from (line for row in block.rows for line in _joined(row))


def _joined(row: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """The lines of a row of such a table; a letter or a number in a cell of its own belongs to the next one."""
    label = Written.plain("")
    for cell in row:
        lines = [line for line in cell if line.written.tidy or line.pictures]
        if len(lines) == 1 and grammar.is_bare_label(lines[0].written) and cell is not row[-1]:
            sign = "" if lines[0].written.tidy[-1:] in ".):/" else "."
            label = label + lines[0].written + Written.plain(f"{sign} ")
            continue
        for line in lines:
            yield replace(line, written=label + line.written) if label.text else line
            label = Written.plain("")


def _is_named(line: Line) -> bool:
    return grammar.question_label(line.written, is_named=True) is not None


def _numbered(blocks: Iterable[Line | Table]) -> int:
    return sum(isinstance(block, Line) and grammar.NUMBERED.match(block.written.text) is not None for block in blocks)


def _letters_after(blocks: Sequence[Line | Table], place: int, *, is_named: bool) -> frozenset[str]:
    """The letters with which the following lines begin, up to the next question."""
    letters = set()
    for block in blocks[place + 1 : place + 12]:
        if isinstance(block, Table) or grammar.question_label(block.written, is_named=is_named):
            break
        letters.add(grammar.first_letter(tidy_line(block.written.text)))
    return frozenset(letters - {""})


def _gaps(questions: Sequence[RawQuestion]) -> Iterator[Finding]:
    """Numbers that are jumped over."""
    for before, after in pairwise(questions):
        if before.number is None or after.number is None:
            continue
        for missing in range(before.number + 1, min(after.number, before.number + 20)):
            message = _("Thiếu câu {number}: số thứ tự nhảy từ {before} đến {after}.")
            text = message.format(number=missing, before=before.number, after=after.number)
            yield Finding("numbering_gap", text, _("Câu {number}").format(number=missing))
