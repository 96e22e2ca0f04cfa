"""The names of bookmarks that say which lesson a file is, and which block a paragraph begins.

A bookmark of a block carries what the block said when it was printed, in short: so a reader of the returned file can
tell a change on paper from a change made meanwhile in the editor. Word allows forty letters; names with an underscore
in front are not shown to people.
"""

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

PREFIX = "_hm"
_LESSON = re.compile(r"_hml_([0-9a-f]{32})")
_BLOCK = re.compile(r"_hmb_([0-9a-f]{16})_([0-9a-f]{12})")
_KEY = re.compile(r' data-block-key="[^"]*"')


@dataclass(frozen=True)
class Mark:
    """A block as a file names it: by its id in short, and by what it said."""

    block: str
    said: str


def lesson_mark(key: UUID) -> str:
    """The name of the bookmark at the title."""
    return f"_hml_{key.hex}"


def lesson_of_mark(name: str) -> UUID | None:
    """The lesson that a bookmark names."""
    match = _LESSON.fullmatch(name)
    return UUID(match[1]) if match else None


def block_mark(block_id: str, value: Any) -> str:  # noqa: ANN401 -- JSON
    """The name of the bookmark of a block that says this."""
    return f"_hmb_{short(block_id)}_{digest(value)[:12]}"


def mark_of(name: str) -> Mark | None:
    """The block that a bookmark names."""
    match = _BLOCK.fullmatch(name)
    return Mark(match[1], match[2]) if match else None


def short(block_id: str) -> str:
    """An id in sixteen letters, whatever it is made of."""
    return sha256(block_id.encode()).hexdigest()[:16]


def digest(value: Any) -> str:  # noqa: ANN401 -- JSON
    """What a value says, without the ids and keys that editors give to its parts."""
    return sha256(json.dumps(bare(value), ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def bare(value: Any) -> Any:  # noqa: ANN401 -- JSON
    """The value without ids and keys."""
    match value:
        case {"type": "item", "value": inside}:
            return bare(inside)
        case dict():
            return {name: bare(inside) for name, inside in value.items()}
        case list():
            return [bare(inside) for inside in value]
        case str():
            return _KEY.sub("", value)
    return value
