"""Keeping what a decision orders, before anything is done about it."""

import hashlib
import json

from django.db import transaction

from accounts.models import User
from core.events import publish
from organisation.calculations import ReorganisationOrder
from organisation.errors import ReorganisationAppliedError
from organisation.events import ReorganisationDrafted
from organisation.models import Reorganisation, ReorganisationState


@transaction.atomic
def draft_reorganisation(*, order: ReorganisationOrder, actor: User | None, digest: str = "") -> Reorganisation:
    """Keep the order; the same order again, or that of the same file (`digest`), returns what was kept.

    What has been applied stays as it was ordered; until then the last order of a file is the one that counts.
    """
    plain = order.as_json()
    digest = digest or hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()
    kept = Reorganisation.objects.filter(digest=digest, happens_on=order.on).first()
    if kept is not None and (kept.state == ReorganisationState.APPLIED or kept.order == plain):
        return kept
    draft = kept or Reorganisation(digest=digest, happens_on=order.on, drafted_by=actor)
    draft.decision, draft.title, draft.order = order.decision, order.title, plain
    draft.save()
    publish(ReorganisationDrafted(reorganisation_id=draft.pk, on=order.on.isoformat()), actor=actor)
    return draft


@transaction.atomic
def discard_reorganisation(*, reorganisation: Reorganisation, actor: User | None) -> None:  # noqa: ARG001 -- a draft leaves no trace
    """Throw a draft away; what was once applied stays on record."""
    if not Reorganisation.objects.filter(pk=reorganisation.pk, state=ReorganisationState.DRAFT).delete()[0]:
        raise ReorganisationAppliedError
