"""Every text of a document in one form: Unicode, composed, without needless spaces; what is empty falls away."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from core.files.book import LegacyText
from core.text.legacy import from_legacy, legacy_encoding
from core.text.unicode import tidy_line
from courses.formats.office.lines import Box, Line, Part
from courses.formats.office.texts import tidy_piece, tidy_spans
from courses.formats.office.tree import Picture, Table

SAMPLES = 8


def legacy_of(parts: Iterable[Part], fonts: Iterable[str]) -> LegacyText | None:
    """The encoding of the 1990s that the texts are in, with samples before and after."""
    texts = list(_texts(parts))
    encoding = legacy_encoding(texts, fonts=[font for font in fonts if font])
    if not encoding:
        return None
    pairs = ((text.strip(), tidy_line(from_legacy(text.strip(), encoding))) for text in dict.fromkeys(texts))
    return LegacyText(encoding, tuple(islice((pair for pair in pairs if pair[0] != pair[1]), SAMPLES)))


def tidied(parts: Iterable[Part], legacy: str = "") -> list[Part]:
    """The parts with tidy texts; empty lines fall away."""
    return [tidy for part in parts for tidy in _tidied(part, legacy)]


def _tidied(part: Part, legacy: str) -> Iterator[Part]:
    match part:
        case Line():
            part.spans = tidy_spans(part.spans, legacy=legacy)
            if part.spans:
                yield part
        case Box():
            part.parts = tidied(part.parts, legacy)
            yield part
        case Table():
            rows = tuple(tuple(_tidy(text, legacy).strip() for text in row) for row in part.rows)
            yield replace(part, rows=rows)
        case Picture():
            yield replace(part, alt=_tidy(part.alt, legacy).strip())
        case _:
            yield part


def _tidy(text: str, legacy: str) -> str:
    return tidy_piece(from_legacy(text, legacy) if legacy else text)


def _texts(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        match part:
            case Line():
                yield part.text
            case Box():
                yield from _texts(part.parts)
            case Table():
                yield from (text for row in part.rows for text in row)
            case _:
                pass
