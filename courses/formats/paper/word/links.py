"""Where the parts of a Word file lead: to other parts, and to addresses outside."""

from xml.sax.saxutils import quoteattr

from courses.formats.paper.word.markup import HEAD, clean

_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
_LIST = "http://schemas.openxmlformats.org/package/2006/relationships"


class Links:
    """The relations of a part, each once."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, str], str] = {}

    def to(self, kind: str, target: str) -> str:
        """The name of the relation of a kind that leads there; a "hyperlink" leads outside."""
        return self._names.setdefault((kind, target), f"rId{len(self._names) + 1}")

    def part(self) -> str:
        """The part that lists them."""
        listed = "".join(_relation(name, *leads) for leads, name in self._names.items())
        return f'{HEAD}<Relationships xmlns="{_LIST}">{listed}</Relationships>'


def _relation(name: str, kind: str, target: str) -> str:
    whose = _CORE if kind == "core-properties" else _KIND
    outside = ' TargetMode="External"' if kind == "hyperlink" else ""
    return f'<Relationship Id="{name}" Type="{whose}{kind}" Target={quoteattr(clean(target))}{outside}/>'
