"""The paper of an open attempt as its learner sees it. The key is never fetched here, so that it cannot leak."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext

from accounts.models import Person
from quizzes.calculations import UNSURE, Policy, minutes_left, standing_answers
from quizzes.models import Answer, Attempt, AttemptState, QuestionVersion
from quizzes.selectors.attempts import attempts_of

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Held(NamedTuple):
    """The answer that counts at a position."""

    position: int
    sequence: int
    response: Mapping[str, Any] | None
    is_flagged: bool
    received_at: datetime


@dataclass(frozen=True)
class Cell:
    """One question in the map of all."""

    number: int
    is_answered: bool
    is_flagged: bool
    is_current: bool
    letters: str
    received_at: datetime | None


@dataclass(frozen=True)
class Choice:
    """One option as shown."""

    id: str
    letter: str
    text: str
    is_chosen: bool


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """An attempt at one question of it, or at none when all are reviewed."""

    attempt: Attempt
    cells: Sequence[Cell]
    sequence: int
    saved_at: datetime | None
    minutes_left: int | None
    is_time_over: bool
    position: int = 0
    type: str = ""
    stem: str = ""
    choices: Sequence[Choice] = ()
    is_flagged: bool = False

    @property
    def learner_id(self) -> int:
        """Whose attempt it is."""
        return self.attempt.learner_id

    @property
    def total(self) -> int:
        """How many questions the paper has."""
        return len(self.cells)

    @property
    def answered(self) -> int:
        """How many of them have an answer."""
        return sum(cell.is_answered for cell in self.cells)

    @property
    def unanswered(self) -> Sequence[Cell]:
        """The questions without an answer."""
        return [cell for cell in self.cells if not cell.is_answered]

    @property
    def flagged(self) -> Sequence[Cell]:
        """The questions the learner wants to look at again."""
        return [cell for cell in self.cells if cell.is_flagged]

    @property
    def first_unanswered(self) -> int:
        """Where to go on; the first question when all have answers."""
        return next((cell.number for cell in self.unanswered), 1)

    @property
    def chosen(self) -> int:
        """How many options of this question are chosen."""
        return sum(choice.is_chosen for choice in self.choices)


def review_of(attempt: Attempt, now: datetime) -> Sheet:
    """What the server has received, question by question."""
    return _sheet(attempt, now, standing_of_attempt(attempt))


def open_sheets_of(person: Person, now: datetime) -> list[Sheet]:
    """Every attempt a person is working on, with what the server has of it."""
    attempts = list(attempts_of(person).filter(state=AttemptState.IN_PROGRESS))
    held: dict[int, list[Held]] = {attempt.pk: [] for attempt in attempts}
    for attempt_id, *row in Answer.objects.filter(attempt__in=held).values_list("attempt_id", *Held._fields):
        held[attempt_id].append(Held(*row))
    return [_sheet(attempt, now, standing_answers(held[attempt.pk])) for attempt in attempts]


def sheet_of(attempt: Attempt, position: int, now: datetime) -> Sheet | None:
    """One question of an attempt; None when the paper has no such position."""
    items = attempt.paper["items"]
    if not 1 <= position <= len(items):
        return None
    version = QuestionVersion.objects.only("type", "stem", "body").get(pk=items[position - 1]["version"])
    standing = standing_of_attempt(attempt)
    here = standing.get(position)
    return replace(
        _sheet(attempt, now, standing, position),
        type=version.type,
        stem=version.stem,
        choices=_choices(attempt, position, version, here),
        is_flagged=here.is_flagged if here else False,
    )


def paper_of(attempt: Attempt, now: datetime) -> dict[str, Any]:
    """Everything a phone needs to go on without a network: questions in order, answers held, clock."""
    items = attempt.paper["items"]
    versions = QuestionVersion.objects.only("type", "stem", "body").in_bulk([item["version"] for item in items])
    standing = standing_of_attempt(attempt)
    allows_unsure = Policy.read(attempt.policy).allows_unsure
    return {
        "attempt": str(attempt.uid),
        "is_open": attempt.is_open,
        "now": now,
        "deadline_at": attempt.deadline_at,
        "sequence": max((answer.sequence for answer in standing.values()), default=0),
        "questions": [
            {"type": version.type, "stem": version.stem, "options": _options(version, item, unsure=allows_unsure)}
            for item in items
            for version in [versions[item["version"]]]
        ],
        "answers": [
            {"position": answer.position, "response": answer.response, "is_flagged": answer.is_flagged}
            for answer in standing.values()
        ],
    }


def standing_of_attempt(attempt: Attempt) -> dict[int, Held]:
    """The answers that count, by position."""
    rows = Answer.objects.filter(attempt=attempt).values_list(*Held._fields)
    return standing_answers(Held(*row) for row in rows)


def _sheet(attempt: Attempt, now: datetime, standing: Mapping[int, Held], position: int = 0) -> Sheet:
    return Sheet(
        attempt=attempt,
        cells=_cells(attempt, standing, position),
        sequence=max((answer.sequence for answer in standing.values()), default=0),
        saved_at=max((answer.received_at for answer in standing.values()), default=None),
        minutes_left=minutes_left(attempt.deadline_at, now) if attempt.deadline_at else None,
        is_time_over=attempt.is_time_over(now),
        position=position,
    )


def _cells(attempt: Attempt, standing: Mapping[int, Held], current: int) -> list[Cell]:
    cells = []
    for position, item in enumerate(attempt.paper["items"], start=1):
        answer = standing.get(position)
        chosen = answer.response["chosen"] if answer and answer.response else []
        letters = [LETTERS[item["options"].index(option)] for option in chosen if option != UNSURE]
        cells.append(
            Cell(
                number=position,
                is_answered=bool(chosen),
                is_flagged=answer.is_flagged if answer else False,
                is_current=position == current,
                letters=", ".join(sorted(letters)),
                received_at=answer.received_at if answer else None,
            )
        )
    return cells


def _choices(attempt: Attempt, position: int, version: QuestionVersion, here: Held | None) -> list[Choice]:
    chosen = here.response["chosen"] if here and here.response else []
    item = attempt.paper["items"][position - 1]
    options = _options(version, item, unsure=Policy.read(attempt.policy).allows_unsure)
    return [
        Choice(option["id"], letter, option["text"], option["id"] in chosen)
        for letter, option in zip(LETTERS, options, strict=False)
    ]


def _options(version: QuestionVersion, item: Mapping[str, Any], *, unsure: bool) -> list[dict[str, str]]:
    """The options in the order of this paper; of each only what may be seen."""
    texts = {option["id"]: option["text"] for option in version.body["options"]}
    options = [{"id": option, "text": texts[option]} for option in item["options"]]
    return [*options, {"id": UNSURE, "text": gettext("Chưa rõ")}] if unsure else options
