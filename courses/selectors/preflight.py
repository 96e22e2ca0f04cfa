"""What stands in the way of publishing a lesson, and what its learners would rather have had mended first."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from core.text.dates import format_date
from courses.activities import references_to
from courses.blocks.contents import citations_in
from courses.calculations.readability import Reading, reading_of
from courses.errors import AddressTakenError
from courses.models import CheckedLink, CoursePage, LessonContent, LessonPage, LinkFinding, course_above
from courses.selectors.compiling import content_of
from courses.selectors.lesson_parts import Weight, parts_of, weight_of
from courses.selectors.obstacles import obstacles_in

HEAVY_SECONDS = 20
QUOTED = 90


@dataclass(frozen=True)
class Finding:
    """One thing found: it stops publishing, or is worth mending."""

    level: Literal["stop", "warn"]
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Preflight:
    """A lesson before it is published."""

    lesson: LessonPage
    findings: list[Finding]
    weight: Weight
    reading: Reading

    @property
    def stops(self) -> list[Finding]:
        """What must be mended first."""
        return [finding for finding in self.findings if finding.level == "stop"]

    @property
    def warnings(self) -> list[Finding]:
        """What should be."""
        return [finding for finding in self.findings if finding.level == "warn"]


def preflight_of(lesson: LessonPage) -> Preflight:
    """The lesson as its draft stands, among the others of its course as learners see them."""
    return _preflight(lesson, _obstacles(course_above(lesson), [lesson]))


def preflight_of_course(course: CoursePage) -> list[Preflight]:
    """Every lesson of the course in its order, each as its newest draft stands, as if all were published together."""
    drafts = drafts_of(course)
    obstacles = _obstacles(course, drafts)
    return [_preflight(draft, obstacles) for draft in drafts if isinstance(draft, LessonPage)]


def drafts_of(course: CoursePage) -> list[Page]:
    """The newest draft of every module and lesson of the course, in the order of the tree."""
    pages = course.get_descendants().specific().select_related("latest_revision")
    return [page.get_latest_revision_as_object() for page in pages]


def _obstacles(course: CoursePage, drafts: Collection[Page]) -> Mapping[Any, list[str]]:
    try:
        return obstacles_in(course, drafts=drafts)
    except AddressTakenError as error:
        return {draft.key: [error.sentence] for draft in drafts if isinstance(draft, LessonPage)}


def _preflight(lesson: LessonPage, obstacles: Mapping[Any, list[str]]) -> Preflight:
    content = content_of(lesson, "vi")
    parts = parts_of(content)
    weight, reading = weight_of(parts), reading_of(parts.text)
    stops = [Finding("stop", sentence) for sentence in obstacles.get(lesson.key, ())]
    warnings = (
        *_undescribed(content),
        *_unheard(content),
        *_dead_links(parts.links),
        *_outdated(content),
        *_heavy(weight),
        *_hard(reading),
    )
    return Preflight(
        lesson=lesson,
        findings=[*stops, *(Finding("warn", sentence) for sentence in warnings)],
        weight=weight,
        reading=reading,
    )


def _undescribed(content: LessonContent) -> Iterator[str]:
    """Pictures that say nothing to who cannot see them."""
    count = sum(1 for picture in _pictures(content.body) if not (picture.get("decorative") or picture.get("alt_text")))
    if count:
        yield ngettext(
            "%(count)s ảnh chưa có lời mô tả. Đồng chí ghi mô tả, hoặc đánh dấu là ảnh trang trí.",
            "%(count)s ảnh chưa có lời mô tả. Đồng chí ghi mô tả, hoặc đánh dấu là ảnh trang trí.",
            count,
        ) % {"count": count}


def _pictures(body: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for block in body:
        value = block["value"]
        if block["type"] == "picture":
            yield value.get("picture") or {}
        elif block["type"] == "gallery":
            yield from (one.get("value", one).get("picture") or {} for one in value.get("pictures", ()))


def _unheard(content: LessonContent) -> Iterator[str]:
    """Videos without captions, sounds and videos without their words."""
    for block in content.body:
        value = block["value"]
        if block["type"] == "video" and not value.get("captions"):
            yield _("Video “{title}” chưa có phụ đề (.vtt).").format(title=value.get("title", ""))
        if block["type"] in {"video", "audio"} and not value.get("transcript"):
            yield _("“{title}” chưa có bản chữ cho người không nghe được.").format(title=value.get("title", ""))


def _dead_links(links: Collection[str]) -> Iterator[str]:
    """Links that did not answer when they were tried last."""
    bad = (
        CheckedLink.objects.filter(pk__in=map(CheckedLink.hash_of, links))
        .exclude(finding=LinkFinding.ALIVE)
        .order_by("url")
    )
    for link in bad if links else ():
        yield _("Liên kết {url} {finding} (thử ngày {day}).").format(
            url=link.url,
            finding=link.get_finding_display(),
            day=format_date(timezone.localdate(link.checked_at)),
        )


def _outdated(content: LessonContent) -> Iterator[str]:
    """Legal texts that ended, were replaced, or are not in force yet."""
    today = timezone.localdate()
    for reference in references_to(citations_in(content.body, content.legal_basis)).values():
        if reference.replaced_by:
            yield _("Văn bản {number} đã được thay bằng {other}. Đồng chí xem lại phần viện dẫn.").format(
                number=reference.number, other=reference.replaced_by
            )
        elif not reference.is_valid_on(today):
            yield _("Văn bản {number} hết hiệu lực. Đồng chí xem lại phần viện dẫn.").format(number=reference.number)
        elif reference.is_coming_on(today):
            yield _("Văn bản {number} chưa có hiệu lực.").format(number=reference.number)


def _heavy(weight: Weight) -> Iterator[str]:
    if weight.seconds_on_3g > HEAVY_SECONDS:
        yield _("Bài nặng: mở qua mạng 3G mất khoảng {seconds} giây. Đồng chí bớt ảnh hoặc tách bài.").format(
            seconds=weight.seconds_on_3g
        )


def _hard(reading: Reading) -> Iterator[str]:
    if reading.level == "hard":
        yield _("Câu dài, khó đọc: trung bình {mean} chữ một câu. Đồng chí tách câu.").format(mean=round(reading.mean))
    for sentence in reading.long[:3]:
        short = sentence if len(sentence) <= QUOTED else f"{sentence[:QUOTED].rsplit(' ', 1)[0]}…"
        yield _("Câu quá dài: “{sentence}”").format(sentence=short)
