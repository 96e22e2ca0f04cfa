"""What organisation adds to the floor: the register's area, one's seats on one's page, the upkeep of what is derived."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person, User
from core.access import may
from core.navigation import Area, Place, register_area, register_place
from core.panels import PanelContent, register_panel
from core.periodic import register_job
from core.reconciliation import register_rederivation
from organisation.rules import READERS, holds
from organisation.selectors import held_seats_of
from organisation.services import rederive_closure, sync_all_wagtail_groups

register_area(Area(key="register", label=_("Tổ chức"), home="organisation:units", order=40, is_open_to=holds(*READERS)))
register_place(Place(area="register", label=_("Đơn vị"), icon="building-2", url_name="organisation:units", order=10))


@register_panel("my.page")
def my_seats(*, person: Person | None, **_about: object) -> PanelContent:
    """Where one serves and as what."""
    seats = held_seats_of(person, timezone.localdate()) if person else []
    return ("organisation/panels/my_seats.html", {"seats": seats}) if seats else None


@register_panel("account.security")
def second_factor_duty(*, user: User, is_set: bool) -> PanelContent:
    """Whether the user's roles require a second factor, as long as there is none."""
    if is_set or not may(user, "organisation.work_as_staff"):
        return None
    return "organisation/panels/second_factor.html", {"is_waived": not settings.REQUIRE_STAFF_MFA}


# Grants begin and end with the day.
register_job("sync_wagtail_groups", "1 0 * * *", sync_all_wagtail_groups)
register_rederivation("organisation.closure", rederive_closure)
register_rederivation("organisation.wagtail_groups", sync_all_wagtail_groups)
