"""Printing a quiz: variants drawn at once, and the sheets on which they are answered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import cycle

from django.db import transaction

from accounts.models import Person, User
from core.events import publish
from core.text.codes import random_code
from quizzes.calculations import Policy
from quizzes.errors import AnonymousOnPaperError, SheetTooSmallError, UploadOnPaperError
from quizzes.events import QuizPrinted
from quizzes.models import AnswerSheet, PaperVariant, PrintRun, QuestionType, Quiz
from quizzes.selectors.printing import layout_of_variant
from quizzes.services.papers import draw_paper

CODE_LENGTH = 8
FIRST_CODE = 101
MOST_VARIANTS, MOST_SHEETS = 24, 1000


@dataclass(frozen=True, kw_only=True)
class PrintOrder:
    """What is to be printed: so many variants, a sheet with the name of each of these people, and so many without a name."""

    title: str
    held_on: date
    variants: int = 2
    people: Sequence[Person] = ()
    blanks: int = 0


@transaction.atomic
def print_quiz(*, quiz: Quiz, order: PrintOrder, actor: User | None) -> PrintRun:
    """Draw the variants and lay out the sheets; of each variant at least one without a name, to be copied where more come."""
    if quiz.is_anonymous:
        raise AnonymousOnPaperError
    policy = _on_paper(Policy.of(quiz))
    run = PrintRun.objects.create(
        quiz=quiz, title=order.title, held_on=order.held_on, policy=vars(policy), created_by=actor
    )
    variants = [
        PaperVariant.objects.create(print_run=run, code=str(FIRST_CODE + place), paper=draw_paper(quiz, policy))
        for place in range(order.variants)
    ]
    for variant in variants:
        _refuse_unless_printable(variant)
    sheets = AnswerSheet.objects.bulk_create(_sheets(variants, order))
    publish(
        QuizPrinted(
            print_run_id=run.pk,
            quiz_id=quiz.pk,
            course_id=quiz.course_id,
            variants=len(variants),
            sheets=len(sheets),
        ),
        actor=actor,
    )
    return run


def new_sheet(variant: PaperVariant, learner: Person | None = None) -> AnswerSheet:
    """A sheet of a variant under a code of its own, not yet saved."""
    return AnswerSheet(code=random_code(CODE_LENGTH), variant=variant, learner=learner)


def _on_paper(policy: Policy) -> Policy:
    """The rules as paper can keep them: everything at once, in any order, marked when it is handed in."""
    return replace(policy, behaviour="deferred", layout="list", is_forward_only=False, allows_unsure=False)


def _refuse_unless_printable(variant: PaperVariant) -> None:
    types = {item["type"] for item in variant.paper["items"]}
    types |= {part["type"] for item in variant.paper["items"] for part in item.get("parts", {}).values()}
    if QuestionType.UPLOAD in types:
        raise UploadOnPaperError
    if not layout_of_variant(variant).fits:
        raise SheetTooSmallError


def _sheets(variants: Sequence[PaperVariant], order: PrintOrder) -> Iterator[AnswerSheet]:
    """Neighbours on the list get different variants."""
    turns = cycle(variants)
    for person in order.people:
        yield new_sheet(next(turns), person)
    for place in range(max(order.blanks, len(variants))):
        yield new_sheet(variants[place % len(variants)])
