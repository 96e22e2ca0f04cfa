"""Reads of people and accounts."""

from accounts.selectors.cards import Entry, accounts_of, card_digest, cards_of, live_cards, usable_card, with_entry
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
    "Entry",
    "account_named",
    "accounts_of",
    "agreeing_people",
    "beside",
    "card_digest",
    "cards_of",
    "choices_of",
    "consents_of",
    "current_notice",
    "current_version",
    "has_read",
    "identity_ids",
    "is_record_of",
    "known_people",
    "late_requests",
    "live_cards",
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
    "usable_card",
    "with_entry",
    "with_several_records",
    "withheld_people",
]
