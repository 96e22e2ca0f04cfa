"""A photographed sheet as if it lay flat under the eye."""

from collections.abc import Sequence

from PIL import Image

from quizzes.formats.paper.layout import HEIGHT, WIDTH
from quizzes.formats.paper.plane import Plane, magnified

# Pixels to the millimetre.
SCALE = 6
_HALF = HEIGHT / 2


def straightened(picture: Image.Image, planes: Sequence[Plane]) -> Image.Image:
    """The sheet in a grey picture, six pixels to the millimetre, by the planes of its upper and lower half."""
    page = Image.new("L", (round(WIDTH * SCALE), round(HEIGHT * SCALE)), 255)
    height = round(_HALF * SCALE)
    for half, plane in enumerate(planes):
        drawn = picture.transform(
            (page.width, height),
            Image.Transform.PERSPECTIVE,
            magnified(plane, SCALE, half * _HALF),
            Image.Resampling.BILINEAR,
            fillcolor=255,
        )
        page.paste(drawn, (0, half * height))
    return page
