"""How a lesson looks on paper: an A4 page to be read and written on, in the letters of official papers."""

from courses.formats.paper.word.markup import HEAD, NAMESPACES, element

INK, ACCENT, QUIET, LINE = "1F2430", "1F4682", "5B6472", "B7CBE6"
PAPER, TINT, QUIET_TINT = "FFFFFF", "E9F0F9", "F6F6F4"
FONT, CODE_FONT = "Times New Roman", "Courier New"
# Where the words of a line may be bold or slanted by themselves, its style is neither: it could not be told apart.
# Names of ours, by which lines are known again: see `courses.formats.office.word.body`.
LABEL, NAME, QUESTION = "HMTLabel", "HMTName", "HMTQuestion"
EXPLANATION, QUOTE, PRINTED = "HMTExplanation", "HMTQuote", "HMTPrinted"
GAP, CELL, CAPTION, TITLE = "HMTGap", "HMTCell", "Caption", "Title"


def styles_part() -> str:
    """styles.xml."""
    return f"{HEAD}<w:styles {NAMESPACES}>{_defaults()}{''.join(_STYLES)}</w:styles>"


def _defaults() -> str:
    fonts = element("rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT)
    run = element("rPr", fonts, _colour(INK), _size(13), element("lang", val="vi-VN"))
    spacing = element("pPr", element("spacing", before=0, after=120, line=300, lineRule="auto"))
    return element("docDefaults", element("rPrDefault", run), element("pPrDefault", spacing))


def _style(name: str, title: str, paragraph: str = "", run: str = "", *, following: str = "Normal") -> str:
    is_normal = name == "Normal"
    return element(
        "style",
        element("name", val=title),
        "" if is_normal else element("basedOn", val="Normal"),
        element("next", val=following),
        element("qFormat"),
        element("pPr", paragraph) if paragraph else "",
        element("rPr", run) if run else "",
        type="paragraph",
        styleId=name,
        **({"default": 1} if is_normal else {}),
    )


def _size(points: float) -> str:
    return element("sz", val=int(points * 2)) + element("szCs", val=int(points * 2))


def _colour(colour: str) -> str:
    return element("color", val=colour)


def _around(before: int, after: int) -> str:
    return element("spacing", before=before, after=after)


_B, _NEXT = element("b"), element("keepNext")


def _heading(level: int, points: float, colour: str, before: int) -> str:
    paragraph = _NEXT + element("keepLines") + _around(before, 100) + element("outlineLvl", val=level - 1)
    return _style(f"Heading{level}", f"heading {level}", paragraph, _B + _colour(colour) + _size(points))


_RULE = element("pBdr", element("bottom", val="single", sz=8, space=6, color=ACCENT))
_BESIDE = element("pBdr", element("left", val="single", sz=18, space=10, color=LINE))
_STYLES = (
    _style("Normal", "Normal"),
    _style(TITLE, "Title", _NEXT + _RULE + _around(0, 160), _B + _colour(ACCENT) + _size(20)),
    _heading(1, 16, ACCENT, 320),
    _heading(2, 14, INK, 240),
    _heading(3, 13, QUIET, 200),
    _style(CAPTION, "caption", _around(60, 120), _colour(QUIET) + _size(12)),
    _style(LABEL, "HMT Label", _NEXT + _around(0, 40), _colour(QUIET) + _size(10), following=NAME),
    _style(NAME, "HMT Name", _NEXT + _around(0, 80), _B + _colour(ACCENT)),
    _style(QUESTION, "HMT Question", _NEXT + _around(0, 80), _colour(ACCENT) + _size(14)),
    _style(EXPLANATION, "HMT Explanation", _around(80, 0), _colour(QUIET), following=EXPLANATION),
    _style(QUOTE, "HMT Quote", _BESIDE + element("ind", left=340), _colour(QUIET), following=QUOTE),
    _style(PRINTED, "HMT Printed", _around(0, 60), _colour(QUIET) + _size(11), following=PRINTED),
    _style(CELL, "HMT Cell", _around(30, 30), _size(12), following=CELL),
    _style(GAP, "HMT Gap", element("spacing", before=0, after=0, line=200, lineRule="exact"), _size(4)),
    element("style", element("name", val="Hyperlink"), element("rPr", _colour(ACCENT) + element("u", val="single")),
            type="character", styleId="Hyperlink"),
)  # fmt: skip
