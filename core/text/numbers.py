"""Numbers as Vietnamese write them: `1.234,5`."""

import re
from decimal import ROUND_HALF_UP, Decimal

_MINUS_SIGNS = str.maketrans("−–", "--")
_SPACED = re.compile(r"(?<=[0-9])[ \u00a0\u202f](?=[0-9]{3}(?![0-9]))")
_WITH_GROUPS = "[+-]?[1-9][0-9]{{0,2}}(?:{group}[0-9]{{3}}){{1,}}(?:{point}[0-9]+)?"
_VIETNAMESE = re.compile(_WITH_GROUPS.format(group=r"\.", point=","))
_ENGLISH = re.compile(_WITH_GROUPS.format(group=",", point=r"\."))
_PLAIN = re.compile("[+-]?[0-9]+(?:[.,][0-9]+)?")


class NotANumberError(ValueError):
    """The text is no number in any way of writing."""


class AmbiguousNumberError(ValueError):
    """The text is two numbers: `1.234` is a thousand to one writer and a little over one to another. Ask which.

    `readings` holds the larger one (the mark groups thousands), then the smaller one (the mark is a decimal point).
    """

    def __init__(self, text: str) -> None:
        """Keep both readings of the text."""
        super().__init__(text)
        self.readings = (Decimal(re.sub("[.,]", "", text)), Decimal(text.replace(",", ".")))


def parse_number(text: str) -> Decimal:
    """Read a number: `1.234,5`, `87,5`, `87.5`, `1.234.567`, `1,234.5`, `1 234`.

    Raises `AmbiguousNumberError` where one mark stands before exactly three digits (`1.234`, `1,234`), which is never
    guessed, and `NotANumberError` for anything else.
    """
    written = _SPACED.sub("", text.strip().translate(_MINUS_SIGNS))
    grouped = [style for style in (_VIETNAMESE, _ENGLISH) if style.fullmatch(written)]
    if grouped and _PLAIN.fullmatch(written):
        raise AmbiguousNumberError(written)
    if grouped:
        group = "." if grouped == [_VIETNAMESE] else ","
        return Decimal(written.replace(group, "").replace(",", "."))
    if _PLAIN.fullmatch(written):
        return Decimal(written.replace(",", "."))
    raise NotANumberError(text)


def parse_whole_number(text: str) -> int:
    """Read a number that can only be whole, where `1.234` is therefore one thousand two hundred and thirty-four."""
    try:
        number = parse_number(text)
    except AmbiguousNumberError as ambiguous:
        number = ambiguous.readings[0]
    if number != number.to_integral_value():
        raise NotANumberError(text)
    return int(number)


def format_number(number: Decimal | int, digits: int | None = None) -> str:
    """Write a number with exactly so many digits after the comma (rounded half up), or with those it has.

    >>> format_number(Decimal("1234.50")), format_number(Decimal("1234.5"), 2), format_number(2000)
    ('1.234,5', '1.234,50', '2.000')
    """
    value = Decimal(number)
    if digits is not None:
        value = value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    written = f"{value:,f}"
    if digits is None and "." in written:
        written = written.rstrip("0").rstrip(".")
    if not value:
        written = written.removeprefix("-")
    return written.translate(str.maketrans(".,", ",."))


def format_percent(percent: Decimal | int, digits: int = 1) -> str:
    """Write a percentage (0 to 100) with at most so many digits after the comma.

    >>> format_percent(Decimal("87.5")), format_percent(Decimal("66.667")), format_percent(100)
    ('87,5%', '66,7%', '100%')
    """
    rounded = Decimal(percent).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    return f"{format_number(rounded)}%"
