"""Units, seats and roles. Nothing is deleted, only ended; every interval of days is half-open, `[from, to)`."""

from organisation.models.access import PersonalAccess
from organisation.models.catalogues import (
    Body,
    Category,
    MemberOrganisation,
    MemberOrganisationKind,
    Position,
    Team,
    TeamKind,
    Term,
)
from organisation.models.dated import Dated, DatedQuerySet
from organisation.models.imports import ImportRow, ImportState, PeopleImport, RowAction, RowState
from organisation.models.reorganisations import Reorganisation, ReorganisationState, Reorganised
from organisation.models.roles import EndReason, Role, RoleGrant
from organisation.models.seats import Exemption, Membership
from organisation.models.units import Level, SuccessionKind, Unit, UnitClosure, UnitKind, UnitSuccession, UnitVersion

__all__ = [
    "Body",
    "Category",
    "Dated",
    "DatedQuerySet",
    "EndReason",
    "Exemption",
    "ImportRow",
    "ImportState",
    "Level",
    "MemberOrganisation",
    "MemberOrganisationKind",
    "Membership",
    "PeopleImport",
    "PersonalAccess",
    "Position",
    "Reorganisation",
    "ReorganisationState",
    "Reorganised",
    "Role",
    "RoleGrant",
    "RowAction",
    "RowState",
    "SuccessionKind",
    "Team",
    "TeamKind",
    "Term",
    "Unit",
    "UnitClosure",
    "UnitKind",
    "UnitSuccession",
    "UnitVersion",
]
