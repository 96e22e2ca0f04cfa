"""What happens to people and their accounts."""

from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, kw_only=True)
class PersonRecorded(Event):
    """A person became known to the organisation."""

    person_id: int


@dataclass(frozen=True, kw_only=True)
class AccountOpened(Event):
    """Somebody can sign in from now on."""

    user_id: int
    person_id: int | None


@dataclass(frozen=True, kw_only=True)
class ApiTokenIssued(Event):
    """A program can act for the account from now on."""

    token_id: int
    owner_id: int


@dataclass(frozen=True, kw_only=True)
class ApiTokenRevoked(Event):
    """A program can act for the account no longer."""

    token_id: int
    owner_id: int


@dataclass(frozen=True, kw_only=True)
class PeopleMerged(Event):
    """Two records were found to be one human."""

    merge_id: int
    kept_id: int
    merged_id: int


@dataclass(frozen=True, kw_only=True)
class MergeUndone(Event):
    """Two records were found to be two people after all."""

    merge_id: int
    kept_id: int
    merged_id: int
