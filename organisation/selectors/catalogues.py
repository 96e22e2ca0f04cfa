"""Bodies, their terms, and teams."""

from datetime import date

from django.db.models import QuerySet

from organisation.models import Body, DatedQuerySet, Team, Term, Unit
from organisation.selectors.units import subtree_ids, versions_at


def body_by_code(code: str) -> Body:
    """A body of the catalogue: `standing_board` is Ban Thường trực."""
    return Body.objects.get(code=code)


def terms_of(unit: Unit, as_of: date | None = None) -> DatedQuerySet[Term]:
    """The terms of the unit's bodies, the latest first: all of them, or those that ran on a day."""
    terms = Term.objects.filter(unit=unit).select_related("body")
    return terms.at(as_of) if as_of else terms


def teams_under(unit: Unit, as_of: date) -> QuerySet[Team]:
    """The teams that stood in the unit and below it on that day."""
    standing = versions_at(as_of).filter(unit_id__in=subtree_ids(unit, as_of))
    return Team.objects.filter(unit_id__in=standing.values("unit_id")).order_by("pk")
