"""Aiken: a question, its options "A. …", a line "ANSWER: B". It knows one right answer and nothing else.

https://docs.moodle.org/en/Aiken_format
"""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from core.files.findings import Finding
from quizzes.formats.drafts import CHOICES, BankFile, Draft, Kind
from quizzes.formats.loss import Output, lost_facts
from quizzes.formats.written import Line, RawQuestion, Written, settled
from quizzes.formats.written import lines as grammar
from quizzes.formats.written.words import LETTERS

_CARRIES = frozenset({"options"})


def read_aiken(text: str, *, allows_several: bool = False) -> BankFile:
    """The questions of the file; a line of options begins with a letter, everything before it is the question."""
    questions = list(_questions(text))
    drafts, refused = settled(questions, allows_several=allows_several)
    return BankFile("aiken", tuple(drafts), tuple(refused))


def _questions(text: str) -> Iterator[RawQuestion]:
    number, question = 1, RawQuestion(_("Câu {number}").format(number=1), 1)
    for line in text.splitlines():
        written = Line(Written.plain(line)).written
        if not written.tidy:
            continue
        if (
            (question.answer or not question.stem)
            and (question.options or question.answer)
            and not _goes_on(written.text)
        ):
            yield question
            number += 1
            question = RawQuestion(_("Câu {number}").format(number=number), number)
        _take(question, written)
    if question.source:
        yield question


def _goes_on(line: str) -> bool:
    return grammar.explanation_of(line) is not None


def _take(question: RawQuestion, line: Written) -> None:
    question.source.append(line.tidy)
    answer = grammar.answer_of(line.text)
    if answer is not None:
        question.answer = answer
        return
    if question.answer and (explanation := grammar.explanation_of(line.text)) is not None:
        question.explanation.append(explanation)
        return
    start, options = grammar.options_in(line, LETTERS[len(question.options) % len(LETTERS)], _ALL)
    if options and start == 0 and question.stem:
        question.options += options[:1]
    elif question.options:
        question.options[-1].text += Written.plain(" ") + line
    else:
        question.stem.append(_unnumbered(line).tidy)


def _unnumbered(line: Written) -> Written:
    label = grammar.question_label(line, is_named=True)
    return line[label.end :] if label else line


_ALL = frozenset(LETTERS)


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


__all__ = ["Finding", "read_aiken", "write_aiken"]
