"""What a closed attempt came to, and what of it its learner may see."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Max, QuerySet

from accounts.selectors import surviving_id
from core.prepared import prepared
from courses.selectors import outline_of
from quizzes.calculations import (
    EXPLANATION,
    MARKS,
    RESPONSE,
    RIGHT,
    Policy,
    Tries,
    are_answers_open,
)
from quizzes.models import (
    Attempt,
    AttemptState,
    GradingRun,
    ItemGrade,
    QuizKind,
    ShowAnswers,
)
from quizzes.selectors.attempts import Lesson, Outcome, attempts_by, outcomes_of, tries_among
from quizzes.selectors.limits import closing_of
from quizzes.selectors.marking.amendments import amendments_of
from quizzes.selectors.marking.learners import Correction, Remark, corrections_of, remarks_of
from quizzes.selectors.result_items import ItemResult, item_result


@dataclass(frozen=True)
class Part:
    """How many questions about one part of the course were right."""

    title: str
    right: int
    total: int

    @property
    def percent(self) -> int:
        """The share, for a bar."""
        return self.right * 100 // self.total


@dataclass(frozen=True, kw_only=True)
class Result:
    """A closed attempt as its learner sees it.

    `items` are empty while the answers are kept back; `under_way` is an open attempt at a quiz of the same bank. `corrections`
    say that the result was set anew and why, `remarks` what the people wrote who marked; `before` is the result of the test
    before the course, after which this one comes.
    """

    attempt: Attempt
    policy: Policy
    run: GradingRun
    tries: Tries
    right: int
    total: int
    parts: Sequence[Part]
    to_reread: Sequence[Lesson]
    seen: frozenset[str]
    under_way: Outcome | None
    items: Sequence[ItemResult]
    now: datetime
    corrections: Sequence[Correction] = ()
    remarks: Sequence[Remark] = ()
    before: Decimal | None = None

    @property
    def wrong(self) -> Sequence[ItemResult]:
        """The questions that did not earn everything."""
        return [item for item in self.items if not item.is_right]

    @property
    def kept(self) -> Sequence[ItemResult]:
        """The questions that did."""
        return [item for item in self.items if item.is_right]

    @property
    def is_survey(self) -> bool:
        """Whether nothing on the paper is right or wrong."""
        return self.attempt.quiz.kind == QuizKind.SURVEY or not self.total

    @property
    def shows_marks(self) -> bool:
        """Whether the learner may see what it came to."""
        return MARKS in self.seen

    @property
    def message(self) -> str:
        """What the quiz says to so many right answers."""
        return self.policy.text_for(self.right)

    @property
    def minutes(self) -> int:
        """How long the attempt took."""
        taken = (self.attempt.submitted_at or self.now) - self.attempt.started_at
        return max(1, round(taken.total_seconds() / 60))

    @property
    def must_wait(self) -> bool:
        """Whether the next attempt has to wait."""
        return self.tries.opens_at is not None and self.now < self.tries.opens_at


def result_of(attempt: Attempt, now: datetime) -> Result:
    """The result of a closed attempt."""
    policy = Policy.read(attempt.policy)
    of_bank = outcomes_of(attempts_by(attempt.learner).filter(quiz__bank=attempt.quiz.bank_id))
    under_way = next((outcome for outcome in of_bank if outcome.is_open), None)
    tries = tries_among(
        [outcome for outcome in of_bank if outcome.quiz_id == attempt.quiz_id],
        policy,
    )
    closes_at = closing_of(attempt.quiz) if policy.show_answers == ShowAnswers.AFTER_CLOSE else None
    is_over = now >= closes_at if closes_at else tries.has_passed or tries.are_used_up
    is_open = are_answers_open(policy.show_answers, tries, is_working=under_way is not None, is_over=is_over)
    seen = policy.seen_in_result(is_final=is_open, is_working=under_way is not None)
    opens_items = not seen.isdisjoint({RESPONSE, RIGHT, EXPLANATION})
    run = GradingRun.objects.filter(attempt=attempt).order_by("-number")[0]
    # What nobody can earn points for (an opinion, a question dropped) is neither right nor wrong.
    grades = [grade for grade in _grades(run, attempt.quiz_id, with_key=opens_items) if grade.out_of]
    items = attempt.paper["items"]
    lessons = {
        str(item.key): Lesson(item.number, item.slug, item.title, item.module_title)
        for item in outline_of(attempt.enrolment.edition).items
    }
    lost = [grade for grade in grades if grade.scored is None or grade.scored < grade.out_of]
    return Result(
        attempt=attempt,
        policy=policy,
        run=run,
        tries=tries,
        right=sum(_is_right(grade, policy) for grade in grades),
        total=len(grades),
        parts=_parts(grades, lessons, policy),
        to_reread=_lessons_of(lost, lessons),
        seen=seen,
        under_way=under_way,
        items=[item_result(grade, items[grade.position - 1], lessons, seen) for grade in grades] if opens_items else [],
        now=now,
        corrections=corrections_of(attempt, run) if MARKS in seen else (),
        remarks=remarks_of(attempt, run) if MARKS in seen else (),
        before=_before(attempt) if MARKS in seen else None,
    )


def _before(attempt: Attempt) -> Decimal | None:
    """What the first try of the test before the course came to, where this is the one after it."""
    if attempt.quiz.paired_with_id is None:
        return None
    earlier = attempts_by(attempt.learner).filter(quiz=attempt.quiz.paired_with_id, state=AttemptState.RELEASED)
    return earlier.order_by("number").values_list("percent", flat=True).first()


def best_percents(course_ids: Collection[int]) -> dict[tuple[int, int], Decimal]:
    """The best graded final test of everyone who took one in these courses, by (person, course)."""
    rows = (
        Attempt.objects.filter(quiz__course__in=course_ids, quiz__kind=QuizKind.FINAL_TEST, state=AttemptState.RELEASED)
        .values_list(surviving_id("learner"), "quiz__course_id")
        .annotate(best=Max("percent"))
    )
    return {(learner, course): best for learner, course, best in rows}


def _grades(run: GradingRun, quiz_id: int, *, with_key: bool) -> list[ItemGrade]:
    """The grades of a run; what was asked, chosen and right is not even fetched while the answers are kept back."""
    if not with_key:
        return _bare_grades(run=run.pk)
    return _with_corrected_keys(_whole_grades(run=run.pk), quiz_id)


_BARE = ("position", "scored", "out_of", "marked_by", "version__lesson_key", "answer__position")
_KEPT_BACK = (
    *(f"version__{name}" for name in ("type", "stem", "body", "key", "explanation", "is_amended")),
    "answer__response",
)


@prepared
def _bare_grades(*, run: int) -> QuerySet[ItemGrade]:
    return ItemGrade.objects.filter(run=run).select_related("version", "answer").order_by("position").only(*_BARE)


@prepared
def _whole_grades(*, run: int) -> QuerySet[ItemGrade]:
    grades = ItemGrade.objects.filter(run=run).select_related("version", "answer").order_by("position")
    return grades.only(*_BARE, *_KEPT_BACK)


def _with_corrected_keys(grades: list[ItemGrade], quiz_id: int) -> list[ItemGrade]:
    """The same grades, each question with the key as it was last put right."""
    amendments = amendments_of([grade.version for grade in grades], quiz_id)
    for grade in grades:
        regrade = amendments.get(grade.version_id)
        if regrade and regrade.key is not None:
            grade.version.key = regrade.key
    return grades


def _is_right(grade: ItemGrade, policy: Policy) -> bool:
    """Whether it counts among the right ones; who was right without being sure earned less and was right all the same."""
    earned = grade.scored or 0
    return earned > 0 if policy.asks_certainty else earned >= grade.out_of


def _parts(grades: Sequence[ItemGrade], lessons: Mapping[str, Lesson], policy: Policy) -> list[Part]:
    """Right answers by the module whose lessons teach them, in the order of the course."""
    counts: dict[str, list[bool]] = {lesson.part: [] for lesson in lessons.values()}
    for grade in grades:
        lesson = lessons.get(str(grade.version.lesson_key))
        if lesson is not None:
            counts[lesson.part].append(_is_right(grade, policy))
    return [Part(title, sum(rights), len(rights)) for title, rights in counts.items() if rights]


def _lessons_of(grades: Sequence[ItemGrade], lessons: Mapping[str, Lesson]) -> list[Lesson]:
    keys = {str(grade.version.lesson_key) for grade in grades}
    return [lesson for key, lesson in lessons.items() if key in keys]
