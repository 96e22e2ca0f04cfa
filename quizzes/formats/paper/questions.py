"""A variant as it is printed: the questions for those who sit it, the right answers for those who mark by hand.

A paper is a document in Vietnamese whatever the language of the page around it, so nothing here is translated.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from core.typesetting import typeset

QUESTIONS, KEY = (Path(__file__).parent / name for name in ("questions.typ", "key.typ"))
_LARGEST, _QUALITY = 1200, 80


@dataclass(frozen=True, kw_only=True)
class PrintedLine:
    """One thing to answer in a question: what stands before it and what may be chosen, as (letter, text).

    `mark` is "a", "b", … where a question has several, as on the answer sheet; `heading` begins a part of a scenario.
    """

    mark: str = ""
    heading: str = ""
    text: str = ""
    choices: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, kw_only=True)
class PrintedQuestion:
    """A question on paper. `running` is a text with marked gaps; `legend` what may be chosen for every line of it."""

    number: int
    stem: str
    section: str = ""
    note: str = ""
    points: str = ""
    text: str = ""
    running: str = ""
    hint: str = ""
    pictures: Sequence[bytes] = ()
    lines: Sequence[PrintedLine] = ()
    legend: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, kw_only=True)
class PrintedPaper:
    """A variant: what stands above the questions, and the questions."""

    title: str
    run: str
    variant: str
    facts: str
    questions: Sequence[PrintedQuestion]


def questions_pdf(paper: PrintedPaper) -> bytes:
    """The questions of a variant."""
    return typeset(QUESTIONS, _given(paper))


def key_pdf(title: str, run: str, variants: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> bytes:
    """The right answers of every variant, as (number, answer)."""
    return typeset(KEY, {"title": title, "run": run, "variants": variants})


def smaller(picture: bytes) -> bytes:
    """A picture no larger than paper can show, as JPEG."""
    image = Image.open(BytesIO(picture)).convert("RGB")
    image.thumbnail((_LARGEST, _LARGEST))
    written = BytesIO()
    image.save(written, "JPEG", quality=_QUALITY)
    return written.getvalue()


def _given(paper: PrintedPaper) -> dict[str, Any]:
    questions = [
        {**asdict(replace(question, pictures=())), "pictures": [list(picture) for picture in question.pictures]}
        for question in paper.questions
    ]
    return {**asdict(replace(paper, questions=())), "questions": questions}
