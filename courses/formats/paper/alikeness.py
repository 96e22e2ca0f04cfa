"""Whether two pictures show the same, and two texts say nearly the same."""

from collections import Counter
from io import BytesIO

from PIL import Image

from core.text.search import fold

SIDE, MOST_DIFFERENT = 8, 8


def are_alike(one: bytes, other: bytes) -> bool:
    """Whether a picture is the other one, perhaps stored smaller or coarser by a program on its way."""
    return (_print(one) ^ _print(other)).bit_count() <= MOST_DIFFERENT


def _print(content: bytes) -> int:
    """A bit for every place of a small picture that is brighter than the place to its right."""
    with Image.open(BytesIO(content)) as image:
        grey = image.convert("L").resize((SIDE + 1, SIDE))
    dots = grey.tobytes()
    places = (row * (SIDE + 1) + column for row in range(SIDE) for column in range(SIDE))
    return sum((dots[place] > dots[place + 1]) << number for number, place in enumerate(places))


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """How much of two texts is the same words, from 0 to 1."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def counted(text: str) -> Counter[str]:
    """The words of a text, however they are written."""
    return Counter(fold(text).split())
