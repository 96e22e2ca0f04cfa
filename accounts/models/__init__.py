"""The human and the account: a person may have no account, an account at most one person."""

from accounts.models.people import Person, PersonMerge, Sex
from accounts.models.privacy import (
    OPEN,
    RESTRICTING,
    Consent,
    DataRequest,
    NoticeReading,
    PrivacyNotice,
    Purpose,
    RequestKind,
    RequestState,
)
from accounts.models.users import ApiToken, SignInCard, Theme, User

__all__ = [
    "OPEN",
    "RESTRICTING",
    "ApiToken",
    "Consent",
    "DataRequest",
    "NoticeReading",
    "Person",
    "PersonMerge",
    "PrivacyNotice",
    "Purpose",
    "RequestKind",
    "RequestState",
    "Sex",
    "SignInCard",
    "Theme",
    "User",
]
