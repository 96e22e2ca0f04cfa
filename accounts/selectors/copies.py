"""Everything held about a person, in one piece: to look at, and to take away."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from accounts.models import Person
from accounts.selectors.privacy import subject_of
from core.holdings import Held, Text, acts_of, held_of


@dataclass(frozen=True)
class Copy:
    """What is held, what is not, and what the person's accounts did."""

    person: Person
    held: Sequence[Held]
    empty: Sequence[Held]
    acts: Sequence[tuple[Text, int]]


def copy_of(person: Person) -> Copy:
    """What is held about a human."""
    subject = subject_of(person)
    everything = held_of(subject)
    return Copy(
        person=person,
        held=[held for held in everything if held.count],
        empty=[held for held in everything if not held.count],
        acts=acts_of(subject),
    )


def plain_copy_of(person: Person) -> dict[str, Any]:
    """The same for programs: every row with its values as they are kept."""
    copy = copy_of(person)
    return {
        "person": str(person.uid),
        "generated_at": timezone.localtime().isoformat(timespec="seconds"),
        "holdings": [
            {
                "name": held.holding.name,
                "title": str(held.holding.title),
                "purpose": str(held.holding.purpose),
                "kept": str(held.holding.kept),
                "after_erasure": str(held.holding.after),
                "columns": {path: str(heading) for path, heading in held.holding.columns.items()},
                "rows": list(held.plain_rows()),
            }
            for held in (*copy.held, *copy.empty)
        ],
        "acts": [{"what": str(label), "count": count} for label, count in copy.acts],
    }
