"""Every change to units, seats and roles."""

from organisation.services.roles import end_role, grant_role
from organisation.services.seats import Seat, end_seat, exempt_person, seat_people, seat_person
from organisation.services.tree import change_unit, end_unit, establish_unit
from organisation.services.wagtail_groups import (
    open_pages_to_roles,
    sync_all_wagtail_groups,
    sync_wagtail_groups,
    wagtail_group,
)

__all__ = [
    "Seat",
    "change_unit",
    "end_role",
    "end_seat",
    "end_unit",
    "establish_unit",
    "exempt_person",
    "grant_role",
    "open_pages_to_roles",
    "seat_people",
    "seat_person",
    "sync_all_wagtail_groups",
    "sync_wagtail_groups",
    "wagtail_group",
]
