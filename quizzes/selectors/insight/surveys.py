"""What people said in a survey, added up; nobody's sheet is ever shown by itself."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Count

from quizzes.calculations.statistics.gains import LEAST_PEOPLE
from quizzes.models import CLOSED_STATES, Attempt, ItemGrade, QuestionVersion, Quiz, SurveyReply

MOST_TEXTS = 200


@dataclass(frozen=True)
class OptionCount:
    """How many chose an option, of all who answered."""

    text: str
    count: int
    percent: Decimal


@dataclass(frozen=True)
class SurveyRow:
    """A statement, or the question itself, with its options in order; `mean` is the place on a scale from 1."""

    text: str
    options: Sequence[OptionCount]
    answered: int
    mean: Decimal | None = None


@dataclass(frozen=True)
class SurveyQuestion:
    """A question of a survey with all that was said to it."""

    stem: str
    rows: Sequence[SurveyRow] = ()
    texts: Sequence[str] = ()


@dataclass(frozen=True)
class SurveySheet:
    """A survey added up; without questions while so few have answered that they would be recognised."""

    replies: int
    questions: Sequence[SurveyQuestion] = field(default_factory=list)

    @property
    def is_hidden(self) -> bool:
        """Whether too few have answered."""
        return self.replies < LEAST_PEOPLE


Counted = Sequence[tuple[Mapping[str, Any], int]]


def survey_sheet(quiz: Quiz) -> SurveySheet:
    """What was said in a survey so far."""
    replies = Attempt.objects.filter(quiz=quiz, state__in=CLOSED_STATES).count()
    if replies < LEAST_PEOPLE:
        return SurveySheet(replies)
    found = _responses(quiz)
    versions = QuestionVersion.objects.filter(pk__in=found).order_by("question__code", "number")
    return SurveySheet(replies, [_question(version, found[version.pk]) for version in versions])


def _responses(quiz: Quiz) -> Mapping[int, Counted]:
    """Every response to each version with how often it was given, from named sheets and nameless ones."""
    found = defaultdict[int, list[tuple[Mapping[str, Any], int]]](list)
    named = ItemGrade.objects.filter(run__attempt__quiz=quiz, run__attempt__state__in=CLOSED_STATES, run__number=1)
    nameless = SurveyReply.objects.filter(quiz=quiz)
    for replies, path in ((named.order_by(), "answer__response"), (nameless, "response")):
        rows = replies.values_list("version", path).annotate(count=Count("pk"))
        for version, response, count in rows.iterator():
            if response:
                found[version].append((response, count))
    return found


def _question(version: QuestionVersion, said: Counted) -> SurveyQuestion:
    options = [(option["id"], option["text"]) for option in version.body.get("options", ())]
    prompts = version.body.get("prompts", ())
    if prompts:
        # Of options that are no numbers nobody knows whether they have an order: they have no mean.
        is_scale = all(text[:1].isdigit() for _name, text in options)
        rows = [_row(prompt["text"], options, _put_beside(prompt["id"], said), is_scale=is_scale) for prompt in prompts]
    else:
        chosen = [(name, count) for response, count in said for name in response.get("chosen", ())]
        rows = [_row("", options, chosen, is_scale=False)] if options else []
    texts = [response["text"] for response, _count in said if response.get("text")]
    return SurveyQuestion(version.stem, rows, sorted(texts)[:MOST_TEXTS])


def _put_beside(prompt: str, said: Counted) -> list[tuple[str, int]]:
    return [(response["ratings"][prompt], count) for response, count in said if prompt in response.get("ratings", {})]


def _row(
    text: str, options: Sequence[tuple[str, str]], chosen: Sequence[tuple[str, int]], *, is_scale: bool
) -> SurveyRow:
    counts = Counter[str]()
    for name, count in chosen:
        counts[name] += count
    total = counts.total()
    lines = [OptionCount(label, counts[name], _share(counts[name], total)) for name, label in options]
    places = sum(place * counts[name] for place, (name, _label) in enumerate(options, start=1))
    return SurveyRow(text, lines, total, Decimal(places) / total if is_scale and total else None)


def _share(count: int, total: int) -> Decimal:
    return Decimal(100 * count) / total if total else Decimal(0)
