"""Aiken: a question, its options "A. …", a line "ANSWER: B". It knows one right answer and nothing else.

https://docs.moodle.org/en/Aiken_format
"""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from quizzes.formats.drafts import CHOICES, BankFile, Draft, Kind
from quizzes.formats.loss import Output, lost_facts
from quizzes.formats.written import RawQuestion, Written, settled
from quizzes.formats.written import lines as grammar
from quizzes.formats.written.words import LETTERS

_CARRIES = frozenset({"options"})


_ALL = frozenset(LETTERS)


def read_aiken(text: str, *, allows_several: bool = False) -> BankFile:
    """The questions of the file; a line of options begins with a letter, everything before it is the question."""
    reading = _Reading()
    for line in text.splitlines():
        reading.take(Written.plain(line))
    questions = [question for question in reading.questions if question.source]
    _take_numbers_off(questions)
    drafts, refused = settled(questions, allows_several=allows_several)
    return BankFile("aiken", tuple(drafts), tuple(refused))


class _Reading:
    """What has been read so far; `loose` are the lines since the last option, which may begin the next question."""

    def __init__(self) -> None:
        self.questions: list[RawQuestion] = []
        self._loose: list[Written] = []
        self._is_after_gap = False
        self._begin()

    def _begin(self, *stem: Written) -> None:
        number = len(self.questions) + 1
        question = RawQuestion(_("Câu {number}").format(number=number), number)
        question.stem = [line.tidy for line in stem]
        question.source = [line.tidy for line in stem]
        self.questions.append(question)
        self._loose = []

    def take(self, line: Written) -> None:
        """The next line; after an answer, or after a gap behind options, it begins a question."""
        if not line.tidy:
            self._is_after_gap = True
            return
        question, is_after_gap = self.questions[-1], self._is_after_gap
        self._is_after_gap = False
        answer, explanation = grammar.answer_of(line.text), grammar.explanation_of(line.text)
        if answer is not None:
            self._end_options()
            question.answer = answer
        elif question.answer and explanation is not None:
            question.explanation.append(explanation)
        else:
            self._take_text(line, is_after_gap=is_after_gap)
            return
        question.source.append(line.tidy)

    def _take_text(self, line: Written, *, is_after_gap: bool) -> None:
        question = self.questions[-1]
        start, options = grammar.options_in(line, LETTERS[len(question.options) % len(LETTERS)], _ALL)
        if options and start == 0 and question.stem and not question.answer:
            self._end_options()
            question.options += options[:1]
        elif question.answer or (question.options and is_after_gap):
            self._end_options()
            self._begin(line)
            return
        elif self._loose and grammar.first_letter(line.text) == LETTERS[0]:
            self._begin(*self._loose)
            self._take_text(line, is_after_gap=False)
            return
        elif question.options:
            self._loose.append(line)
            return
        else:
            question.stem.append(line.tidy)
        question.source.append(line.tidy)

    def _end_options(self) -> None:
        """The loose lines belong to the last option."""
        question = self.questions[-1]
        for line in self._loose:
            question.options[-1].text += Written.plain(" ") + line
            question.source.append(line.tidy)
        self._loose = []


def _take_numbers_off(questions: Sequence[RawQuestion]) -> None:
    """The number "1." or "Câu 1." before the question is no part of it, where every question has its number."""
    for is_named in (True, False):
        labels = [grammar.question_label(Written.plain("".join(q.stem[:1])), is_named=is_named) for q in questions]
        for question, label in zip(questions, labels, strict=True) if all(labels) else ():
            if label is not None:
                question.stem[0] = question.stem[0][label.end :].strip()


def write_aiken(drafts: Iterable[Draft]) -> Output:
    """The questions with one right option; the others are named, and left out."""
    pieces, output = list[str](), Output()
    for draft in drafts:
        if (
            draft.type not in CHOICES
            or len(draft.correct) != 1
            or draft.type == Kind.MULTIPLE
            or len(draft.options) > len(LETTERS)
        ):
            output.leave_out(draft, "Aiken")
            continue
        options = [f"{letter}. {_one_line(text)}" for letter, text in zip(LETTERS, draft.texts, strict=False)]
        answer = f"ANSWER: {LETTERS[draft.correct[0]]}"
        pieces.append("\n".join([draft.stem, *options, answer]) + "\n")
        output.findings += lost_facts(draft, _CARRIES)
    output.content = "\n".join(pieces).encode()
    return output


def _one_line(text: str) -> str:
    return " ".join(text.split())
