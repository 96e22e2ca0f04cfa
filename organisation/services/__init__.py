"""Every change to units, seats and roles."""

from organisation.services.access import note_access
from organisation.services.closure import rederive_closure
from organisation.services.importing import ImportReport, import_units
from organisation.services.reorganising import Move, ReorganisationOrder, Successor, reorganise_units
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
    "ImportReport",
    "Move",
    "ReorganisationOrder",
    "Seat",
    "Successor",
    "change_unit",
    "end_role",
    "end_seat",
    "end_unit",
    "establish_unit",
    "exempt_person",
    "grant_role",
    "import_units",
    "note_access",
    "open_pages_to_roles",
    "rederive_closure",
    "reorganise_units",
    "seat_people",
    "seat_person",
    "sync_all_wagtail_groups",
    "sync_wagtail_groups",
    "wagtail_group",
]
