"""What a question says, as plain values with one hash."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class QuestionContent:
    """Everything a version of a question holds; `quizzes.models.QuestionVersion` describes the parts."""

    type: str
    stem: str
    body: Mapping[str, Any]
    key: Mapping[str, Any]
    explanation: str = ""
    level: str
    lesson_key: str | None = None
    competence: str = ""
    hash: str = field(init=False)

    def __post_init__(self) -> None:
        values = {name: getattr(self, name) for name in self.__dataclass_fields__ if name != "hash"}
        canonical = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        object.__setattr__(self, "hash", hashlib.sha256(canonical.encode()).hexdigest())

    def values(self) -> dict[str, Any]:
        """The parts by name, hash included."""
        return asdict(self)


def identified(texts: Iterable[str]) -> list[dict[str, str]]:
    """Options with ids that stay the same while the text does, and that say nothing of the order they were written in.

    Letters or numbers would: authors like to write the right option first.
    """
    options: dict[str, str] = {}
    for text in texts:
        digest = hashlib.sha256(text.encode()).hexdigest()
        unused = (digest[start : start + 8] for start in range(len(digest)) if digest[start : start + 8] not in options)
        options[next(unused)] = text
    return [{"id": name, "text": text} for name, text in options.items()]
