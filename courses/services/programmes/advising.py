"""How many periods (tiết) a year are advised for a category of cadres."""

from decimal import Decimal

from django.db import transaction

from accounts.models import User
from core.events import publish
from core.text.unicode import tidy_line
from courses.events import PeriodsAdvised
from courses.models import AnnualRequirement


@transaction.atomic
def advise_periods(*, category: str, year: int, periods: Decimal, document: str, actor: User | None) -> None:
    """Set the number of a category and a year, and the text it follows from; none at all takes it back."""
    facts = {"periods": periods, "document": tidy_line(document)}
    held = AnnualRequirement.objects.select_for_update().filter(category=category, year=year)
    if held.filter(**facts).exists() or (not periods and not held.exists()):
        return
    if periods:
        AnnualRequirement.objects.update_or_create(category=category, year=year, defaults=facts)
    else:
        held.delete()
    publish(PeriodsAdvised(category=category, year=year, periods=str(periods)), actor=actor)
