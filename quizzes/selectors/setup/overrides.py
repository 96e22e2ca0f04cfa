"""Other limits for some: who has them, and whom they may be given to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Person, User
from accounts.selectors import surviving_id
from core.text.dates import format_moment
from courses.selectors.authoring import WRITERS
from organisation.selectors import scope_of, unit_names
from organisation.selectors.people import Wish, people_seated, posts_held
from quizzes.activities import group_choices
from quizzes.models import Quiz, QuizOverride
from quizzes.selectors.scans import takers_of

MOST_FOUND = 8


class OverrideLine(NamedTuple):
    """Other limits in words: for whom, what, why, by whom."""

    override: QuizOverride
    whose: str
    what: str


def overrides_seen_by(user: User, quiz: Quiz) -> Sequence[OverrideLine]:
    """The overrides for people and units of the user's branch and for classes that they keep, the newest first."""
    groups = dict(group_choices(user, quiz.course))
    seen = list(_within(user, quiz, groups).select_related("learner", "granted_by__person"))
    units = unit_names([override.unit_id for override in seen if override.unit_id], timezone.localdate())
    return [OverrideLine(one, _whose(one, groups, units), ", ".join(_what(one))) for one in seen]


def override_of(user: User, quiz: Quiz, number: int) -> QuizOverride | None:
    """One of them, if the user may see it."""
    seen = _within(user, quiz, dict(group_choices(user, quiz.course)))
    return seen.select_related("quiz").filter(pk=number).first()


def takers_called(quiz: Quiz, user: User, text: str) -> list[tuple[Person, str]]:
    """Those on the quiz's course, of the user's branch, whose name holds these words, each with their posts."""
    people = list(takers_of(quiz, user, Wish(timezone.localdate(), text))[:MOST_FOUND]) if text.strip() else []
    posts = posts_held(people, timezone.localdate()) if people else {}
    return [(person, posts.get(person.pk, "")) for person in people]


def _within(user: User, quiz: Quiz, groups: Iterable[str]) -> QuerySet[QuizOverride]:
    today, scope = timezone.localdate(), scope_of(user, *WRITERS)
    people = people_seated(scope, Wish(today)).order_by().values("pk")
    units = scope.unit_ids(today)
    overrides = QuizOverride.objects.annotate(human=surviving_id("learner"))
    meant = Q(human__in=people) | Q(unit_id__in=units) | Q(group__in=list(groups))
    return overrides.filter(meant, quiz=quiz)


def _whose(override: QuizOverride, groups: Mapping[str, str], units: Mapping[int, str]) -> str:
    if override.learner is not None:
        return override.learner.full_name
    if override.unit_id is not None:
        return _("Mọi người của %(unit)s") % {"unit": units.get(override.unit_id, "")}
    return _("Lớp “%(title)s”") % {"title": groups.get(override.group, override.group)}


def _what(override: QuizOverride) -> Iterator[str]:
    """What is other than the quiz says."""
    if minutes := override.extra_minutes:
        yield ngettext("thêm %(count)d phút", "thêm %(count)d phút", minutes) % {"count": minutes}
    if tries := override.extra_attempts:
        yield ngettext("thêm %(count)d lần làm", "thêm %(count)d lần làm", tries) % {"count": tries}
    if override.opens_at:
        yield _("mở từ %(at)s") % {"at": format_moment(override.opens_at)}
    if override.closes_at:
        yield _("đóng lúc %(at)s") % {"at": format_moment(override.closes_at)}
