"""Recording people, opening accounts, keeping how they want the pages, giving programs a way in."""

from accounts.services.cards import IssuedCard, issue_card, issue_cards, use_card
from accounts.services.erasure import erase_accounts, erase_identity, erase_person, erase_wishes, note_taking
from accounts.services.identities import link_identity
from accounts.services.letters import send_letter
from accounts.services.lists import correct_people, record_people
from accounts.services.merging import merge_people, undo_merge
from accounts.services.notices import give_consent, publish_notice, read_notice, withdraw_consent
from accounts.services.opening import open_account
from accounts.services.passwords import choose_password
from accounts.services.people import correct_person, create_person, with_keys
from accounts.services.printing import card_address, print_cards
from accounts.services.requests import (
    acknowledge_request,
    extend_request,
    grant_request,
    receive_request,
    refuse_request,
    take_back_request,
)
from accounts.services.tokens import issue_api_token, revoke_api_token, use_api_token
from accounts.services.users import choose_display, create_user

__all__ = [
    "IssuedCard",
    "acknowledge_request",
    "card_address",
    "choose_display",
    "choose_password",
    "correct_people",
    "correct_person",
    "create_person",
    "create_user",
    "erase_accounts",
    "erase_identity",
    "erase_person",
    "erase_wishes",
    "extend_request",
    "give_consent",
    "grant_request",
    "issue_api_token",
    "issue_card",
    "issue_cards",
    "link_identity",
    "merge_people",
    "note_taking",
    "open_account",
    "print_cards",
    "publish_notice",
    "read_notice",
    "receive_request",
    "record_people",
    "refuse_request",
    "revoke_api_token",
    "send_letter",
    "take_back_request",
    "undo_merge",
    "use_api_token",
    "use_card",
    "with_keys",
    "withdraw_consent",
]
