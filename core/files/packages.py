"""Zip files from outside (.xlsx, .docx, .pptx, .ods, course packages): looked over before anything is unpacked.

A package that could do harm is refused whole. What it carries besides its text (embedded objects, links to other
places, archives in it) is reported; nothing of that is ever opened or fetched.
"""

import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.files.findings import FileError, Finding
from core.files.limits import MAX_UNPACKED_BYTES
from core.files.markup import Attributes, Scanner, scan
from core.files.sentences import BOMB, DAMAGED, MACRO, PASSWORD

MAX_PARTS = 10_000
MAX_RATIO, _SMALL = 100, 5_000_000
CHUNK = 256 * 1024

ZIP_MAGIC = b"PK\x03\x04"
_ENCRYPTED_FLAG = 0x1
_LINK, _KIND_OF_FILE = 0o120000, 0o170000
_MACRO_PART = re.compile(
    r"(?:^|/)vba(?:project|data)[^/]*$|^xl/macrosheets/|^(?:basic|scripts)/(?!.*script-l[bc]\.xml$)"
)
_MACRO_TYPE = re.compile("macroenabled|ms-office.vbaproject", re.IGNORECASE)
_EMBEDDED = re.compile(r"(?:^|/)(?:embeddings|activex)/[^/]+$|(?:^|/)oleobject[^/]*$")
_ARCHIVE = re.compile(r"\.(?:zip|7z|rar|gz|bz2|xz|tar|jar)$")
_MARKUP = (".xml", ".rels", ".vml")


class Package:
    """A zip file that may be read: its names, its parts, and what it carries that will not be used."""

    def __init__(self, content: bytes) -> None:
        with _damage_is_said():
            self._zip = ZipFile(BytesIO(content))
        parts = [part for part in self._zip.infolist() if not part.filename.endswith("/")]
        _refuse_bad_names(self._zip.namelist())
        _refuse_bombs(parts)
        _refuse_secrets_and_links(parts)
        self.names = tuple(part.filename for part in parts)

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def chunks(self, name: str) -> Iterator[bytes]:
        """One part, piece by piece; never more of it than the directory promised."""
        with _damage_is_said(), self._zip.open(name) as part:
            while chunk := part.read(CHUNK):
                yield chunk

    def read(self, name: str) -> bytes:
        """One part."""
        return b"".join(self.chunks(name))

    def markup(self) -> Iterator[str]:
        """The names of the parts that are XML."""
        return (name for name in self.names if name.lower().endswith(_MARKUP))

    def check_markup(self) -> None:
        """Refuse documents with document types or too deep, in every part that is XML."""
        for name in self.markup():
            scan(self.chunks(name), Scanner())


def open_office_package(content: bytes) -> tuple[Package, list[Finding]]:
    """An office document without macros, and what it carries that will not be used."""
    package = Package(content)
    types = _Types()
    if "[Content_Types].xml" in package:
        scan(package.chunks("[Content_Types].xml"), types)
    if types.has_macros or any(_MACRO_PART.search(name.lower()) for name in package.names):
        raise FileError("macro", MACRO)
    return package, [*_carried(package), *_links_out(package)]


class _Types(Scanner):
    """The types of the parts: whether one is declared to hold macros, whatever its name."""

    has_macros = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "Override" and _MACRO_TYPE.search(attributes.get("ContentType", "")):
            self.has_macros = True


def carried_archives(package: Package) -> list[Finding]:
    """The archives inside the package: they are named and never unpacked."""
    message = _("Trong tệp có tệp nén khác; phần đó không được mở.")
    return [Finding("nested_archive", message, name) for name in package.names if _ARCHIVE.search(name.lower())]


def _carried(package: Package) -> Iterator[Finding]:
    message = _("Trong tệp có đối tượng nhúng; phần đó bị bỏ qua.")
    for name in package.names:
        if _EMBEDDED.search(name.lower()):
            yield Finding("embedded_object", message, name)
    yield from carried_archives(package)


class _LinksOut(Scanner):
    """The targets outside the package that a program would fetch by itself; a hyperlink waits for a click."""

    def __init__(self) -> None:
        self.targets: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name != "Relationship" or attributes.get("TargetMode") != "External":
            return
        if not attributes.get("Type", "").endswith("/hyperlink"):
            self.targets.append(attributes.get("Target", ""))


def _links_out(package: Package) -> Iterator[Finding]:
    links = _LinksOut()
    for name in package.names:
        if name.endswith(".rels"):
            scan(package.chunks(name), links)
    message = _("Trong tệp có liên kết lấy dữ liệu từ nơi khác; phần đó bị bỏ qua.")
    yield from (Finding("external_resource", message, target) for target in links.targets)


def _refuse_bad_names(names: Iterable[str]) -> None:
    """Names that lead out of the folder, and names that two programs would read as different parts."""
    seen = set()
    for name in names:
        parts = re.split(r"[/\\]", name)
        if name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0] or "\0" in name:
            raise FileError("path_traversal", _TRAVERSAL)
        key = unicodedata.normalize("NFC", "/".join(parts)).casefold()
        if key in seen:
            raise FileError("duplicate_entries", _DUPLICATES)
        seen.add(key)


def _refuse_bombs(parts: list[ZipInfo]) -> None:
    too_many = len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES
    if too_many or any(part.file_size > max(_SMALL, MAX_RATIO * part.compress_size) for part in parts):
        raise FileError("zip_bomb", BOMB)


def _refuse_secrets_and_links(parts: list[ZipInfo]) -> None:
    for part in parts:
        if part.flag_bits & _ENCRYPTED_FLAG:
            raise FileError("password_protected", PASSWORD)
        if (part.external_attr >> 16) & _KIND_OF_FILE == _LINK:
            raise FileError("path_traversal", _TRAVERSAL)
        if part.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise FileError("damaged", DAMAGED)


@contextmanager
def _damage_is_said() -> Iterator[None]:
    try:
        yield
    except (
        BadZipFile,
        zlib.error,
        EOFError,
        KeyError,
        NotImplementedError,
        OSError,
        RuntimeError,
        ValueError,
    ) as error:
        if isinstance(error, FileError):
            raise
        raise FileError("damaged", DAMAGED) from error


_TRAVERSAL: Promise = _("Trong tệp có đường dẫn trỏ ra ngoài nên cả tệp không được nhận.")
_DUPLICATES: Promise = _("Trong tệp có hai phần trùng tên nên cả tệp không được nhận. Đồng chí lưu lại từ tệp gốc.")
