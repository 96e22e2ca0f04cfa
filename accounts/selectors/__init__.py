"""Reads of people and accounts."""

from accounts.selectors.identity import (
    beside,
    identity_ids,
    is_record_of,
    merges_of,
    records_of,
    surviving_id,
    survivor_of,
    survivors,
    with_several_records,
)
from accounts.selectors.known import known_people
from accounts.selectors.people import people_matching
from accounts.selectors.privacy import (
    Choice,
    agreeing_people,
    choices_of,
    consents_of,
    current_notice,
    current_version,
    has_read,
    late_requests,
    open_requests,
    requests_about,
    requests_of,
    subject_of,
    withheld_people,
)
from accounts.selectors.users import account_named, live_token

__all__ = [
    "Choice",
    "account_named",
    "agreeing_people",
    "beside",
    "choices_of",
    "consents_of",
    "current_notice",
    "current_version",
    "has_read",
    "identity_ids",
    "is_record_of",
    "known_people",
    "late_requests",
    "live_token",
    "merges_of",
    "open_requests",
    "people_matching",
    "records_of",
    "requests_about",
    "requests_of",
    "subject_of",
    "surviving_id",
    "survivor_of",
    "survivors",
    "with_several_records",
    "withheld_people",
]
