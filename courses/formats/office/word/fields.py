"""Word's fields: a code, and the text that was made of it last time."""

import re
from dataclasses import dataclass

_LINK = re.compile(r'^\s*HYPERLINK\s+(?:\\[a-z]\s+)*"([^"]+)"', re.IGNORECASE)
_MOST_OPEN = 50


@dataclass
class _Field:
    code: str = ""
    is_result: bool = False


class Fields:
    """The fields that are open at a place of the text, the innermost last; they reach over paragraphs."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    def mark(self, kind: str) -> None:
        """A field begins, goes over to its result, or ends."""
        if kind == "begin" and len(self._open) < _MOST_OPEN:
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].is_result = True
        elif kind == "end" and self._open:
            self._open.pop()

    def say(self, code: str) -> None:
        """A piece of the code of the innermost field."""
        if self._open and not self._open[-1].is_result:
            self._open[-1].code += code

    @property
    def is_in_code(self) -> bool:
        """Whether text here belongs to a code and not to the document."""
        return any(not field.is_result for field in self._open)

    @property
    def is_contents(self) -> bool:
        """Whether the text here is an automatic table of contents."""
        return any(is_contents(field.code) for field in self._open)

    @property
    def href(self) -> str:
        """The address that the text here leads to."""
        links = (_LINK.match(field.code) for field in reversed(self._open))
        return next((match[1] for match in links if match), "")


def is_contents(code: str) -> bool:
    """Whether a code makes a table of contents, of figures or of names."""
    return code.split()[:1] in (["TOC"], ["TOA"], ["INDEX"])
