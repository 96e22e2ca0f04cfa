"""What happens to people and their accounts."""

from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, kw_only=True)
class PersonRecorded(Event):
    """A person became known to the organisation."""

    person_id: int


@dataclass(frozen=True, kw_only=True)
class PersonCorrected(Event):
    """What was recorded of a person was put right: in these fields, whose values stay out of the log."""

    person_id: int
    fields: list[str]


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


@dataclass(frozen=True, kw_only=True)
class IdentityLinked(Event):
    """Somebody can sign in with what another provider knows them as."""

    user_id: int
    provider: str


@dataclass(frozen=True, kw_only=True)
class NoticePublished(Event):
    """A new version of the privacy notice is shown to everybody."""

    version: int


@dataclass(frozen=True, kw_only=True)
class ConsentGiven(Event):
    """A person agreed that their data serve a purpose beyond training."""

    person_id: int
    purpose: str


@dataclass(frozen=True, kw_only=True)
class ConsentWithdrawn(Event):
    """A person no longer agrees to it."""

    person_id: int
    purpose: str


@dataclass(frozen=True, kw_only=True)
class DataRequestReceived(Event):
    """A person asked for something about their data; its clocks run."""

    request_id: int
    person_id: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class DataRequestAcknowledged(Event):
    """Somebody verified who asks and took the request on."""

    request_id: int


@dataclass(frozen=True, kw_only=True)
class DataRequestExtended(Event):
    """The request may take longer, this once."""

    request_id: int
    due_on: str


@dataclass(frozen=True, kw_only=True)
class DataRequestClosed(Event):
    """The request was granted, refused or taken back."""

    request_id: int
    state: str


@dataclass(frozen=True, kw_only=True)
class DataTaken(Event):
    """A person took a copy of everything held about them."""

    person_id: int
    form: str


@dataclass(frozen=True, kw_only=True)
class PersonErased(Event):
    """Whose the records are is known no more; what hangs on them stays, without a name."""

    person_id: int
    records: int


@dataclass(frozen=True, kw_only=True)
class CardIssued(Event):
    """Somebody can sign in with a new card; their old password and earlier cards hold no longer."""

    user_id: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class CardsIssued(Event):
    """Many people were given cards in one act, some of them accounts first."""

    user_ids: list[int]
    opened: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class CardUsed(Event):
    """Somebody signed in with their card and chose a password."""

    card_id: int
    user_id: int


@dataclass(frozen=True, kw_only=True)
class PasswordChosen(Event):
    """The holder of an account chose a new password, knowing the old one or by a letter."""

    user_id: int


@dataclass(frozen=True, kw_only=True)
class LetterSent(Event):
    """The holder of an account was sent the link to choose a new password."""

    user_id: int
