"""Who may take quizzes, who may see an attempt, and who keeps a bank."""

from typing import Protocol

import rules
from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from accounts.rules import is_person
from accounts.selectors import is_record_of
from courses.models.approval import APPROVERS
from courses.rules import is_written_by
from courses.selectors.authoring import WRITERS
from organisation.rules import holds
from organisation.selectors import scope_of
from quizzes.models import Regrade
from quizzes.selectors.marking.scope import TRACERS


class _Owned(Protocol):
    @property
    def learner_id(self) -> int: ...


@rules.predicate
def is_own(user: User | AnonymousUser, found: _Owned) -> bool:
    """Whether the attempt, or the sheet of it, is the user's own: nobody works for another."""
    return isinstance(user, User) and is_record_of(user.person, found.learner_id)


@rules.predicate
def is_of_own_branch(user: User | AnonymousUser, found: object = None) -> bool:
    """Whether a bank that a unit owns is of the user's branch; one that no unit owns goes with its course."""
    owner = getattr(found, "owner_unit", None)
    return owner is None or scope_of(user, *WRITERS).covers(owner)


@rules.predicate
def is_approved_by(user: User | AnonymousUser, regrade: Regrade) -> bool:
    """Whether the user approves what is changed in the branch of the question's bank, and did not ask for this themselves."""
    bank = regrade.version.question.bank
    owner = bank.owner_unit or (bank.course and bank.course.owner_unit)
    return regrade.requested_by_id != user.pk and (owner is None or scope_of(user, *APPROVERS).covers(owner))


# Whose attempts, and which questions, is decided where they are found: `quizzes.selectors.marking`.
rules.add_perm("quizzes.mark_answers", holds(*WRITERS))
rules.add_perm("quizzes.trace_marks", holds(*TRACERS))
rules.add_perm("quizzes.decide_regrade", holds(*APPROVERS) & is_approved_by)
rules.add_perm("quizzes.keep_bank", holds(*WRITERS) & is_written_by & is_of_own_branch)
rules.add_perm("quizzes.print_quiz", holds(*WRITERS) & is_written_by)
rules.add_perm("quizzes.take_quiz", is_person)
rules.add_perm("quizzes.work_on_attempt", is_own)
