"""A Word or PowerPoint file from end to end: read, reported, made into drafts."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.errors import DomainError
from core.events import publish
from core.files.book import LegacyText
from core.files.findings import FileError, Finding
from courses.events import LessonsDrafted
from courses.formats.office import LEGACY, Document, Section, described, read_office, should_split, split, whole
from courses.models import CoursePage, LessonPage
from courses.services.lesson_import.converting import modern
from courses.services.lesson_import.drafting import draft_lesson, lesson_of
from courses.services.lesson_import.reporting import LessonReport

SPLIT = "split"
ANSWERS = frozenset({LEGACY, SPLIT})


@dataclass(frozen=True)
class LessonFile:
    """A file, and the answers given beforehand: "legacy_encoding" to convert old fonts, "split" to make several lessons."""

    content: bytes
    name: str
    accepted: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Proposal:
    """What a file would become."""

    document: Document
    sections: tuple[Section, ...]
    report: LessonReport


def propose_lessons(*, file: LessonFile, course: CoursePage) -> Proposal:
    """Read a file and say what would be made of it; stores nothing. Raises FileError."""
    document = read_office(modern(file.content), name=file.name, accepted=file.accepted)
    report = LessonReport(title=document.title)
    if document.legacy is not None:
        _ask_about(document.legacy, report)
        return Proposal(document, (), report)
    sections = split(document) if SPLIT in file.accepted else whole(document)
    for finding in document.findings:
        report.warn(finding)
    if should_split(document):
        report.suggested_split = [section.title for section in split(document)]
        if SPLIT not in file.accepted:
            report.warn(Finding("split_suggested", _SPLIT_SUGGESTED))
    for section in sections:
        known = lesson_of(course, section.title)
        report.lessons.append(described(section) | {"status": "updated" if known else "created"})
    return Proposal(document, tuple(sections), report)


def import_lesson(
    *, file: LessonFile, course: CoursePage, actor: User | None, dry_run: bool = False
) -> tuple[LessonReport, list[LessonPage]]:
    """Make a file into one draft lesson, or into several; all of them or none. The same file again changes nothing."""
    try:
        proposal = propose_lessons(file=file, course=course)
    except FileError as error:
        report = LessonReport()
        report.refuse(error.code, error.sentence)
        return report, []
    report = proposal.report
    if dry_run:
        for lesson in report.lessons:
            setattr(report, lesson["status"], getattr(report, lesson["status"]) + 1)
        return report, []
    try:
        return report, _draft(proposal, course, actor)
    except DomainError as error:
        refused = LessonReport(title=report.title)
        refused.refuse(error.code, error.sentence)
        return refused, []


@transaction.atomic
def _draft(proposal: Proposal, course: CoursePage, actor: User | None) -> list[LessonPage]:
    report, lessons = proposal.report, []
    for section, facts in zip(proposal.sections, report.lessons, strict=True):
        lesson, outcome = draft_lesson(course=course, section=section, actor=actor)
        facts |= {"status": outcome, "slug": lesson.slug, "page": lesson.pk}
        setattr(report, outcome, getattr(report, outcome) + 1)
        lessons.append(lesson)
    if report.created or report.updated:
        publish(
            LessonsDrafted(course_id=course.pk, lesson_ids=[lesson.pk for lesson in lessons], created=report.created),
            actor=actor,
        )
    return lessons


def _ask_about(legacy: LegacyText, report: LessonReport) -> None:
    samples = "; ".join(f"“{before}” → “{after}”" for before, after in legacy.samples[:3])
    message = gettext("Chữ trong tệp dùng bảng mã cũ ({encoding}). Chuyển sang Unicode sẽ thành: {samples}.")
    choice = {"accept": LEGACY, "label": gettext("Chuyển sang Unicode rồi nhập")}
    report.ask(LEGACY, message.format(encoding=legacy.encoding.upper(), samples=samples), [choice])


_SPLIT_SUGGESTED = _("Tài liệu dài, nên tách thành nhiều bài theo tiêu đề cấp 1.")
