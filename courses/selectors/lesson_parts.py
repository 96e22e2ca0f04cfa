"""A lesson taken apart as a phone would get it: its words, its pictures with their weight, where its links lead."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from math import ceil

from django.core.files.storage import default_storage
from django.core.files.storage.base import Storage

from courses.models import LessonContent
from courses.selectors.content import rendered_body

# What a page of ours weighs around the text of a lesson, and what a village's 3G carries: 750 kbit/s.
SHELL_BYTES = 80 * 1024
BYTES_PER_SECOND = 750_000 / 8
MEGABYTE = 1024 * 1024

_APART = frozenset(
    {"p", "li", "h1", "h2", "h3", "h4", "td", "th", "div", "section", "figcaption", "summary", "br", "dt", "dd"}
)
_SILENT = frozenset({"script", "style", "svg", "button"})
_SPACES = re.compile(r"[ \t\r\f\v\xa0]+")


@dataclass(frozen=True)
class Parts:
    """What the text of a lesson is made of."""

    text: str
    html_bytes: int
    pictures: tuple[str, ...]
    links: tuple[str, ...]


@dataclass(frozen=True)
class Weight:
    """What opening a lesson costs the first time; media that play only when asked for are not in it."""

    text_bytes: int
    picture_bytes: int

    @property
    def megabytes(self) -> float:
        """All of it, the page around the text included."""
        return (SHELL_BYTES + self.text_bytes + self.picture_bytes) / MEGABYTE

    @property
    def seconds_on_3g(self) -> int:
        """How long that takes where the signal is weak."""
        return ceil((SHELL_BYTES + self.text_bytes + self.picture_bytes) / BYTES_PER_SECOND)


def parts_of(content: LessonContent) -> Parts:
    """Render the text as learners get it and take it apart."""
    html = str(rendered_body(content))
    taker = _Taker()
    taker.feed(html)
    taker.close()
    text = "\n".join(filter(None, (line.strip() for line in _SPACES.sub(" ", "".join(taker.words)).splitlines())))
    return Parts(text, len(html.encode()), tuple(dict.fromkeys(taker.pictures)), tuple(dict.fromkeys(taker.links)))


def weight_of(parts: Parts) -> Weight:
    """What the parts weigh; a picture that cannot be found weighs nothing."""
    return Weight(parts.html_bytes, sum(_bytes_of(picture) for picture in parts.pictures))


def _bytes_of(url: str, storage: Storage = default_storage) -> int:
    base = storage.base_url or "" if hasattr(storage, "base_url") else ""
    if not base or not url.startswith(base):
        return 0
    try:
        return storage.size(url.removeprefix(base))
    except OSError:
        return 0


class _Taker(HTMLParser):
    """Collects words, pictures and links of a rendered text."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.pictures: list[str] = []
        self.links: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where a picture is and where a link leads; start a new line where the page does."""
        given = dict(attrs)
        if tag == "img" and given.get("src"):
            self.pictures.append(str(given["src"]))
        if tag == "a" and str(given.get("href") or "").startswith(("http://", "https://")):
            self.links.append(str(given["href"]))
        self._silent += tag in _SILENT
        if tag in _APART:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Words after a button or a drawing count again."""
        self._silent -= tag in _SILENT
        if tag in _APART:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep words, but those that only name a control."""
        if not self._silent:
            self.words.append(data)
