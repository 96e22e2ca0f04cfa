"""Two records of one human: linked, never poured into one another, so that the link can be undone."""

from django.db import transaction
from django.utils import timezone

from accounts.errors import (
    AlreadyMergedError,
    ErasedPersonError,
    MergeReasonMissingError,
    SamePersonError,
)
from accounts.events import MergeUndone, PeopleMerged
from accounts.models import Person, PersonMerge, User
from accounts.selectors import records_of
from core.events import publish
from core.text.unicode import tidy_line


@transaction.atomic
def merge_people(*, kept: Person, merged: Person, reason: str, actor: User | None) -> PersonMerge:
    """Say that two records are one human, who goes by `kept` from now on; the same again returns the merge that holds.

    Nothing that hangs on `merged` is touched: whoever reads what a human has done reads all their records. When `kept`
    was itself merged before, the one who stayed then stays now.
    """
    records = records_of([kept.pk, merged.pk]).select_for_update().order_by("pk").in_bulk()
    merged = records[merged.pk]
    kept = records[records[kept.pk].merged_into_id or kept.pk]
    if (held := PersonMerge.objects.filter(merged=merged, kept=kept, undone_at=None).first()) is not None:
        return held
    _refuse_impossible_merge(kept, merged, reason)
    carried = list(Person.objects.filter(merged_into=merged).order_by("pk").values_list("pk", flat=True))
    Person.objects.filter(pk__in=[merged.pk, *carried]).update(merged_into=kept)
    merge = PersonMerge.objects.create(
        kept=kept, merged=merged, reason=tidy_line(reason), carried=carried, merged_by=actor
    )
    publish(PeopleMerged(merge_id=merge.pk, kept_id=kept.pk, merged_id=merged.pk), actor=actor)
    return merge


@transaction.atomic
def undo_merge(*, merge: PersonMerge, actor: User | None) -> PersonMerge:
    """Say that they were two people after all; a second time changes nothing.

    Whoever had been merged into `merged` follows them; a later merge of `kept` into a third goes on without them.
    """
    merge = PersonMerge.objects.select_for_update().get(pk=merge.pk)
    if merge.undone_at is not None:
        return merge
    merge.undone_at, merge.undone_by = timezone.now(), actor
    merge.save(update_fields=["undone_at", "undone_by"])
    Person.objects.filter(pk=merge.merged_id).update(merged_into=None)
    Person.objects.filter(pk__in=_merged_below(merge.merged_id)).update(merged_into=merge.merged_id)
    publish(MergeUndone(merge_id=merge.pk, kept_id=merge.kept_id, merged_id=merge.merged_id), actor=actor)
    return merge


def _merged_below(person_id: int) -> set[int]:
    """Whoever was merged into this record, or into one that was, by merges that hold."""
    found: set[int] = set()
    level = {person_id}
    while level:
        level = set(PersonMerge.objects.filter(undone_at=None, kept__in=level).values_list("merged_id", flat=True))
        found |= level
    return found


def _refuse_impossible_merge(kept: Person, merged: Person, reason: str) -> None:
    if kept.pk in (merged.pk, merged.merged_into_id):
        raise SamePersonError
    if merged.merged_into_id is not None:
        raise AlreadyMergedError(person=merged.full_name)
    if kept.erased_at or merged.erased_at:
        raise ErasedPersonError
    if not tidy_line(reason):
        raise MergeReasonMissingError
