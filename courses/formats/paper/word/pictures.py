"""Pictures of a Word file: each kept once, shown no wider and no higher than the page."""

from hashlib import sha256
from io import BytesIO
from xml.sax.saxutils import quoteattr

from PIL import Image

from courses.formats.office.tree import Picture
from courses.formats.paper.word.links import Links
from courses.formats.paper.word.markup import clean

EMU_A_PIXEL = 9525
WIDEST, HIGHEST = 5_760_000, 7_200_000
_ENDINGS = {"PNG": "png", "JPEG": "jpeg", "GIF": "gif"}
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


class Pictures:
    """The pictures that were met so far."""

    def __init__(self, links: Links) -> None:
        self.files: dict[str, bytes] = {}
        self._links, self._shown = links, 0

    def drawing(self, picture: Picture) -> str:
        """What shows a picture in a run."""
        with Image.open(BytesIO(picture.content)) as image:
            ending, width, height = _ENDINGS[image.format or ""], image.width, image.height
        name = f"media/{sha256(picture.content).hexdigest()[:16]}.{ending}"
        self.files[name] = picture.content
        self._shown += 1
        return _drawing(picture, self._shown, self._links.to("image", name), *_fitted(width, height))


def _fitted(width: int, height: int) -> tuple[int, int]:
    wide, high = width * EMU_A_PIXEL, height * EMU_A_PIXEL
    share = min(1.0, WIDEST / wide, HIGHEST / high)
    return max(1, int(wide * share)), max(1, int(high * share))


def _drawing(picture: Picture, number: int, relation: str, wide: int, high: int) -> str:
    described = f'id="{number}" name={quoteattr(clean(picture.name))} descr={quoteattr(clean(picture.alt))}'
    mark = _DECORATIVE if picture.is_decorative else ""
    size = f'cx="{wide}" cy="{high}"'
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f"<wp:docPr {described}>{mark}</wp:docPr><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name={quoteattr(clean(picture.name))}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )
