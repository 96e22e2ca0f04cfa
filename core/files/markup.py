"""XML from outside, read as a stream: without document types, so without entities and files of the server, and not deep.

What a reader wants of it is a `Scanner` with a method per element; nothing else of the document is kept.
"""

from collections.abc import Iterable, Mapping
from xml.parsers import expat

from django.utils.translation import gettext_lazy as _

from core.files.findings import FileError
from core.files.sentences import DAMAGED

MAX_DEPTH = 250

Attributes = Mapping[str, str]


class Scanner:
    """What is done at the start and the end of each element; names come without their prefixes."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Some text; only told where `wants_text`."""

    wants_text = False


class _PlainNames(dict[str, str]):
    """The names of elements without their prefixes."""

    def __missing__(self, name: str) -> str:
        self[name] = name.rpartition(":")[2]
        return self[name]


class _Stream:
    """One document on its way through expat."""

    def __init__(self, scanner: Scanner) -> None:
        self._scanner, self._depth, self._plain = scanner, 0, _PlainNames()
        self._tells_ends = type(scanner).end is not Scanner.end
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = _refuse_document_type
        self._parser.EntityDeclHandler = _refuse_document_type
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        if scanner.wants_text:
            self._parser.buffer_text = True
            self._parser.CharacterDataHandler = scanner.text

    def feed(self, chunk: bytes, *, is_last: bool = False) -> None:
        try:
            self._parser.Parse(chunk, is_last)
        except (expat.ExpatError, LookupError, ValueError) as error:
            if isinstance(error, FileError):
                raise
            raise FileError("damaged", DAMAGED) from error

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise FileError("too_deep", _("Tệp có cấu trúc lồng nhau quá sâu. Đồng chí kiểm tra lại nguồn của tệp."))
        self._scanner.start(self._plain[name], attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._tells_ends:
            self._scanner.end(self._plain[name])


def scan(chunks: Iterable[bytes], scanner: Scanner) -> None:
    """Show a document to the scanner, or refuse it: `dtd_forbidden`, `too_deep`, `damaged`."""
    stream = _Stream(scanner)
    for chunk in chunks:
        stream.feed(chunk)
    stream.feed(b"", is_last=True)


def _refuse_document_type(*_declared: object) -> None:
    raise FileError(
        "dtd_forbidden",
        _("Tệp có phần khai báo kiểu tài liệu nên không được nhận. Đồng chí kiểm tra lại nguồn của tệp."),
    )
