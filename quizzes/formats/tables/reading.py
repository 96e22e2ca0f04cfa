"""Tables of questions: a question a row, an option a row, or statements with a tick under right or wrong."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.files.findings import Finding
from core.text.search import fold
from core.text.unicode import tidy_text
from quizzes.formats.drafts import FALSE, TRUE
from quizzes.formats.tables.headings import Column, Columns, heading_of
from quizzes.formats.written import RawOption, RawQuestion, Written
from quizzes.formats.written import lines as grammar
from quizzes.formats.written.words import LETTERS, NO, YES

_NOBODY = Written.plain("")


@dataclass(frozen=True)
class GridRow:
    """A row with its number in the file and its cells."""

    number: int
    cells: Sequence[Written]


@dataclass
class TableReading:
    """The questions of one table; `name` is that of its sheet where there are several."""

    columns: Columns
    name: str = ""
    questions: list[RawQuestion] | None = None

    def take(self, rows: Iterable[GridRow]) -> Iterator[Finding]:
        """Every row; what is no question is named."""
        self.questions = []
        category = ""
        for row in rows:
            texts = [cell.tidy for cell in row.cells]
            if self._is_repeated_heading(texts):
                continue
            if (title := _only_text(self._without_number(texts))) and not self._continues(row):
                category = title if grammar.is_heading(title) else category
                if not grammar.is_heading(title) and not grammar.is_ending(title):
                    yield Finding(
                        "left_out",
                        _("Dòng “{text}” không phải câu hỏi nên không được nhập.").format(text=title[:60]),
                        self._where(row),
                    )
                continue
            self._take_row(row, category)

    def _is_repeated_heading(self, texts: Sequence[str]) -> bool:
        heading = heading_of([texts])
        return heading is not None and heading[1] == self.columns

    def _without_number(self, texts: Sequence[str]) -> list[str]:
        number = self.columns.get(Column.NUMBER)
        return [text for place, text in enumerate(texts) if place != number or not text.isdecimal()]

    def _continues(self, row: GridRow) -> bool:
        """Whether the one filled cell is an option of the question above."""
        return Column.OPTION in self.columns and not self._text(row, Column.STEM)

    def _where(self, row: GridRow) -> str:
        where = _("dòng {row}").format(row=row.number)
        return f"{where}, {self.name}" if self.name else where

    def _cell(self, row: GridRow, column: str) -> Written:
        place = self.columns.get(column)
        return row.cells[place] if place is not None and place < len(row.cells) else _NOBODY

    def _text(self, row: GridRow, column: str) -> str:
        return tidy_text(self._cell(row, column).text)

    def _take_row(self, row: GridRow, category: str) -> None:
        questions = self.questions if self.questions is not None else []
        last = questions[-1] if questions else None
        stem, number = self._text(row, Column.STEM), self._text(row, Column.NUMBER)
        is_same = (
            last is not None
            and Column.OPTION in self.columns
            and (not stem or stem == "\n".join(last.stem))
            and (not number or str(last.number) == number)
        )
        if last is None or not is_same:
            last = self._question(row, stem, number, category)
            questions.append(last)
        last.source.append(" | ".join(cell.tidy for cell in row.cells if cell.tidy))
        self._take_options(last, row)

    def _question(self, row: GridRow, stem: str, number: str, category: str) -> RawQuestion:
        question = RawQuestion(
            self._where(row),
            int(number) if number.isdecimal() and len(number) < 6 else None,  # noqa: PLR2004
            stem=[stem] if stem else [],
            answer=self._text(row, Column.ANSWER),
            explanation=[self._text(row, Column.EXPLANATION)],
            type_text=self._text(row, Column.TYPE),
            level_text=self._text(row, Column.LEVEL),
            code=self._text(row, Column.CODE),
            category=self._text(row, Column.CATEGORY) or category,
            competence=self._text(row, Column.COMPETENCE),
        )
        if Column.IS_TRUE in self.columns and Column.IS_FALSE in self.columns:
            question.options = [
                RawOption(_NOBODY, Written.plain(word), is_ticked=is_yes(self._text(row, column)))
                for word, column in ((TRUE, Column.IS_TRUE), (FALSE, Column.IS_FALSE))
            ]
        return question

    def _take_options(self, question: RawQuestion, row: GridRow) -> None:
        if Column.OPTION in self.columns and Column.IS_RIGHT in self.columns:
            question.says_each = True
            text = self._cell(row, Column.OPTION)
            if text.tidy:
                question.options.append(RawOption(_NOBODY, text, is_ticked=is_yes(self._text(row, Column.IS_RIGHT))))
            return
        letters = [self._cell(row, letter) for letter in LETTERS if letter in self.columns]
        filled = max((place + 1 for place, cell in enumerate(letters) if cell.tidy), default=0)
        question.options += [RawOption(_NOBODY, cell) for cell in _unlabelled(letters[:filled])]
        if not question.options:
            self._take_options_in_one_cell(question, row)

    def _take_options_in_one_cell(self, question: RawQuestion, row: GridRow) -> None:
        """Options below the question in its own cell, or together in the next one."""
        cell = self._cell(row, Column.OPTIONS)
        within_stem = not cell.tidy
        lines = list((self._cell(row, Column.STEM) if within_stem else cell).split_lines())
        rest = []
        for line in lines:
            start, options = grammar.options_in(line, LETTERS[len(question.options)])
            if options and start == 0:
                question.options += options
            elif line.tidy:
                rest.append(line.tidy)
        if within_stem and question.options:
            question.stem = rest
        elif not within_stem and not question.options and len(rest) > 1:
            question.options = [RawOption(_NOBODY, line) for line in lines if line.tidy]


def _unlabelled(cells: Sequence[Written]) -> list[Written]:
    """The options without the letters that their columns have already, where all of them repeat theirs."""
    read = [grammar.options_in(cell, LETTERS[place]) for place, cell in enumerate(cells)]
    are_all = all(start == 0 and len(options) == 1 for start, options in read)
    return [options[0].text for _start, options in read] if are_all else list(cells)


def is_yes(text: str) -> bool:
    """Whether a cell is ticked."""
    word = fold(text).strip(" .()[]") or text.strip()
    return word in YES or (word not in NO and word.strip("0.") == "1")


def _only_text(texts: Sequence[str]) -> str:
    """The text of a row that has one only, perhaps in several merged cells."""
    filled = list(dict.fromkeys(text for text in texts if text))
    return filled[0] if len(filled) == 1 else ""


def read_table(rows: Sequence[GridRow], name: str = "") -> tuple[list[RawQuestion], list[Finding]] | None:
    """The questions of a table; None where it has no heading that we know."""
    heading = heading_of([[cell.tidy for cell in row.cells] for row in rows])
    if heading is None:
        return None
    height, columns = heading
    reading = TableReading(columns, name)
    findings = list(reading.take(rows[height:]))
    return reading.questions or [], findings
