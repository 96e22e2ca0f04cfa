"""The questions of a bank on its author's desk: found, filtered, each with what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from accounts.models import User
from core.text.likeness import search_of
from quizzes.calculations import QuestionContent
from quizzes.models import (
    Attempt,
    Category,
    ItemGrade,
    Question,
    QuestionBank,
    QuestionReview,
    QuestionVersion,
    Quiz,
    Tag,
    Verdict,
)
from quizzes.selectors.bank_contents import content_in
from quizzes.selectors.desk.described import Difference, differences

IN_USE, WAITING, RETURNED, RETIRED = "in_use", "waiting", "returned", "retired"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """By what a list of questions is narrowed; what is empty does not narrow it."""

    query: str = ""
    state: str = ""
    kind: str = ""
    level: str = ""
    category: int | None = None
    tag: int | None = None
    competence: str = ""


@dataclass(frozen=True, kw_only=True)
class Revision:
    """A version of a question: how often it was asked, who said what of it, what differs from the one before."""

    version: QuestionVersion
    asked: int
    reviews: Sequence[QuestionReview]
    changed: Sequence[Difference]
    is_current: bool
    is_latest: bool

    @property
    def content(self) -> QuestionContent:
        """What it says."""
        return content_in(self.version)


@dataclass(frozen=True, kw_only=True)
class QuestionFile:
    """Everything about one question: its versions, newest first, and where it is used."""

    question: Question
    revisions: Sequence[Revision]
    named_in: Sequence[Quiz]
    drawn_by: Sequence[Quiz]
    attempts: int = 0
    tags: Sequence[Tag] = field(default=())

    @property
    def latest(self) -> Revision:
        """What was written last."""
        return self.revisions[0]

    @property
    def waits(self) -> bool:
        """Whether somebody else still has to approve what was written last."""
        return self.latest.version.approved_at is None

    def of_number(self, number: int) -> Revision | None:
        """The version of this number."""
        return next((revision for revision in self.revisions if revision.version.number == number), None)


def desk_questions(bank: QuestionBank) -> QuerySet[Question]:
    """The questions of a bank with the version in use, what was written last, and whether that waits or came back."""
    newest = QuestionVersion.objects.filter(question=OuterRef("pk")).order_by("-number")
    verdicts = QuestionReview.objects.filter(version__question=OuterRef("pk")).order_by("-made_at", "-pk")
    last = verdicts.filter(version__number=OuterRef("latest_number"))
    return (
        Question.objects.filter(bank=bank)
        .select_related("current", "category")
        .annotate(
            latest_number=Subquery(newest.values("number")[:1]),
            latest_approved=Subquery(newest.values("approved_at")[:1]),
            last_verdict=Subquery(last.values("verdict")[:1]),
        )
        .order_by("code")
    )


_STATES: Mapping[str, Q] = {
    IN_USE: Q(retired_at=None),
    WAITING: Q(retired_at=None, latest_approved=None, last_verdict=None),
    RETURNED: Q(retired_at=None, latest_approved=None, last_verdict=Verdict.RETURNED),
    RETIRED: Q(retired_at__isnull=False),
}


def questions_wanted(bank: QuestionBank, wanted: Wanted) -> list[Question] | QuerySet[Question]:
    """The questions of a bank that answer; those that answer a search best stand first."""
    found = desk_questions(bank).filter(_STATES.get(wanted.state, Q(retired_at=None)))
    facts: dict[str, Any] = {
        "current__type": wanted.kind,
        "current__level": wanted.level,
        "current__competence": wanted.competence,
        "tags": wanted.tag,
    }
    found = found.filter(**{name: value for name, value in facts.items() if value})
    if wanted.category:
        found = found.filter(category__in=_with_parts(bank, wanted.category))
    return _searched(found, wanted.query) if wanted.query.strip() else found


def _searched(found: QuerySet[Question], query: str) -> list[Question]:
    search = search_of(query)
    ranked = [(_likeness(search, question), question) for question in found]
    answering = [pair for pair in ranked if pair[0]]
    return [question for _rank, question in sorted(answering, key=lambda pair: -pair[0])]


def _likeness(search: Any, question: Question) -> int:  # noqa: ANN401 -- core's own search
    stem = question.current.stem if question.current else ""
    by_code = search.likeness(question.code, is_strict=True)
    return int(max(by_code, search.likeness(stem)))


def _with_parts(bank: QuestionBank, category: int) -> set[int]:
    """A category and all that lie in it."""
    children: dict[int | None, list[int]] = {}
    for pk, parent in Category.objects.filter(bank=bank).values_list("pk", "parent"):
        children.setdefault(parent, []).append(pk)
    found, waiting = set[int](), [category]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += children.get(here, [])
    return found


def counts_by_state(bank: QuestionBank) -> dict[str, int]:
    """How many questions of a bank stand in each state."""
    sums = {name: Count("pk", filter=condition) for name, condition in _STATES.items()}
    return desk_questions(bank).order_by().aggregate(**sums)


def question_file(question: Question) -> QuestionFile:
    """Everything about one question, in a fixed number of questions to the database."""
    asked = ItemGrade.objects.filter(version=OuterRef("pk")).order_by().values("version")
    versions = list(
        question.versions.select_related("author", "approved_by")
        .prefetch_related("reviews__made_by")
        .annotate(asked=Subquery(asked.annotate(count=Count("run__attempt", distinct=True)).values("count")))
        .order_by("-number")
    )
    older = [*versions[1:], None]
    revisions = [
        _revision(version, before, question, is_latest=version is versions[0])
        for version, before in zip(versions, older, strict=True)
    ]
    return QuestionFile(
        question=question,
        revisions=revisions,
        named_in=list(question.fixed_in.select_related("course")),
        drawn_by=list(_quizzes_that_draw(question)),
        attempts=sum(revision.asked for revision in revisions),
        tags=list(question.tags.all()),
    )


def _revision(
    version: QuestionVersion, before: QuestionVersion | None, question: Question, *, is_latest: bool
) -> Revision:
    return Revision(
        version=version,
        asked=getattr(version, "asked", 0) or 0,
        reviews=list(version.reviews.all()),
        changed=differences(content_in(before), content_in(version)) if before else [],
        is_current=version.pk == question.current_id,
        is_latest=is_latest,
    )


def _quizzes_that_draw(question: Question) -> QuerySet[Quiz]:
    """The quizzes that draw from the bank by chance, and so may ask it."""
    quizzes = Quiz.objects.filter(bank=question.bank_id).exclude(fixed_questions=question)
    has_attempts = Exists(Attempt.objects.filter(quiz=OuterRef("pk")))
    return quizzes.select_related("course").annotate(is_taken=has_attempts).order_by("title")


def question_in(bank: QuestionBank, number: int) -> Question | None:
    """A question of a bank, retired ones too."""
    return desk_questions(bank).filter(pk=number).select_related("bank", "current", "category").first()


def next_code(bank: QuestionBank) -> str:
    """A code that no question of the bank has."""
    codes = set(bank.questions.values_list("code", flat=True))
    numbers = (f"C{number:03d}" for number in range(len(codes) + 1, 2 * len(codes) + 2))
    return next(code for code in numbers if code not in codes)


def categories_in(bank: QuestionBank) -> list[tuple[Category, int]]:
    """The categories of a bank as a tree, each after the one it lies in, with how deep it lies; `used` counts its questions."""
    used = Count("questions", filter=Q(questions__retired_at=None))
    by_parent: dict[int | None, list[Category]] = {}
    for category in (
        Category.objects.filter(bank=bank).select_related("parent").annotate(used=used).order_by("order", "title")
    ):
        by_parent.setdefault(category.parent_id, []).append(category)
    return list(_below(None, by_parent, 0))


def _below(parent: int | None, by_parent: Mapping[int | None, list[Category]], depth: int) -> Any:  # noqa: ANN401 -- pairs, recursively
    for category in by_parent.get(parent, ()):
        yield category, depth
        yield from _below(category.pk, by_parent, depth + 1)


def tags_in(bank: QuestionBank) -> QuerySet[Tag]:
    """The tags of a bank that any question bears."""
    return Tag.objects.filter(bank=bank).annotate(used=Count("questions")).filter(used__gt=0).order_by("title")


def latest_of(question: Question) -> QuestionVersion | None:
    """What was written last, approved or not."""
    return question.versions.order_by(F("number").desc()).first()


def may_approve(user: User, version: QuestionVersion) -> bool:
    """Whether somebody other than the author asks: nobody approves what they wrote, under whichever account."""
    if version.author_id is None:
        return True
    author = version.author
    same_person = author is not None and author.person_id is not None and author.person_id == user.person_id
    return version.author_id != user.pk and not same_person
