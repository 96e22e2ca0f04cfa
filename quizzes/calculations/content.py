"""What a question says, as plain values with one hash."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from core.text.search import fold

_NO_LETTERS = re.compile(r"[^\w]+")


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
    legal_reference: str = ""
    hash: str = field(init=False)

    def __post_init__(self) -> None:
        values = {name: getattr(self, name) for name in self.__dataclass_fields__ if name != "hash"}
        # A part that came later says nothing where it is empty, so that older contents keep their hash.
        if not self.legal_reference:
            del values["legal_reference"]
        canonical = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        object.__setattr__(self, "hash", _digest(canonical))

    def values(self) -> dict[str, Any]:
        """The parts by name, with hash and likeness."""
        return {**asdict(self), "likeness": self.likeness}

    @property
    def likeness(self) -> str:
        """The same for two writings of one question: marks, capitals, signs and the order of options do not count."""
        return likeness_of(self.stem, self.body)


def likeness_of(stem: str, body: Mapping[str, Any]) -> str:
    """What is the same for two writings of one question."""
    named = [body.get(name, ()) for name in ("options", "prompts")]
    texts = [sorted(folded(str(thing.get("text", ""))) for thing in things) for things in named]
    said = [folded(stem), folded(str(body.get("text", ""))), *texts]
    return _digest(json.dumps(said, ensure_ascii=False))


def folded(text: str) -> str:
    """Letters and digits only, without marks; the text itself where it has none."""
    return _NO_LETTERS.sub(" ", fold(text)).strip() or text.strip()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def identified(texts: Iterable[str]) -> list[dict[str, str]]:
    """Options with ids that stay the same while the text does, and that say nothing of the order they were written in.

    Letters or numbers would: authors like to write the right option first.
    """
    options: dict[str, str] = {}
    for text in texts:
        digest = _digest(text)
        slices = (digest[start : start + 8] for start in range(len(digest)))
        unused = (name for name in slices if name not in options)
        options[next(unused, f"{digest}-{len(options)}")] = text
    return [{"id": name, "text": text} for name, text in options.items()]
