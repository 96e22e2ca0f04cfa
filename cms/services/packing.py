"""The library to take away: its files and a list that opens without a network, in one archive."""

import zipfile
from collections.abc import Sequence
from typing import IO

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from cms.errors import LibraryTooLargeError
from cms.models import LibraryDocument
from core.text.slugs import slugify_vi

MOST_MEGABYTES = 200
MEGABYTE = 1024 * 1024
LONGEST_NAME = 60


def pack_library(*, documents: Sequence[LibraryDocument], to: IO[bytes]) -> int:
    """Write the archive; how many files are in it. Nothing of it is changed, so nobody acts."""
    files = {document.pk: document.file for document in documents if document.file}
    if sum(file.get_file_size() or 0 for file in files.values()) > MOST_MEGABYTES * MEGABYTE:
        raise LibraryTooLargeError(megabytes=MOST_MEGABYTES)
    rows = [(document, _name_of(document) if document.pk in files else "") for document in documents]
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        for document, name in rows:
            if name:
                with files[document.pk].file.open("rb") as file:
                    archive.writestr(name, file.read())
        archive.writestr("index.html", render_to_string("cms/library_offline.html", {"rows": rows}))
        archive.writestr("doc-truoc.txt", _("Giải nén, rồi mở index.html. Không cần mạng.") + "\n")
    return len(files)


def _name_of(document: LibraryDocument) -> str:
    """A name that every phone can store: letters, digits, hyphens; never a path."""
    assert document.file is not None  # noqa: S101 -- asked before
    _stem, dot, kind = document.file.filename.rpartition(".")
    ending = slugify_vi(kind) if dot else ""
    stem = slugify_vi(f"{document.number} {document.title}", max_length=LONGEST_NAME)
    return f"van-ban/{document.pk}-{stem}{'.' if ending else ''}{ending}"
