"""Numbers in Moodle's files, and in others that write them alike."""

from decimal import Decimal, InvalidOperation

from quizzes.formats.choices import NotTakenError
from quizzes.formats.gift.reading import UNSUPPORTED

_LONGEST = 30
_ZERO = Decimal(0)


def decimal_of(text: str | None, default: Decimal | None = _ZERO) -> Decimal:
    """A number of the file; what is none counts as the default, or is refused where there is none."""
    try:
        number = Decimal((text or "").strip().replace(",", "."))
        if number.is_finite() and len(f"{number:f}"[:_LONGEST]) < _LONGEST:
            return number
    except (InvalidOperation, ValueError):
        pass
    if default is None:
        raise NotTakenError("unsupported_type", UNSUPPORTED)
    return default
