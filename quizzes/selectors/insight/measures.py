"""What the database adds up about a quiz: one answer is never read by itself, so that many attempts cost little.

Each human counts once, with their first attempt: whoever tries again knows the questions already.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    Expression,
    FloatField,
    OuterRef,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Cast

from accounts.selectors import surviving_id, with_several_records
from quizzes.calculations.statistics import Ends, ItemSums, Tally, TotalSums, ends_of, tally
from quizzes.models import Attempt, AttemptState, GradingRun, ItemGrade, QuestionType, QuestionVersion, Quiz

# What a paper was worth is known, and nobody has taken the attempt off its way.
MEASURED = (AttemptState.GRADED, AttemptState.RELEASED)
# Who chose what is counted among the latest: of so many, a share is right to two hundredths.
TALLIED = 5_000
_CHOOSING: Mapping[str, str] = {
    QuestionType.SINGLE: "options",
    QuestionType.MULTIPLE: "options",
    QuestionType.TRUE_FALSE: "options",
    QuestionType.HOTSPOT: "places",
}
_PUTTING = (QuestionType.MATCHING, QuestionType.PLACING, QuestionType.TRUE_FALSE_TABLE)
_TALLIED_TYPES = (*_CHOOSING, *_PUTTING)

Tallies = Mapping[int, Mapping[str, Tally]]


@dataclass(frozen=True)
class Measures:
    """The sums over the first attempts at a quiz: of the papers in points and in per cent, and of each version."""

    papers: TotalSums
    percents: TotalSums
    passed: int
    items: Mapping[int, ItemSums]
    tallies: Tallies


def first_attempts(quiz: Quiz) -> QuerySet[Attempt]:
    """The first attempt of every human whose mark stands."""
    return Attempt.objects.filter(_counts(quiz)).order_by()


def standing_grades(quiz: Quiz) -> QuerySet[ItemGrade]:
    """The items of those attempts, as marked last, that could earn something."""
    grades = ItemGrade.objects.filter(_counts(quiz, "run__attempt__"), ~_is_marked_again("run__"))
    return grades.filter(out_of__gt=0, scored__isnull=False).order_by()


def measures_of(quiz: Quiz) -> Measures:
    """Everything that the statistics of a quiz follow from."""
    runs = GradingRun.objects.filter(_counts(quiz, "attempt__"), ~_is_marked_again()).order_by()
    t, percent = _float("scored"), _float("percent")
    passed = Count("pk", filter=Q(is_passed=True))
    sums = runs.aggregate(
        count=Count("pk"), t=Sum(t), tt=Sum(t * t), p=Sum(percent), pp=Sum(percent * percent), passed=passed
    )
    count = sums["count"]
    return Measures(
        papers=TotalSums(count, sums["t"] or 0.0, sums["tt"] or 0.0),
        percents=TotalSums(count, sums["p"] or 0.0, sums["pp"] or 0.0),
        passed=sums["passed"],
        items=dict(_items(quiz)),
        tallies=_tallies(quiz, _ends(runs)),
    )


def _counts(quiz: Quiz, path: str = "") -> Q:
    """Whether the attempt at the path is one of those counted."""
    facts = {"quiz": quiz, "number": 1, "state__in": MEASURED, "percent__isnull": False}
    return Q(**{f"{path}{name}": value for name, value in facts.items()}) & ~Q(**{f"{path}pk__in": _repeated(quiz)})


def _repeated(quiz: Quiz) -> list[int]:
    """The attempts of humans with several records who had made a first attempt under another one before."""
    several = Attempt.objects.filter(quiz=quiz, number=1, learner__in=with_several_records())
    seen, repeated = set[int](), list[int]()
    for human, pk in several.order_by("started_at", "pk").values_list(surviving_id("learner"), "pk"):
        if human in seen:
            repeated.append(pk)
        seen.add(human)
    return repeated


def _is_marked_again(path: str = "") -> Exists:
    """Whether the run at the path has been followed by another."""
    same = {"attempt": OuterRef(f"{path}attempt"), "number__gt": OuterRef(f"{path}number")}
    return Exists(GradingRun.objects.filter(**same))


def _float(path: str) -> Cast:
    return Cast(path, FloatField())


def _items(quiz: Quiz) -> Iterator[tuple[int, ItemSums]]:
    x, t = _float("scored"), _float("run__scored")
    rows = (
        standing_grades(quiz)
        .values_list("version")
        .annotate(
            n=Count("pk"), of=Sum(_float("out_of")), x=Sum(x), xx=Sum(x * x), xt=Sum(x * t), t=Sum(t), tt=Sum(t * t)
        )
    )
    return ((version, ItemSums(*sums)) for version, *sums in rows)


def _ends(runs: QuerySet[GradingRun]) -> Ends:
    """From which percentages on people are among the best, and among the weakest."""
    rows = runs.values_list("percent").annotate(count=Count("pk")).order_by("percent")
    return ends_of((float(percent), count) for percent, count in rows)


def _tallies(quiz: Quiz, ends: Ends) -> Tallies:
    """Who chose what, version by version, among the latest attempts."""
    latest = list(first_attempts(quiz).order_by("-pk").values_list("pk", flat=True)[:TALLIED])
    if not latest:
        return {}
    chosen = defaultdict[int, list[tuple[Mapping[str, object] | None, str, int]]](list)
    grades = standing_grades(quiz).filter(run__attempt__gte=latest[-1], version__type__in=_TALLIED_TYPES)
    rows = grades.values_list("version", "answer__response", _group(ends)).annotate(count=Count("pk"))
    for version, response, group, count in rows:
        chosen[version].append((response, group, count))
    names = option_names(chosen)
    return {version: tally(names[version], answers) for version, answers in chosen.items()}


def _group(ends: Ends) -> Expression:
    """Whether a grade is of one of the best, of one of the weakest, or of neither."""
    if ends.top is None:
        return Value("", CharField())
    best, weakest = (
        When(run__percent__gte=ends.top, then=Value("top")),
        When(run__percent__lte=ends.bottom, then=Value("bottom")),
    )
    return Case(best, weakest, default=Value(""), output_field=CharField())


def option_names(pks: Mapping[int, object] | Sequence[int]) -> dict[int, list[str]]:
    """What may be chosen in each version, in the order it was written."""
    rows = QuestionVersion.objects.filter(pk__in=list(pks)).values_list("pk", "type", "body")
    return {pk: [thing["id"] for thing in body.get(_CHOOSING.get(kind, ""), ())] for pk, kind, body in rows}
