"""Sheets filled in with a pencil, and what scanners and phones make of them; the same seed gives the same picture."""

from io import BytesIO
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from quizzes.formats.paper.plane import fitted

PPI = 254  # ten pixels to the millimetre
MARGIN = 0.05


def filled_in(png, layout, marked, *, ink=70, seed=1, size=2.0):
    """The sheet with these (row, value) bubbles filled in; `ink` is how bright the pencil is, `size` the radius in millimetres."""
    sheet, chance = Image.open(BytesIO(png)).convert("L"), Random(seed)
    pen = ImageDraw.Draw(sheet)
    for spot in layout.spots:
        if (spot.row, spot.value) in marked:
            radius = size + chance.uniform(-0.4, 0.1)
            x, y = spot.x + chance.uniform(-0.3, 0.3), spot.y + chance.uniform(-0.3, 0.3)
            corners = [(x - radius) * 10, (y - radius) * 10, (x + radius) * 10, (y + radius) * 10]
            pen.ellipse(corners, fill=ink + chance.randint(-20, 20))
    return sheet


def photographed(sheet, *, size=(1600, 2200), turned=0, tilt=0.08, shade=0.5, blur=0.8, noise=20, seed=1):
    """The sheet as a hand-held phone sees it: from an angle, in a shadow, not quite sharp, turned by so many degrees."""
    chance, (width, height) = Random(seed), size
    corners = [
        (width * (MARGIN + tilt * chance.random()), height * (MARGIN + tilt * chance.random())),
        (width * (1 - MARGIN - tilt * chance.random()), height * (MARGIN + tilt * chance.random())),
        (width * (1 - MARGIN - tilt * chance.random()), height * (1 - MARGIN - tilt * chance.random())),
        (width * (MARGIN + tilt * chance.random()), height * (1 - MARGIN - tilt * chance.random())),
    ]
    plane = fitted(corners, [(0, 0), (sheet.width, 0), (sheet.width, sheet.height), (0, sheet.height)])
    seen = sheet.transform(size, Image.Transform.PERSPECTIVE, plane, Image.Resampling.BICUBIC, fillcolor=90)
    light = Image.linear_gradient("L").resize(size).rotate(30).point(lambda level: int(255 - shade * level))
    seen = ImageChops.multiply(seen, light).filter(ImageFilter.GaussianBlur(blur))
    if noise:
        seen = ImageChops.add(seen, Image.effect_noise(size, noise), 1, -128)
    return seen.rotate(turned, expand=True, fillcolor=80)


def scanned(sheet, *, turned=0.8):
    """The sheet as a scanner at 200 dpi sees it: a little askew."""
    return sheet.resize((1654, 2339), Image.Resampling.LANCZOS).rotate(turned, fillcolor=255)


def as_bytes(picture, form="JPEG"):
    """The picture as a file."""
    written = BytesIO()
    picture.save(written, form, **({"quality": 80} if form == "JPEG" else {"resolution": 200} if form == "PDF" else {}))
    return written.getvalue()
