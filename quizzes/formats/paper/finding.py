"""A picture of a sheet: which sheet it is, how it lies, and how dark its bubbles are. Serves `scanner`, in a process of its own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import zxingcpp
from PIL import Image, ImageOps

from quizzes.formats.paper.layout import BUBBLE, CODE_SIZE, CODES, code_meant
from quizzes.formats.paper.plane import Plane, Point, fitted
from quizzes.formats.paper.straightening import SCALE, straightened

# The part of a bubble that is looked at, and the paper around it, in millimetres; the brightness of paper among all that is there.
_INNER, _AROUND, _PAPER = BUBBLE * 0.62, 4.5, 0.85
_FEWEST_CODES = 3
# Codes of one half weigh more in the plane of that half: paper is seldom flat.
_NEAR = 4
_LONGEST_SIDE = 2600

_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)

NO_CODE, FEW_CODES, TWO_SHEETS = "no_code", "few_codes", "two_sheets"

Corners = Sequence[Point]


@dataclass(frozen=True)
class Found:
    """What a picture shows: the sheet and its variant, and the planes of its upper and lower half; or what is the trouble."""

    sheet: str = ""
    variant: str = ""
    planes: Sequence[Plane] = ()
    trouble: str = ""


def found_in(picture: Image.Image) -> Found:
    """The sheet in a grey picture, however it lies; the picture is tried plainer, larger and sharper until enough codes are read."""
    best: dict[tuple[str, str], dict[str, Corners]] = {}
    for scale, tried in _attempts(picture):
        for sheet, variant, place, corners in _codes(tried, scale):
            best.setdefault((sheet, variant), {}).setdefault(place, corners)
        if any(len(codes) == len(CODES) for codes in best.values()):
            break
    if len(best) > 1:
        return Found(trouble=TWO_SHEETS)
    for (sheet, variant), codes in best.items():
        planes = _planes(codes)
        return Found(sheet, variant, planes, "" if planes else FEW_CODES)
    return Found(trouble=NO_CODE)


def darkness_at(picture: Image.Image, planes: Sequence[Plane], points: Iterable[Point]) -> list[float]:
    """How dark the bubbles at these points of the sheet are: 0 as the paper around them, 1 black."""
    page = straightened(picture, planes)
    return [_darkness(page, x * SCALE, y * SCALE) for x, y in points]


def _attempts(picture: Image.Image) -> Iterator[tuple[float, Image.Image]]:
    yield 1, picture
    yield 1, ImageOps.autocontrast(picture, cutoff=2)
    if max(picture.size) < _LONGEST_SIDE:
        yield 2, picture.resize((picture.width * 2, picture.height * 2), Image.Resampling.BICUBIC)
    else:
        yield 0.5, picture.reduce(2)


def _codes(picture: Image.Image, scale: float) -> Iterator[tuple[str, str, str, Corners]]:
    for code in zxingcpp.read_barcodes(picture, formats=_QR):
        meant = code_meant(code.text)
        if meant is not None:
            at = code.position
            corners = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
            yield *meant, [((corner.x + 0.5) / scale, (corner.y + 0.5) / scale) for corner in corners]


def _planes(codes: Mapping[str, Corners]) -> Sequence[Plane]:
    """The planes of both halves; none where the codes found do not hold the sheet."""
    places = [CODES[place] for place in codes]
    if len(codes) < _FEWEST_CODES or len({x for x, _y in places}) == 1 or len({y for _x, y in places}) == 1:
        return ()
    planes = [_plane(codes, near) for near in (("1", "2", "3", "4"), ("3", "4", "5", "6"))]
    return [plane for plane in planes if plane] if all(planes) else ()


def _plane(codes: Mapping[str, Corners], near: Sequence[str]) -> Plane | None:
    sources, targets = list[Point](), list[Point]()
    for place, corners in codes.items():
        times = _NEAR if place in near else 1
        sources += _corners(*CODES[place]) * times
        targets += list(corners) * times
    return fitted(sources, targets)


def _corners(x: float, y: float) -> list[Point]:
    return [(x, y), (x + CODE_SIZE, y), (x + CODE_SIZE, y + CODE_SIZE), (x, y + CODE_SIZE)]


def _darkness(page: Image.Image, x: float, y: float) -> float:
    """Against the paper around it, so that a shadow over both says nothing."""
    paper = _brightness(page, x, y, _AROUND * SCALE, _PAPER)
    inner = _box(x, y, _INNER * SCALE / 2)
    inside = page.resize((1, 1), Image.Resampling.BOX, inner).getpixel((0, 0))
    assert isinstance(inside, int)  # noqa: S101 -- the page is grey
    return max(0.0, 1 - inside / paper)


def _brightness(page: Image.Image, x: float, y: float, reach: float, share: float) -> int:
    left, top, right, bottom = _box(x, y, reach)
    counts = page.crop((round(left), round(top), round(right), round(bottom))).histogram()
    wanted, seen = sum(counts) * share, 0
    for level, count in enumerate(counts):
        seen += count
        if seen >= wanted:
            return max(1, level)
    return 255


def _box(x: float, y: float, reach: float) -> tuple[float, float, float, float]:
    return x - reach, y - reach, x + reach, y + reach
