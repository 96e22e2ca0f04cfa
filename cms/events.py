"""What happens to good practices."""

from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, kw_only=True)
class PracticeSubmitted(Event):
    """Somebody sent in what their unit does well, or sent it again as asked."""

    submission_id: int
    unit_id: int
    submitter_id: int


@dataclass(frozen=True, kw_only=True)
class PracticeReturned(Event):
    """An editor asked for something more before it can be published."""

    submission_id: int
    submitter_id: int


@dataclass(frozen=True, kw_only=True)
class PracticePublished(Event):
    """A good practice became a page for everybody."""

    submission_id: int
    submitter_id: int
    page_id: int
