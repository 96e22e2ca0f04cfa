"""The paper of an open attempt as its learner sees it. The key is never fetched here, so that it cannot leak."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from accounts.models import Person
from core.prepared import prepared
from quizzes.calculations import TYPES, Policy, filled, minutes_left, standing_answers
from quizzes.calculations.types import fields_of
from quizzes.models import Answer, AnswerFile, Attempt, AttemptState, Layout, QuestionType, QuestionVersion
from quizzes.selectors.attempts import attempts_of
from quizzes.selectors.checks import Feedback, feedback_at, spared_positions
from quizzes.selectors.held import Held, standing_of_attempt
from quizzes.selectors.pictures import Picture, pictures_in
from quizzes.selectors.row_shapes import Rows
from quizzes.selectors.rows import rows_of


@dataclass(frozen=True)
class Cell:
    """One question in the map of all; `is_spared`: nobody asks for it any more, its part is mastered."""

    number: int
    is_answered: bool
    is_flagged: bool
    is_current: bool
    letters: str
    received_at: datetime | None
    is_spared: bool = False


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question as its learner sees it: words, pictures, and the fields to fill in."""

    position: int
    type: str
    stem: str
    text: str
    pictures: Sequence[Picture]
    place: Picture | None
    form: Rows
    chosen: int
    is_flagged: bool
    section: str = ""
    note: str = ""
    opens_section: bool = False
    feedback: Feedback | None = None

    @property
    def takes_several(self) -> bool:
        """Whether more than one option may be right."""
        return self.type == QuestionType.MULTIPLE


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
    asked: "Asked | None" = None
    is_flagged: bool = False

    @property
    def policy(self) -> Policy:
        """The rules it is worked on under."""
        return Policy.read(self.attempt.policy)

    @property
    def is_list(self) -> bool:
        """Whether all questions stand on one page."""
        policy = self.policy
        return policy.layout == Layout.LIST and not policy.marks_at_once and not policy.is_forward_only

    @property
    def moves_to(self) -> int:
        """Where a paper that only goes forward stands, if not here; 0 where one may stay."""
        reached = max(1, self.attempt.reached)
        return reached if self.policy.is_forward_only and reached != self.position else 0

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
        """The questions that still ask for an answer."""
        return [cell for cell in self.cells if not cell.is_answered and not cell.is_spared]

    @property
    def flagged(self) -> Sequence[Cell]:
        """The questions the learner wants to look at again."""
        return [cell for cell in self.cells if cell.is_flagged]

    @property
    def first_unanswered(self) -> int:
        """Where to go on; the first question when all have answers."""
        return next((cell.number for cell in self.unanswered), 1)


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
    standing = standing_of_attempt(attempt)
    (asked,) = _asked(attempt, [position], standing)
    if Policy.read(attempt.policy).marks_at_once:
        asked = replace(asked, feedback=feedback_at(attempt, position))
    return replace(_sheet(attempt, now, standing, position), asked=asked, is_flagged=asked.is_flagged)


def list_of(attempt: Attempt, now: datetime) -> tuple[Sheet, Sequence[Asked]]:
    """All questions of an attempt, for papers that stand on one page."""
    standing = standing_of_attempt(attempt)
    positions = range(1, len(attempt.paper["items"]) + 1)
    return _sheet(attempt, now, standing), _asked(attempt, positions, standing, on_one_page=True)


def paper_of(attempt: Attempt, now: datetime) -> tuple[dict[str, Any], Sequence[Asked]]:
    """Everything a phone needs to go on without a network: clock and answers held, and the questions to draw."""
    standing = standing_of_attempt(attempt)
    policy = Policy.read(attempt.policy)
    facts = {
        "attempt": str(attempt.uid),
        "is_open": attempt.is_open,
        "is_forward_only": policy.is_forward_only,
        "marks_at_once": policy.marks_at_once,
        "now": now,
        "deadline_at": attempt.deadline_at,
        "sequence": max((answer.sequence for answer in standing.values()), default=0),
        "answers": [
            {
                "position": answer.position,
                "fields": fields_of(answer.response),
                "response": answer.response,
                "is_flagged": answer.is_flagged,
            }
            for answer in standing.values()
        ],
    }
    return facts, _asked(attempt, range(1, len(attempt.paper["items"]) + 1), {})


def questions_of(attempt: Attempt) -> Sequence[Asked]:
    """All questions of a paper, unanswered, on one page; the attempt need not be one that is kept."""
    return _asked(attempt, range(1, len(attempt.paper["items"]) + 1), {}, on_one_page=True)


def _asked(
    attempt: Attempt, positions: Sequence[int], standing: Mapping[int, Held], *, on_one_page: bool = False
) -> list[Asked]:
    """The questions at these positions, with what is held of them; keys are not fetched."""
    items, policy = attempt.paper["items"], Policy.read(attempt.policy)
    wanted = [items[position - 1]["version"] for position in positions]
    versions = {version.pk: version for version in _asked_versions(wanted=wanted)}
    pictures = pictures_in(version.body for version in versions.values())
    has_files = attempt.pk and any(item["type"] == QuestionType.UPLOAD for item in items)
    files = _files(attempt) if has_files else {}
    return [
        _question(
            versions[item["version"]],
            {**item, "files": files.get(position, {}), "section": _section_at(attempt, position)},
            policy,
            pictures,
            (position, standing.get(position), f"q{position}/" if on_one_page else ""),
        )
        for position in positions
        for item in [items[position - 1]]
    ]


@prepared
def _asked_versions(*, wanted: Sequence[int]) -> QuerySet[QuestionVersion]:
    return QuestionVersion.objects.order_by().only("type", "stem", "body").filter(pk__in=wanted)


def _question(
    version: QuestionVersion,
    item: Mapping[str, Any],
    policy: Policy,
    pictures: Mapping[int, Picture],
    held: tuple[int, Held | None, str],
) -> Asked:
    position, here, prefix = held
    response = here.response if here else None
    numbers, body = item.get("numbers", {}), version.body
    section = item["section"]
    if version.type == QuestionType.UPLOAD:
        body = {**body, "files": item["files"]}
    form = rows_of(body, item, fields_of(response), policy, prefix, pictures)
    return Asked(
        position=position,
        type=version.type,
        stem=filled(version.stem, numbers),
        text=filled(str(body.get("text", "")), numbers) if version.type == QuestionType.SCENARIO else "",
        pictures=[pictures[said["image"]] for said in body.get("pictures", ()) if said["image"] in pictures],
        place=pictures.get(body["picture"]["image"]) if body.get("picture") else None,
        form=form,
        chosen=len((response or {}).get("chosen", ())),
        is_flagged=here.is_flagged if here else False,
        section=section.get("title", ""),
        note=section.get("note", "") if section.get("from") == position else "",
        opens_section=section.get("from") == position,
    )


def _section_at(attempt: Attempt, position: int) -> Mapping[str, Any]:
    """The part of the paper that a position belongs to."""
    begun = [section for section in attempt.paper.get("sections", ()) if section["from"] <= position]
    return begun[-1] if begun else {}


def _files(attempt: Attempt) -> dict[int, dict[str, str]]:
    """The names of the files sent for each question, by the ids that responses name."""
    files = defaultdict[int, dict[str, str]](dict)
    for position, uid, name in AnswerFile.objects.filter(attempt=attempt).values_list("position", "uid", "name"):
        files[position][str(uid)] = name
    return files


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
    cells, spared = [], spared_positions(attempt)
    for position, item in enumerate(attempt.paper["items"], start=1):
        answer = standing.get(position)
        response = answer.response if answer else None
        cells.append(
            Cell(
                number=position,
                is_answered=bool(response),
                is_flagged=answer.is_flagged if answer else False,
                is_current=position == current,
                letters=TYPES[item["type"]].said(response, item) if response else "",
                received_at=answer.received_at if answer else None,
                is_spared=position in spared and not response,
            )
        )
    return cells
