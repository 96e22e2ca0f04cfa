"""Taking a reorganisation back as if it had never been, or saying what was built on it since."""

from accounts.models import User
from organisation.models import Reorganisation


def undo_reorganisation(*, reorganisation: Reorganisation, actor: User | None) -> Reorganisation:
    """Bring units and seats back to what they were before; refuses once something was built on the new state.

    Undone, it may be applied again; undoing twice changes nothing. Raises `ReorganisationBuiltOnError`.
    """
    raise NotImplementedError
