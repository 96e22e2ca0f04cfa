"""What people wrote as short answers, each writing once: those that earned nothing may be right after all."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext

from accounts.models import User
from quizzes.models import ItemGrade, QuestionVersion
from quizzes.selectors.marking.scope import attempts_marked_by

SHOWN = 200


@dataclass(frozen=True)
class Writing:
    """An answer as it was written, how many wrote it so, what share of the points it earned."""

    text: str
    count: int
    share: Decimal


def writings_of(version: QuestionVersion, user: User) -> Sequence[Writing]:
    """The answers to a question of short answer that did not earn everything, the most frequent first."""
    grades = ItemGrade.objects.filter(version=version, out_of__gt=0, answer__isnull=False, run__number=1)
    mine = grades.filter(run__attempt__in=attempts_marked_by(user).values("pk"))
    counts: Counter[tuple[str, Decimal]] = Counter()
    for response, scored, out_of in mine.values_list("answer__response", "scored", "out_of").iterator():
        text = " ".join(str((response or {}).get("text", "")).split())
        if text and scored is not None and scored < out_of:
            counts[text, (scored / out_of).quantize(Decimal("0.01"))] += 1
    return [Writing(text, count, share) for (text, share), count in counts.most_common(SHOWN)]


def as_choices(writings: Sequence[Writing]) -> list[tuple[str, str]]:
    """The same to tick."""
    said = gettext("“{text}” – {count} người")
    return [(writing.text, said.format(text=writing.text, count=writing.count)) for writing in writings]
