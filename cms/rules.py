"""Who approves what units send in."""

from typing import Any

import rules
from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from accounts.rules import is_person
from cms.selectors.practices import APPROVERS
from organisation.rules import holds
from organisation.selectors import scope_of


@rules.predicate
def approves_for_its_unit(user: User | AnonymousUser, submission: Any = None) -> bool:  # noqa: ANN401 -- a submission
    """Whether what was sent in is of the editor's branch."""
    return submission is None or scope_of(user, *APPROVERS).covers(submission.unit)


rules.add_perm("cms.approve_practices", holds(*APPROVERS) & approves_for_its_unit)
rules.add_perm("cms.send_practices", is_person)
