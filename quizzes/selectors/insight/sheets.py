"""The statistics of a quiz, of a question and of a bank, as their pages show them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from quizzes.calculations.statistics import (
    EVERYBODY,
    LEAST_ATTEMPTS,
    NO_ANSWER,
    Tally,
    discrimination_band,
    facility_band,
    reliability_band,
)
from quizzes.models import ItemStatistics, QuestionBank, QuestionVersion, Quiz, QuizStatistics
from quizzes.selectors.insight.words import DISCRIMINATION, FACILITY, FLAG_TITLES, FLAGS, GRAVE, RELIABILITY
from quizzes.selectors.words import words_of

Said = str | Promise


@dataclass(frozen=True)
class Choice:
    """How often something was chosen, by everybody, by the best and by the weakest, in per cent of each."""

    text: str
    is_right: bool
    count: int
    percent: Decimal
    top: Decimal | None
    bottom: Decimal | None


@dataclass(frozen=True)
class ItemLine:
    """How a version did in a quiz, in figures and in words."""

    row: ItemStatistics

    @property
    def version(self) -> QuestionVersion:
        """What was asked."""
        return self.row.version

    @property
    def percent(self) -> Decimal | None:
        """The facility in per cent."""
        return None if self.row.facility is None else self.row.facility * 100

    @property
    def ease(self) -> Said:
        """How easy it is, in a word or two."""
        return FACILITY.get(facility_band(_number(self.row.facility)), "")

    @property
    def telling(self) -> Said:
        """How well it tells who knows, in a few words."""
        return DISCRIMINATION.get(discrimination_band(_number(self.row.discrimination)), "")

    @property
    def flags(self) -> Sequence[tuple[Said, Said, bool]]:
        """What is wrong with it: in two words, in a sentence, and whether marks already given are in doubt."""
        return [(FLAG_TITLES[flag], FLAGS[flag], flag in GRAVE) for flag in self.row.flags if flag in FLAGS]

    @property
    def is_grave(self) -> bool:
        """Whether marks already given are in doubt."""
        return any(flag in GRAVE for flag in self.row.flags)

    @property
    def has_few(self) -> bool:
        """Whether too few answered for the figures to mean much."""
        return self.row.attempts < LEAST_ATTEMPTS

    @property
    def choices(self) -> Sequence[Choice]:
        """The table of who chose what; empty for questions answered in words and numbers."""
        counted = {name: Tally(**counts) for name, counts in self.row.choices.items()}
        asked = counted.pop(EVERYBODY, Tally())
        return [_choice(self.version, name, counts, asked) for name, counts in counted.items() if counts.all or name]


@dataclass(frozen=True)
class QuizInsight:
    """How a quiz did: nothing before it was ever worked out."""

    quiz: Quiz
    statistics: QuizStatistics | None
    lines: Sequence[ItemLine]

    @property
    def flagged(self) -> Sequence[ItemLine]:
        """The questions to look at, those that cast doubt on marks first."""
        return sorted((line for line in self.lines if line.flags), key=lambda line: not line.is_grave)

    @property
    def reliability(self) -> Said:
        """What the reliability means; empty where there is none."""
        found = self.statistics.reliability if self.statistics else None
        return RELIABILITY.get(reliability_band(_number(found)), "")

    @property
    def has_few(self) -> bool:
        """Whether too few have taken it for the figures to mean much."""
        return self.statistics is not None and self.statistics.attempts < LEAST_ATTEMPTS


def insight_of(quiz: Quiz) -> QuizInsight:
    """The statistics kept of a quiz, the questions in the order of their codes."""
    statistics = QuizStatistics.objects.filter(quiz=quiz).first()
    rows = _rows().filter(quiz=quiz).order_by("version__question__code", "version__number")
    return QuizInsight(quiz, statistics, [ItemLine(row) for row in rows])


def item_line(quiz: Quiz, version: int) -> ItemLine | None:
    """How one version did in a quiz."""
    row = _rows().filter(quiz=quiz, version=version).first()
    return ItemLine(row) if row else None


def lines_of_version(version: QuestionVersion) -> list[ItemLine]:
    """How a version did in every quiz that asked it: for the page of a question."""
    rows = _rows().filter(version=version).select_related("quiz").order_by("quiz__title", "pk")
    return [ItemLine(row) for row in rows]


@dataclass(frozen=True)
class BankInsight:
    """The quizzes of a bank with their figures, and its questions that misbehave."""

    quizzes: Sequence[QuizInsight]
    flagged: Sequence[ItemLine]


def insight_of_bank(bank: QuestionBank) -> BankInsight:
    """What is known of a bank's quizzes and questions in use."""
    quizzes = Quiz.objects.filter(bank=bank).prefetch_related(Prefetch("statistics")).order_by("title", "pk")
    rows = _rows().filter(version__current_of__bank=bank).exclude(flags=[]).select_related("quiz")
    lines = [ItemLine(row) for row in rows.order_by("version__question__code", "quiz__title")]
    found = [QuizInsight(quiz, getattr(quiz, "statistics", None), []) for quiz in quizzes]
    return BankInsight(found, sorted(lines, key=lambda line: not line.is_grave))


def _rows() -> QuerySet[ItemStatistics]:
    return ItemStatistics.objects.select_related("version__question")


def _choice(version: QuestionVersion, name: str, counts: Tally, asked: Tally) -> Choice:
    return Choice(
        text=_text_of(version, name),
        is_right=name in _right_names(version),
        count=counts.all,
        percent=_share(counts.all, asked.all) or Decimal(0),
        top=_share(counts.top, asked.top),
        bottom=_share(counts.bottom, asked.bottom),
    )


def _text_of(version: QuestionVersion, name: str) -> str:
    if name == NO_ANSWER:
        return _("Không trả lời")
    prompt, beside, option = name.partition(":")
    if not beside:
        return words_of(version.body, {"chosen": [name]})
    if version.type == "true_false_table":
        return words_of(version.body, {"truths": {prompt: option == "1"}})
    return words_of(version.body, {"pairs": {prompt: option}})


def _right_names(version: QuestionVersion) -> set[str]:
    return set(_right(version))


def _right(version: QuestionVersion) -> Iterator[str]:
    yield from version.key.get("correct", ())
    for part in ("pairs", "places", "truths"):
        for prompt, option in version.key.get(part, {}).items():
            yield f"{prompt}:{int(option) if isinstance(option, bool) else option}"


def _share(count: int, total: int) -> Decimal | None:
    return Decimal(100 * count) / total if total else None


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
