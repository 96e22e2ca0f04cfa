"""By what the catalogue can be narrowed beyond topic and state, and in what order it stands."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from courses.models import ActionProgramme, Competence, CoursePage, Pillar
from courses.selectors.catalogue import CourseCard

Order = Literal["", "newest", "shortest"]
Choices = Sequence[tuple[str, str | Promise]]

LENGTHS: Mapping[str, tuple[int, int, str | Promise]] = {
    "ngan": (0, 30, _("Dưới 30 phút")),
    "vua": (30, 120, _("Từ 30 phút đến 2 giờ")),
    "dai": (120, 100_000, _("Trên 2 giờ")),
}
LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Tags:
    """To what courses are tagged: the domains of competence and the action programmes of each, by its id."""

    domains: Mapping[int, frozenset[str]]
    programmes: Mapping[int, frozenset[str]]


@dataclass(frozen=True)
class Facets:
    """What can be chosen: only what some course on offer has."""

    pillars: Choices
    domains: Choices
    programmes: Choices
    lengths: Choices

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to choose."""
        return not (self.pillars or self.domains or self.programmes or self.lengths)


def tags_of(cards: Iterable[CourseCard]) -> Tags:
    """The tags of the courses on these cards, in two queries."""
    courses = CoursePage.objects.filter(pk__in=[card.course_id for card in cards]).order_by()
    domain = Coalesce("competences__parent", "competences")
    programme = Coalesce("action_programmes__parent", "action_programmes")
    return Tags(
        _gathered(courses.exclude(competences=None).values_list("pk", domain)),
        _gathered(courses.exclude(action_programmes=None).values_list("pk", programme)),
    )


def facets_of(cards: Sequence[CourseCard], tags: Tags) -> Facets:
    """What the catalogue can be narrowed by: a single choice leaves nothing to choose."""
    pillars = {card.pillar for card in cards}
    return Facets(
        pillars=[(value, label) for value, label in Pillar.choices if value in pillars],
        domains=_named(Competence.objects.values_list("pk", "title"), tags.domains),
        programmes=_named(ActionProgramme.objects.values_list("pk", "title"), tags.programmes),
        lengths=[
            (name, label)
            for name, (_least, _most, label) in LENGTHS.items()
            if any(_has_length(c, name) for c in cards)
        ],
    )


def narrowed(
    cards: Iterable[CourseCard],
    tags: Tags,
    *,
    pillar: str = "",
    domain: str = "",
    programme: str = "",
    length: str = "",
) -> list[CourseCard]:
    """The cards of a pillar, a domain of competence, an action programme, a length; nothing asked narrows nothing."""
    return [
        card
        for card in cards
        if pillar in {"", card.pillar}
        and (not domain or domain in tags.domains.get(card.course_id, ()))
        and (not programme or programme in tags.programmes.get(card.course_id, ()))
        and (not length or _has_length(card, length))
    ]


def in_order(cards: Sequence[CourseCard], order: Order) -> list[CourseCard]:
    """The newest or the shortest first; without a wish as they stand."""
    if order == "newest":
        return sorted(cards, key=lambda card: card.published_at or LONG_AGO, reverse=True)
    return sorted(cards, key=lambda card: card.size.minutes) if order == "shortest" else list(cards)


def _has_length(card: CourseCard, name: str) -> bool:
    least, most, _label = LENGTHS[name]
    return least <= card.size.minutes < most


def _gathered(pairs: Iterable[tuple[int, int]]) -> dict[int, frozenset[str]]:
    by_course: dict[int, set[str]] = defaultdict(set)
    for course_id, tag in pairs:
        by_course[course_id].add(str(tag))
    return {course_id: frozenset(tags) for course_id, tags in by_course.items()}


def _named(titles: QuerySet[Any, tuple[int, str]], tags: Mapping[int, frozenset[str]]) -> list[tuple[str, str]]:
    wanted = {tag for of_course in tags.values() for tag in of_course}
    return [(str(pk), title) for pk, title in titles.filter(pk__in=wanted)] if wanted else []
