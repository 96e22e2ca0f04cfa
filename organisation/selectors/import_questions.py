"""What the rows of a list leave open, and how it can be answered."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from organisation.models import ImportRow, PeopleImport, RowAction
from organisation.selectors.imports import Address, Line, lines_of

QUESTIONS_A_PAGE = 20


@dataclass(frozen=True)
class Question:
    """What a row, or all rows that name a unit alike, leave open; `rows` says for how many one answer serves.

    `like` is the row of the file that may name the same person.
    """

    row: ImportRow
    message: str
    choices: Sequence[tuple[str, str]]
    is_unit: bool
    rows: int
    line: Line
    like: Line | None = None

    @property
    def name(self) -> str:
        """How the form calls it."""
        return f"tra-loi-{self.row.pk}"


@dataclass(frozen=True)
class Asked:
    """One page of what the rows of an import ask."""

    page: Page[list[ImportRow]]
    questions: Sequence[Question]


def questions_of(batch: PeopleImport, number: str) -> Asked:
    """What the rows ask: first which units they mean, one question a name, then who they are."""
    groups: dict[tuple[bool, str, object], list[ImportRow]] = defaultdict(list)
    for row in batch.rows.filter(action=RowAction.UNCLEAR):
        if (said := open_question(row)) is not None:
            text = row.values.get("unit_text", "")
            alike = text if text and is_about_unit(said) else row.pk
            groups[not is_about_unit(said), said["code"], alike].append(row)
    ordered = [groups[key] for key in sorted(groups, key=lambda key: (key[0], groups[key][0].pk))]
    page = Paginator(ordered, QUESTIONS_A_PAGE).get_page(number)
    alikes = list(page.object_list)
    lines = lines_of(batch, [alike[0] for alike in alikes])
    likes = _likes(batch, lines)
    return Asked(page, [_question(alike, line, likes) for alike, line in zip(alikes, lines, strict=True)])


def open_question(row: ImportRow) -> dict[str, Any] | None:
    """The first question of a row that somebody can answer here."""
    asked = [said for said in row.findings if said["weight"] == "ask"]
    return next((said for said in asked if is_about_unit(said) or said.get("choices")), None)


def is_about_unit(said: Mapping[str, Any]) -> bool:
    """Whether a question is answered with a unit."""
    return str(said.get("code", "")).startswith("unit_")


def rows_asking_alike(row: ImportRow) -> list[ImportRow]:
    """The row and all others whose question about the unit is the same."""
    said = open_question(row)
    if said is None or not is_about_unit(said) or not row.values.get("unit_text"):
        return [row]
    alike = row.batch.rows.filter(action=RowAction.UNCLEAR, values__unit_text=row.values["unit_text"])
    return [other for other in alike if (open_question(other) or {}).get("code") == said["code"]]


def _likes(batch: PeopleImport, lines: Sequence[Line]) -> dict[Address, Line]:
    """The rows that those of the questions may be the same as."""
    wanted = {line.like for line in lines if line.like}
    rows = [
        row
        for row in batch.rows.filter(number__in={number for _sheet, number in wanted})
        if (row.sheet, row.number) in wanted
    ]
    return {(line.row.sheet, line.row.number): line for line in lines_of(batch, rows)}


def _question(alike: Sequence[ImportRow], line: Line, likes: Mapping[Address, Line]) -> Question:
    said = open_question(alike[0]) or {}
    choices = [(option["value"], option["label"]) for option in said.get("choices", ())]
    like = likes.get(line.like) if line.like else None
    return Question(alike[0], str(said.get("message", "")), choices, is_about_unit(said), len(alike), line, like)
