"""Between a draft and what a version of a question holds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from quizzes.calculations import QuestionContent
from quizzes.formats.drafts import Draft, Kind, Picture, Shape
from quizzes.formats.naming import renamed

BASIC = "basic"
LONGEST_COMPETENCE, LONGEST_REFERENCE = 20, 60
_UNORDERED = {Kind.MATCHING, Kind.ORDERING, Kind.PLACING}
_NUMBERS = frozenset({"value", "tolerance", "tolerance_percent", "percent", "points", "least", "most"})
_NUMBERED = frozenset({"weights", "factors"})
_ALL = Decimal(100)

Parts = tuple[dict[str, Any], dict[str, Any]]
Store = Callable[[Picture], Mapping[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Known:
    """What a bank already says of a question, kept where a file is silent."""

    content: QuestionContent | None = None

    @classmethod
    def of(cls, content: QuestionContent) -> "Known":
        """What the version in use says."""
        return cls(content=content)

    def fact(self, name: str) -> Any:  # noqa: ANN401 -- facts are of several types
        """A part of the version in use; empty where there is none."""
        return getattr(self.content, name) if self.content else BASIC if name == "level" else ""

    def shape(self, kind: Kind) -> Parts:
        """Body and key of the version in use, where it is of this type."""
        if self.content is None or self.content.type != kind:
            return {}, {}
        return renamed(kind, self.content.body, self.content.key)

    @property
    def body(self) -> Mapping[str, Any]:
        """The body of the version in use, of whatever type."""
        return self.content.body if self.content else {}


def _nowhere(picture: Picture) -> Mapping[str, Any]:
    return {"image": 0, "name": picture.name, "alt": picture.alt}


def content_of(draft: Draft, known: Known, store: Store = _nowhere) -> QuestionContent:
    """The content of a version; `store` puts a picture into the library and says what a body holds of it."""
    body, key = renamed(draft.type, _stored_body(draft.shape.body, store), draft.shape.key)
    if not draft.is_whole:
        body, key = _with_kept((body, key), known.shape(draft.type))
    if known.body.get("keeps_order") if draft.keeps_order is None else draft.keeps_order:
        body["keeps_order"] = True
    else:
        body.pop("keeps_order", None)
    pictures = known.body.get("pictures", ()) if draft.pictures is None else [store(one) for one in draft.pictures]
    if pictures:
        body["pictures"] = list(pictures)
    return QuestionContent(
        type=str(draft.type),
        stem=draft.stem,
        body=body,
        key=key,
        explanation=_said(draft.explanation, known.fact("explanation")),
        level=_said(draft.level, known.fact("level")),
        lesson_key=draft.lesson_key or known.fact("lesson_key") or None,
        competence=_said(draft.competence, known.fact("competence"))[:LONGEST_COMPETENCE],
        legal_reference=_said(draft.legal_reference, known.fact("legal_reference"))[:LONGEST_REFERENCE],
    )


def _with_kept(said: Parts, known: Parts) -> Parts:
    """What the file says, and what the bank has beyond that: of the key only while what both say is the same."""
    (body, key), (known_body, known_key) = said, known
    silent = {name: value for name, value in known_body.items() if name != "pictures" and not body.get(name)}
    shared = [name for name in key if name in known_key]
    is_same = all(_plain(name, key[name]) == _plain(name, known_key[name]) for name in shared)
    kept = {name: value for name, value in known_key.items() if name not in key and is_same}
    if "value" in key:
        kept.pop("formula", None)
    return {**body, **silent}, {**kept, **key}


def _said(by_file: str | None, by_bank: str) -> str:
    return by_bank if by_file is None else by_file


def _stored_body(body: Mapping[str, Any], store: Store) -> dict[str, Any]:
    """The body with images of the library instead of pictures."""
    stored = dict(body)
    if isinstance(picture := body.get("picture"), Picture):
        stored["picture"] = dict(store(picture))
    if any("image" in option for option in body.get("options", ())):
        stored["options"] = [_stored_option(option, store) for option in body["options"]]
    return stored


def _stored_option(option: Mapping[str, Any], store: Store) -> dict[str, Any]:
    picture = option.get("image")
    return {**option, "image": store(picture)["image"]} if isinstance(picture, Picture) else dict(option)


def meaning_of(content: QuestionContent) -> object:
    """What makes two contents the same question said the same way: ids never count, and order only where it says something."""
    body, key = renamed(content.type, content.body, content.key)
    if content.type in _UNORDERED:
        for name in ("options", "prompts"):
            body[name] = sorted(body.get(name, ()), key=lambda option: str(option["id"]))
    key = _plain("", key)
    body = {name: _plain(name, _bare(name, value)) for name, value in body.items() if value}
    facts = (content.explanation, content.level, content.lesson_key, content.competence, content.legal_reference)
    return content.type, content.stem, body, key, facts


def _bare(name: str, value: Any) -> object:  # noqa: ANN401 -- a part of a body
    """Pictures by what they are, not by what is noted of them."""
    if name == "picture":
        return value["image"], value.get("alt", "")
    return [_bare("picture", picture) for picture in value] if name == "pictures" else value


def _plain(name: str, value: Any) -> Any:  # noqa: ANN401 -- a part of a body or a key, and what counts of it
    """Numbers by their value, however they are written; what is right in no order; what is all has no share."""
    if isinstance(value, Mapping):
        inner = {key: _plain(name if name in _NUMBERED else key, part) for key, part in value.items()}
        return {key: part for key, part in inner.items() if (key, part) != ("percent", _ALL)}
    if name in _NUMBERS or name in _NUMBERED:
        return Decimal(str(value or 0))
    if isinstance(value, list):
        parts = [_plain("", part) for part in value]
        return sorted(parts) if name == "correct" else parts
    return value


@dataclass(frozen=True, kw_only=True)
class Stored:
    """A question of a bank on its way out: its code, its content, where it lies, its words, and the files of its images.

    An image without a file was deleted and is left out.
    """

    code: str
    content: QuestionContent
    category: Sequence[str] = ()
    tags: Sequence[str] = ()
    files: Mapping[int, bytes] = field(default_factory=dict)


def draft_of(stored: Stored) -> Draft:
    """The question as a draft: `content_of` gives the same content again."""
    content = stored.content
    return Draft(
        shape=Shape(Kind(content.type), _body_with_files(content.body, stored.files), content.key),
        stem=content.stem,
        keeps_order=bool(content.body.get("keeps_order")),
        code=stored.code,
        explanation=content.explanation,
        level=content.level,
        category=tuple(stored.category),
        tags=tuple(stored.tags),
        competence=content.competence,
        legal_reference=content.legal_reference,
        lesson_key=content.lesson_key,
        pictures=tuple(
            _picture(said, stored.files) for said in content.body.get("pictures", ()) if said["image"] in stored.files
        ),
    )


def _body_with_files(body: Mapping[str, Any], files: Mapping[int, bytes]) -> dict[str, Any]:
    said = {name: value for name, value in body.items() if name not in {"pictures", "keeps_order", "picture"}}
    if body.get("picture") and body["picture"]["image"] in files:
        said["picture"] = _picture(body["picture"], files)
    if any("image" in option for option in body.get("options", ())):
        said["options"] = [_option_with_file(option, files) for option in body["options"]]
    return said


def _option_with_file(option: Mapping[str, Any], files: Mapping[int, bytes]) -> dict[str, Any]:
    image = option.get("image")
    if isinstance(image, int) and image in files:
        name = f"{option.get('text') or image}"
        return {**option, "image": Picture(name[:60], option.get("text", ""), files[image])}
    return {name: value for name, value in option.items() if name != "image"}


def _picture(said: Mapping[str, Any], files: Mapping[int, bytes]) -> Picture:
    return Picture(said.get("name", ""), said.get("alt", ""), files[said["image"]])
