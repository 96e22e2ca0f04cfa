"""Every change to units, seats and roles."""

from organisation.services.access import note_access
from organisation.services.cards import MOST_CARDS, Sheets, hand_out_cards, replace_card
from organisation.services.catalogues import NewTeam, NewTerm, begin_term, end_term, establish_team
from organisation.services.closure import rederive_closure
from organisation.services.erasing import erase_import_rows, erase_roles, erase_words_on_seats, forget_old_traces
from organisation.services.exemptions import end_exemption, exempt_person
from organisation.services.exporting import export_requests
from organisation.services.importing import ImportReport, import_units
from organisation.services.reorganising import (
    apply_reorganisation,
    discard_reorganisation,
    draft_reorganisation,
    map_seats,
    reorganise_units,
    undo_reorganisation,
)
from organisation.services.roles import end_role, grant_role
from organisation.services.seats import Seat, end_seat, seat_people, seat_person
from organisation.services.succession import (
    SuccessionFile,
    SuccessionReport,
    draft_succession,
    import_succession,
    undo_succession,
)
from organisation.services.tree import change_unit, end_unit, establish_unit
from organisation.services.wagtail_groups import (
    open_pages_to_roles,
    role_of_group,
    sync_all_wagtail_groups,
    sync_wagtail_groups,
    wagtail_group,
)

__all__ = [
    "MOST_CARDS",
    "ImportReport",
    "NewTeam",
    "NewTerm",
    "Seat",
    "Sheets",
    "SuccessionFile",
    "SuccessionReport",
    "apply_reorganisation",
    "begin_term",
    "change_unit",
    "discard_reorganisation",
    "draft_reorganisation",
    "draft_succession",
    "end_exemption",
    "end_role",
    "end_seat",
    "end_term",
    "end_unit",
    "erase_import_rows",
    "erase_roles",
    "erase_words_on_seats",
    "establish_team",
    "establish_unit",
    "exempt_person",
    "export_requests",
    "forget_old_traces",
    "grant_role",
    "hand_out_cards",
    "import_succession",
    "import_units",
    "map_seats",
    "note_access",
    "open_pages_to_roles",
    "rederive_closure",
    "reorganise_units",
    "replace_card",
    "role_of_group",
    "seat_people",
    "seat_person",
    "sync_all_wagtail_groups",
    "sync_wagtail_groups",
    "undo_reorganisation",
    "undo_succession",
    "wagtail_group",
]
