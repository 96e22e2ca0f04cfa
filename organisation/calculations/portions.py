"""Many values in portions that fit into one query."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Value = TypeVar("Value")

# Below every database's limit on the values of one query.
BATCH = 5000


def batches(values: Iterable[Value]) -> Iterator[list[Value]]:
    """The values in portions that fit into one query."""
    rest = iter(values)
    while batch := list(islice(rest, BATCH)):
        yield batch
