"""Who may: asked of role grants alone, each over a subtree for a time. No scope denies.

Permissions are registered by the apps whose pages they guard; those of the register itself stand below.
"""

import rules
from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from organisation.models import Role, Unit
from organisation.selectors import Scope, accounts_beyond, roles_of, scope_of


def holds(*roles: str) -> rules.Predicate:
    """Whether the user holds any of these roles, over whichever units."""

    @rules.predicate
    def is_held(user: User | AnonymousUser, _found: object = None) -> bool:
        return not roles_of(user).isdisjoint(roles)

    return is_held


def holds_over(*roles: str) -> rules.Predicate:
    """Whether the user holds any of these roles over the unit in question; over no unit nobody does."""

    @rules.predicate
    def is_held_over(user: User | AnonymousUser, unit: Unit | None = None) -> bool:
        return unit is not None and scope_of(user, *roles).covers(unit)

    return is_held_over


# Who reads the register of units and people, who keeps it, who hands out roles: each over their own subtree.
READERS = (Role.HR_OFFICER, Role.DATA_MANAGER, Role.ADMINISTRATOR)
KEEPERS = (Role.DATA_MANAGER, Role.ADMINISTRATOR)
GRANTERS = (Role.ADMINISTRATOR,)


@rules.predicate
def may_issue_card(keeper: User | AnonymousUser, user: User | None = None) -> bool:
    """Whether the keeper may hand out a card for the account; their own password they change themselves."""
    if user is None or not isinstance(keeper, User):
        return user is None
    is_own = user.pk == keeper.pk or user.is_superuser
    return not is_own and not accounts_beyond(*card_scopes(keeper)).filter(user=user).exists()


def card_scopes(keeper: User) -> tuple[Scope, Scope]:
    """Where a keeper hands out cards: to people of the units they keep, to administrators of those they administer."""
    return scope_of(keeper, *KEEPERS), scope_of(keeper, Role.ADMINISTRATOR)


rules.add_perm("organisation.read_register", holds(*READERS))
rules.add_perm("organisation.keep_register", holds(*KEEPERS))
rules.add_perm("organisation.issue_card", holds(*KEEPERS) & may_issue_card)
rules.add_perm("organisation.grant_roles", holds(*GRANTERS))
rules.add_perm("organisation.work_as_staff", holds(*(role for role in Role if role is not Role.LEARNER)))
