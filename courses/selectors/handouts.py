"""Lessons on paper: the text as it stands, with a code that leads from the sheet to the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from core.qr import Qr, qr_of
from courses.calculations import OutlineItem
from courses.models import Enrolment
from courses.selectors.content import rendered_item_body
from courses.selectors.outline import outline_of
from courses.selectors.translations import title_of


@dataclass(frozen=True)
class Chapter:
    """One lesson of a handout."""

    item: OutlineItem
    body: SafeString


@dataclass(frozen=True)
class Handout:
    """What is printed of a course: one lesson, or all of them; `address` is where the code leads."""

    enrolment: Enrolment
    chapters: Sequence[Chapter]
    address: str

    @property
    def qr(self) -> Qr:
        """The code to be photographed from the sheet."""
        return qr_of(self.address)

    @property
    def title(self) -> str:
        """The lesson's where there is one, else the course's."""
        return self.chapters[0].item.title if len(self.chapters) == 1 else title_of(self.enrolment.course)

    @property
    def is_whole(self) -> bool:
        """Whether it is the whole course."""
        return len(self.chapters) > 1


def handout_of(enrolment: Enrolment, address: str, item: OutlineItem | None = None) -> Handout:
    """The lesson, or the whole course, as the learner studies it."""
    items = [item] if item else outline_of(enrolment.edition).items
    return Handout(enrolment, [Chapter(one, rendered_item_body(one.content_hash)) for one in items], address)
