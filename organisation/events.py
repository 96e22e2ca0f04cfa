"""What happened to units, seats and roles."""

from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, kw_only=True)
class UnitEstablished(Event):
    """A unit stands from that day."""

    unit_id: int
    on: str


@dataclass(frozen=True, kw_only=True)
class UnitChanged(Event):
    """From that day a unit bears another name or code, or belongs elsewhere."""

    unit_id: int
    on: str


@dataclass(frozen=True, kw_only=True)
class UnitEnded(Event):
    """From that day a unit stands no longer."""

    unit_id: int
    on: str


@dataclass(frozen=True, kw_only=True)
class UnitsImported(Event):
    """A list of units that held on a day was taken in."""

    as_of: str
    created: int
    updated: int


@dataclass(frozen=True, kw_only=True)
class UnitsReorganised(Event):
    """Many units came out of many on one day."""

    on: str
    decision: str
    ended: int
    established: int
    reorganisation_id: int = 0
    seats_moved: int = 0


@dataclass(frozen=True, kw_only=True)
class ReorganisationDrafted(Event):
    """What a decision orders was written down."""

    reorganisation_id: int
    on: str


@dataclass(frozen=True, kw_only=True)
class ReorganisationUndone(Event):
    """Units and seats are again what they were before the reorganisation."""

    reorganisation_id: int
    on: str


@dataclass(frozen=True, kw_only=True)
class SeatsMapped(Event):
    """Somebody said where people of split or dissolved units went."""

    reorganisation_id: int
    seats: int
    units: int


@dataclass(frozen=True, kw_only=True)
class TermBegun(Event):
    """A body of a unit was elected for a term."""

    term_id: int
    unit_id: int
    on: str


@dataclass(frozen=True, kw_only=True)
class TermEnded(Event):
    """The term of a body is over."""

    term_id: int
    unit_id: int
    on: str


@dataclass(frozen=True, kw_only=True)
class TeamEstablished(Event):
    """A team became known to the register."""

    team_id: int
    unit_id: int
    on: str


@dataclass(frozen=True, kw_only=True)
class PersonSeated(Event):
    """A person holds a seat from that day."""

    membership_id: int
    person_id: int
    unit_id: int


@dataclass(frozen=True, kw_only=True)
class PeopleSeated(Event):
    """Many people got seats at once."""

    seats: int
    people: int


@dataclass(frozen=True, kw_only=True)
class SeatEnded(Event):
    """A person no longer holds a seat."""

    membership_id: int
    person_id: int
    unit_id: int


@dataclass(frozen=True, kw_only=True)
class PersonExempted(Event):
    """A person need not be trained for a time."""

    exemption_id: int
    person_id: int


@dataclass(frozen=True, kw_only=True)
class ExemptionEnded(Event):
    """A person must be trained again from that day."""

    exemption_id: int
    person_id: int
    on: str


@dataclass(frozen=True, kw_only=True)
class RoleGranted(Event):
    """A user may act in a role over a unit's subtree; `until` is a day or nothing."""

    grant_id: int
    user_id: int
    role: str
    unit_id: int
    until: str = ""


@dataclass(frozen=True, kw_only=True)
class RoleEnded(Event):
    """A user may no longer act in that role there; `reason` is one of `EndReason`."""

    grant_id: int
    user_id: int
    role: str
    unit_id: int
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class PeopleImported(Event):
    """A list of people was taken in: how many are new, changed, left their seats, and how many rows were left out."""

    import_id: int
    unit_id: int | None
    as_of: str
    created: int
    changed: int
    left: int
    left_out: int


@dataclass(frozen=True, kw_only=True)
class PeopleImportCancelled(Event):
    """A list of people was dropped before anything of it was taken in."""

    import_id: int
