"""Reads of people and accounts."""

from accounts.selectors.identity import (
    identity_ids,
    is_record_of,
    merges_of,
    records_of,
    surviving_id,
    survivor_of,
    survivors,
)
from accounts.selectors.known import known_people
from accounts.selectors.people import people_matching
from accounts.selectors.users import account_named, live_token

__all__ = [
    "account_named",
    "identity_ids",
    "is_record_of",
    "known_people",
    "live_token",
    "merges_of",
    "people_matching",
    "records_of",
    "surviving_id",
    "survivor_of",
    "survivors",
]
