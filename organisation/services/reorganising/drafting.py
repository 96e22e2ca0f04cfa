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
def draft_reorganisation(*, order: ReorganisationOrder, actor: User | None) -> Reorganisation:
    """Keep the order; the same order again returns what was kept, however far it has come."""
    plain = order.as_json()
    digest = hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()
    kept = Reorganisation.objects.filter(digest=digest).first()
    if kept is not None:
        return kept
    draft = Reorganisation.objects.create(
        happens_on=order.on,
        decision=order.decision,
        title=order.title,
        order=plain,
        digest=digest,
        drafted_by=actor,
    )
    publish(ReorganisationDrafted(reorganisation_id=draft.pk, on=order.on.isoformat()), actor=actor)
    return draft


@transaction.atomic
def discard_reorganisation(*, reorganisation: Reorganisation, actor: User | None) -> None:  # noqa: ARG001 -- a draft leaves no trace
    """Throw a draft away; what was once applied stays on record."""
    if not Reorganisation.objects.filter(pk=reorganisation.pk, state=ReorganisationState.DRAFT).delete()[0]:
        raise ReorganisationAppliedError
