"""Static files with hashed names, so that a phone keeps them for a year; style sheets in one piece; our own compressed."""

import gzip
import posixpath
import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.base import ContentFile
from django.core.files.storage import Storage

Sources = dict[str, tuple[Storage, str]]

IMPORT = re.compile(r'@import url\("(?P<path>[^":]+)"\)(?: layer\((?P<layer>[\w-]+)\))?;')
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
OURS = re.compile(r"(css|components|js|figures)/.+\.(css|js|svg)|[^/]+\.svg")
INDENT = re.compile(r"\s*\n\s*")


class StaticStorage(ManifestStaticFilesStorage):
    """Joins what a style sheet imports, hashes every name, those inside our ES modules too, and compresses what is ours.

    In development the browser follows the imports itself. A file missing from the manifest is a programming error.
    """

    support_js_module_import_aggregation = True

    def post_process(self, paths: Sources, dry_run: bool = False, **options: Any) -> Iterator[Any]:  # noqa: ANN401, FBT001, FBT002 -- Django's own
        """Put the imports in place before Django looks at the files."""
        joined = {
            name: joined_sheet(name, paths) for name in paths if name.startswith("css/") and name.endswith(".css")
        }
        if not dry_run:
            for name, text in joined.items():
                self.delete(name)
                self.save(name, ContentFile(text.encode()))
        yield from super().post_process({**paths, **{name: (self, name) for name in joined}}, dry_run, **options)
        if not dry_run:
            self._compress(name for name in paths if OURS.fullmatch(name))

    def _compress(self, names: Iterable[str]) -> None:
        """Lay a gzipped copy beside each file, which whitenoise sends instead; a hashed name is done once."""
        for hashed in map(self.stored_name, names):
            if not self.exists(f"{hashed}.gz"):
                with self.open(hashed) as file:
                    self.save(f"{hashed}.gz", ContentFile(gzip.compress(file.read(), 9, mtime=0)))


def joined_sheet(name: str, paths: Sources) -> str:
    """The sheet with every import replaced by what it names, in its layer; without comments and indentation."""
    storage, path = paths[name]
    folder = posixpath.dirname(name)
    with storage.open(path) as file:
        text = INDENT.sub("\n", COMMENT.sub("", file.read().decode()))

    def imported(match: re.Match[str]) -> str:
        inner = posixpath.normpath(posixpath.join(folder, match["path"]))
        body = joined_sheet(inner, paths)
        if posixpath.dirname(inner) != folder and re.search(r'url\((?!"?data:)', body):
            raise ValueError(f"{inner}: a sheet imported from another folder cannot name files by relative addresses")
        return f"@layer {match['layer']} {{{body}}}" if match["layer"] else body

    return IMPORT.sub(imported, text)
