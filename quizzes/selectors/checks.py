"""What was said of questions that were marked while the attempt is open, as far as the quiz lets its learner know."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from quizzes.calculations import DURING, EXPLANATION, MARKS, RIGHT, Policy
from quizzes.models import OPEN_STATES, Attempt, Behaviour, ItemCheck, QuestionVersion
from quizzes.selectors.marking.amendments import corrected_key
from quizzes.selectors.words import right_response, words_of


@dataclass(frozen=True, kw_only=True)
class Feedback:
    """The last check of one question; `share` is None where the quiz keeps marks back, texts are empty likewise."""

    number: int
    is_settled: bool
    share: Decimal | None
    tries_left: int
    right: str = ""
    explanation: str = ""
    notes: Sequence[str] = ()

    @property
    def is_right(self) -> bool:
        """Whether nothing was missing."""
        return self.share == 1


def feedback_at(attempt: Attempt, position: int) -> Feedback | None:
    """What may be said of the question at a position; the key is fetched only once the question is settled and may show it."""
    policy = Policy.read(attempt.policy)
    if not policy.marks_at_once:
        return None
    checks = ItemCheck.objects.filter(attempt=attempt, position=position).select_related("answer")
    check = checks.order_by("-number").first()
    if check is None:
        return None
    opened = _opened(attempt, check, policy) if check.is_settled else _Opened()
    return Feedback(
        number=check.number,
        is_settled=check.is_settled,
        share=check.share if policy.shows(MARKS, DURING) else None,
        tries_left=0 if check.is_settled else policy.item_tries - check.number,
        right=opened.right,
        explanation=opened.explanation,
        notes=opened.notes,
    )


def next_position(attempt: Attempt, here: int) -> int:
    """Where practice goes on: the next question of a part that is not mastered yet; 0 when there is none."""
    policy = Policy.read(attempt.policy)
    items = attempt.paper["items"]
    checks = _settled(attempt)
    done = _mastered(items, checks, policy.mastery_streak)
    waiting = [n for n, item in enumerate(items, start=1) if n not in checks and item.get("group") not in done]
    return next((n for n in waiting if n > here), waiting[0] if waiting else 0)


def spared_positions(attempt: Attempt) -> set[int]:
    """The questions of parts that are mastered: practice leaves them out."""
    if attempt.policy.get("behaviour") != Behaviour.ADAPTIVE:
        return set()
    items = attempt.paper["items"]
    mastered = _mastered(items, _settled(attempt), Policy.read(attempt.policy).mastery_streak)
    return {position for position, item in enumerate(items, start=1) if item.get("group") in mastered}


def _settled(attempt: Attempt) -> dict[int, Decimal]:
    rows = ItemCheck.objects.filter(attempt=attempt, is_settled=True).order_by("checked_at", "pk")
    return dict(rows.values_list("position", "share"))


def _mastered(items: Sequence[Mapping[str, object]], checks: Mapping[int, Decimal], streak: int) -> set[object]:
    """The parts in which so many questions in a row were right, as they were answered."""
    runs: defaultdict[object, int] = defaultdict(int)
    mastered = set()
    for position, share in checks.items():
        group = items[position - 1].get("group")
        runs[group] = runs[group] + 1 if share == 1 else 0
        if runs[group] >= streak:
            mastered.add(group)
    return mastered


class _Opened(NamedTuple):
    """What is said once a question is settled: the right answer, why, and what there is to say of what was chosen."""

    right: str = ""
    explanation: str = ""
    notes: Sequence[str] = ()


def _opened(attempt: Attempt, check: ItemCheck, policy: Policy) -> _Opened:
    """What the quiz lets its learner know, unless another paper of the same bank is being worked on."""
    shows_right, shows_why = policy.shows(RIGHT, DURING), policy.shows(EXPLANATION, DURING)
    others = Attempt.objects.filter(learner=attempt.learner_id, state__in=OPEN_STATES).exclude(pk=attempt.pk)
    if not (shows_right or shows_why) or others.filter(quiz__bank=attempt.quiz.bank_id).exists():
        return _Opened()
    item = attempt.paper["items"][check.position - 1]
    version = QuestionVersion.objects.only("type", "body", "key", "explanation", "is_amended").get(pk=item["version"])
    version.key = corrected_key(version, attempt.quiz_id)
    right = words_of(version.body, right_response(version, item)) if shows_right else ""
    if not shows_why:
        return _Opened(right)
    said, chosen = version.key.get("notes", {}), (check.answer.response or {}).get("chosen", ())
    return _Opened(right, version.explanation, [said[name] for name in chosen if said.get(name)])
