"""Recording people, opening accounts, keeping how they want the pages, giving programs a way in."""

from accounts.services.lists import correct_people, record_people
from accounts.services.merging import merge_people, undo_merge
from accounts.services.people import create_person, with_keys
from accounts.services.tokens import issue_api_token, revoke_api_token, use_api_token
from accounts.services.users import choose_display, create_user

__all__ = [
    "choose_display",
    "correct_people",
    "create_person",
    "create_user",
    "issue_api_token",
    "merge_people",
    "record_people",
    "revoke_api_token",
    "undo_merge",
    "use_api_token",
    "with_keys",
]
