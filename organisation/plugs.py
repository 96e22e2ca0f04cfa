"""What organisation adds to the floor: one's seats on one's own page, and the upkeep of what is derived."""

from django.utils import timezone

from accounts.models import Person
from core.panels import PanelContent, register_panel
from core.periodic import register_job
from core.reconciliation import register_rederivation
from organisation.selectors import held_seats_of
from organisation.services import rederive_closure, sync_all_wagtail_groups


@register_panel("my.page")
def my_seats(*, person: Person | None, **_about: object) -> PanelContent:
    """Where one serves and as what."""
    seats = held_seats_of(person, timezone.localdate()) if person else []
    return ("organisation/panels/my_seats.html", {"seats": seats}) if seats else None


# Grants begin and end with the day.
register_job("sync_wagtail_groups", "1 0 * * *", sync_all_wagtail_groups)
register_rederivation("organisation.closure", rederive_closure)
register_rederivation("organisation.wagtail_groups", sync_all_wagtail_groups)
