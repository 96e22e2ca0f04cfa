"""The pictures of questions as pages show them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wagtail.images import get_image_model

RENDITION = "max-1200x1200"


@dataclass(frozen=True)
class Picture:
    """A picture to show: where it is, what it shows, how large it is."""

    url: str
    alt: str
    width: int
    height: int

    @property
    def frame(self) -> str:
        """The view box of an SVG over it, a hundred wide."""
        return f"0 0 100 {100 * self.height / self.width:.2f}"


def pictures_in(bodies: Iterable[Mapping[str, Any]]) -> Mapping[int, Picture]:
    """The pictures that bodies name, by the key of the image; one that was deleted is missing. Without any, nothing is asked."""
    said = {picture["image"]: picture.get("alt", "") for body in bodies for picture in _named(body)}
    if not said:
        return {}
    images = get_image_model().objects.filter(pk__in=said).prefetch_renditions(RENDITION)
    return {image.pk: _picture(image, said[image.pk]) for image in images}


def _named(body: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from body.get("pictures", ())
    if body.get("picture"):
        yield body["picture"]
    for option in body.get("options", ()):
        if "image" in option:
            yield {"image": option["image"], "alt": option.get("text", "")}


def _picture(image: Any, alt: str) -> Picture:  # noqa: ANN401 -- the image model is a setting
    rendition = image.get_rendition(RENDITION)
    return Picture(rendition.url, alt or image.description or image.title, rendition.width, rendition.height)
