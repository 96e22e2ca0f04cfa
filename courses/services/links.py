"""Trying where the links of lessons lead: a few at a time, away from every request."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from time import monotonic

from django.db.models import Q
from django.utils import timezone

from core.outside import MayReach, NoAnswerError, NotAskedError, is_public, status_of
from courses.models import CheckedLink, CoursePage, LessonPage, LinkFinding
from courses.selectors.compiling import content_of
from courses.selectors.lesson_parts import parts_of
from courses.selectors.preflight import drafts_of

MOST_LINKS = 40
MOST_SECONDS = 60.0
# What answered is tried again in a month, what did not the next day; what no lesson names any more is forgotten.
AGAIN, SOONER, FORGOTTEN = timedelta(days=30), timedelta(days=1), timedelta(days=120)
GONE = frozenset({404, 410})
BROKEN = 500


def try_links(*, courses: Iterable[CoursePage], may_reach: MayReach = is_public) -> str:
    """Try the links in the newest drafts of these courses that have waited longest; what was done, in one line.

    Where nothing at all answers it is our own line that is down, and nothing is noted.
    """
    until = monotonic() + MOST_SECONDS
    found = {}
    for url in _due(courses)[:MOST_LINKS]:
        if monotonic() > until:
            break
        found[url] = _try(url, may_reach)
    if found and set(found.values()) <= {LinkFinding.SILENT, LinkFinding.REFUSED} and len(found) > 1:
        found = {url: finding for url, finding in found.items() if finding == LinkFinding.REFUSED}
    _note(found)
    CheckedLink.objects.filter(checked_at__lt=timezone.now() - FORGOTTEN).delete()
    bad = sum(finding != LinkFinding.ALIVE for finding in found.values())
    return f"tried {len(found)}, not answering {bad}"


def _due(courses: Iterable[CoursePage]) -> list[str]:
    """The links to be tried, those never tried first."""
    links = dict.fromkeys(_links_of(courses))
    now = timezone.now()
    is_fresh = Q(finding=LinkFinding.ALIVE, checked_at__gt=now - AGAIN) | Q(checked_at__gt=now - SOONER)
    hashes = {CheckedLink.hash_of(url): url for url in links}
    known = CheckedLink.objects.filter(pk__in=hashes)
    for link in known.filter(is_fresh):
        del links[link.url]
    tried = {link.url: link.checked_at for link in known}
    return sorted(links, key=lambda url: (url in tried, tried.get(url, now)))


def _links_of(courses: Iterable[CoursePage]) -> Iterator[str]:
    for course in courses:
        for draft in drafts_of(course):
            if isinstance(draft, LessonPage):
                yield from parts_of(content_of(draft, "vi")).links


def _try(url: str, may_reach: MayReach) -> LinkFinding:
    try:
        status = status_of(url, may_reach=may_reach)
    except NotAskedError:
        return LinkFinding.REFUSED
    except NoAnswerError:
        return LinkFinding.SILENT
    if status in GONE:
        return LinkFinding.GONE
    return LinkFinding.SILENT if status >= BROKEN else LinkFinding.ALIVE


def _note(found: dict[str, LinkFinding]) -> None:
    now = timezone.now()
    CheckedLink.objects.bulk_create(
        [
            CheckedLink(hash=CheckedLink.hash_of(url), url=url, finding=finding, checked_at=now)
            for url, finding in found.items()
        ],
        update_conflicts=True,
        unique_fields=["hash"],
        update_fields=["finding", "checked_at"],
    )
