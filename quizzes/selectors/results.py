"""What a closed attempt came to, and what of it its learner may see."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Max

from accounts.selectors import surviving_id
from courses.selectors import outline_of
from quizzes.calculations import (
    EXPLANATION,
    MARKS,
    RESPONSE,
    RIGHT,
    UNSURE,
    Policy,
    Tries,
    are_answers_open,
    filled,
)
from quizzes.models import (
    Attempt,
    AttemptState,
    GradingRun,
    ItemGrade,
    QuestionType,
    QuestionVersion,
    QuizKind,
)
from quizzes.selectors.attempts import Lesson, Outcome, attempts_by, outcomes_of, tries_among
from quizzes.selectors.marking.amendments import amendments_of
from quizzes.selectors.marking.learners import Correction, Remark, corrections_of, remarks_of
from quizzes.selectors.words import right_response, words_of


class MarkedOption(NamedTuple):
    """An option that was chosen, or should have been."""

    text: str
    is_chosen: bool
    is_right: bool


@dataclass(frozen=True, kw_only=True)
class ItemResult:
    """A question that was answered wrongly or not at all; only made when the policy allows to show the answer."""

    position: int
    stem: str
    is_answered: bool
    is_unsure: bool
    options: Sequence[MarkedOption]
    explanation: str
    lesson: Lesson | None


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

    `wrong` is empty while the answers are kept back; `under_way` is an open attempt at a quiz of the same bank. `corrections`
    say that the result was set anew and why, `remarks` what the people wrote who marked.
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
    wrong: Sequence[ItemResult]
    now: datetime
    corrections: Sequence[Correction] = ()
    remarks: Sequence[Remark] = ()

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
    closes_at = attempt.quiz.closes_at
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
        right=len(grades) - len(lost),
        total=len(grades),
        parts=_parts(grades, lessons),
        to_reread=_lessons_of(lost, lessons),
        seen=seen,
        under_way=under_way,
        wrong=[_item_result(grade, items[grade.position - 1], lessons, seen) for grade in lost] if opens_items else [],
        now=now,
        corrections=corrections_of(attempt, run) if MARKS in seen else (),
        remarks=remarks_of(attempt, run) if MARKS in seen else (),
    )


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
    grades = ItemGrade.objects.filter(run=run).select_related("version", "answer").order_by("position")
    columns = ["position", "scored", "out_of", "version__lesson_key", "answer__position"]
    if with_key:
        columns += [f"version__{name}" for name in ("type", "stem", "body", "key", "explanation", "is_amended")]
        columns.append("answer__response")
    found = list(grades.only(*columns))
    return _with_corrected_keys(found, quiz_id) if with_key else found


def _with_corrected_keys(grades: list[ItemGrade], quiz_id: int) -> list[ItemGrade]:
    """The same grades, each question with the key as it was last put right."""
    amendments = amendments_of([grade.version for grade in grades], quiz_id)
    for grade in grades:
        regrade = amendments.get(grade.version_id)
        if regrade and regrade.key is not None:
            grade.version.key = regrade.key
    return grades


def _parts(grades: Sequence[ItemGrade], lessons: Mapping[str, Lesson]) -> list[Part]:
    """Right answers by the module whose lessons teach them, in the order of the course."""
    counts: dict[str, list[bool]] = {lesson.part: [] for lesson in lessons.values()}
    for grade in grades:
        lesson = lessons.get(str(grade.version.lesson_key))
        if lesson is not None:
            counts[lesson.part].append(grade.scored == grade.out_of)
    return [Part(title, sum(rights), len(rights)) for title, rights in counts.items() if rights]


def _lessons_of(grades: Sequence[ItemGrade], lessons: Mapping[str, Lesson]) -> list[Lesson]:
    keys = {str(grade.version.lesson_key) for grade in grades}
    return [lesson for key, lesson in lessons.items() if key in keys]


_CHOICES = {QuestionType.SINGLE, QuestionType.MULTIPLE, QuestionType.TRUE_FALSE}


def _item_result(
    grade: ItemGrade, item: Mapping[str, Any], lessons: Mapping[str, Lesson], seen: frozenset[str]
) -> ItemResult:
    version = grade.version
    response = (grade.answer.response if grade.answer else None) or {}
    chosen = response.get("chosen", [])
    is_choice = version.type in _CHOICES
    options = _marked_options(version, chosen) if is_choice else _marked_words(version, item, response)
    return ItemResult(
        position=grade.position,
        stem=filled(version.stem, item.get("numbers", {})),
        is_answered=bool(response),
        is_unsure=UNSURE in chosen,
        options=list(_seen_of(options, seen)),
        explanation=version.explanation if EXPLANATION in seen else "",
        lesson=lessons.get(str(version.lesson_key)),
    )


def _seen_of(options: Sequence[MarkedOption], seen: frozenset[str]) -> Iterator[MarkedOption]:
    """What may be seen of them: what was chosen, what would have been right, or both; no right without leave to show it."""
    for option in options:
        if RIGHT in seen and (option.is_right or RESPONSE in seen):
            yield option
        elif RIGHT not in seen and RESPONSE in seen and option.is_chosen:
            yield option._replace(is_right=False)


def _marked_options(version: QuestionVersion, chosen: Sequence[str]) -> list[MarkedOption]:
    """The options that were chosen or should have been, the chosen ones first."""
    correct = version.key["correct"]
    options = [
        MarkedOption(option["text"], option["id"] in chosen, option["id"] in correct)
        for option in version.body["options"]
        if option["id"] in (*chosen, *correct)
    ]
    return sorted(options, key=lambda option: not option.is_chosen)


def _marked_words(version: QuestionVersion, item: Mapping[str, Any], response: Mapping[str, Any]) -> list[MarkedOption]:
    """What was answered, and what would have been right, in words."""
    own = words_of(version.body, response)
    right = words_of(version.body, right_response(version, item))
    return [
        *([MarkedOption(own, is_chosen=True, is_right=False)] if own else []),
        *([MarkedOption(right, is_chosen=False, is_right=True)] if right else []),
    ]
