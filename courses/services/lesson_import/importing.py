"""A Word or PowerPoint file from end to end: read, reported, made into drafts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.errors import DomainError
from core.events import publish
from core.files.book import LegacyText
from core.files.findings import FileError, Finding
from courses.errors import DraftChangedError
from courses.events import LessonsDrafted
from courses.formats.office import LEGACY, Section, described, read_office, should_split, split, whole
from courses.formats.paper import KEEP, TAKE, Returned, read_returned
from courses.models import CoursePage, LessonPage
from courses.selectors.returns import Comparison, comparison_with_return, comparison_with_section, lesson_from_file
from courses.services.lesson_import.converting import modern
from courses.services.lesson_import.drafting import draft_lesson, lesson_of
from courses.services.lesson_import.reporting import LessonReport
from courses.services.lesson_import.revising import Outcome, revise_lesson

SPLIT, UNCLEAR, TAKE_UNCLEAR, KEEP_UNCLEAR = "split", "unclear_blocks", "take_unclear", "keep_unclear"
ANSWERS = frozenset({LEGACY, SPLIT, TAKE_UNCLEAR, KEEP_UNCLEAR})


@dataclass(frozen=True)
class LessonFile:
    """A file, and the answers given beforehand.

    "legacy_encoding" converts old fonts, "split" makes several lessons, "take_unclear" and "keep_unclear" say whether the
    file or the draft counts where it is not clear what became of a block.
    """

    content: bytes
    name: str
    accepted: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Decisions:
    """What a trainer decided about each block, by its id, and the drafts that they saw, by their tokens."""

    choices: Mapping[str, str] = field(default_factory=dict)
    seen: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Proposal:
    """What a file would become: new lessons out of `sections`, or a new draft of those that the course has already."""

    report: LessonReport
    findings: tuple[Finding, ...] = ()
    legacy: LegacyText | None = None
    sections: tuple[Section, ...] = ()
    comparisons: tuple[Comparison | None, ...] = ()

    @property
    def revised(self) -> list[Comparison]:
        """The lessons that would get a new draft."""
        return [comparison for comparison in self.comparisons if comparison]


def propose_lessons(*, file: LessonFile, course: CoursePage) -> Proposal:
    """Read a file and say what would be made of it; stores nothing. Raises FileError."""
    content = modern(file.content)
    returned = read_returned(content)
    lesson = LessonPage.objects.descendant_of(course).filter(key=returned.key).first() if returned else None
    if returned is not None and lesson is not None:
        return _proposed_return(returned, lesson)
    proposal = _proposed_file(file, content, course)
    if returned is not None:
        proposal.report.warn(Finding("other_course", _OTHER_COURSE))
    return proposal


def _proposed_return(returned: Returned, lesson: LessonPage) -> Proposal:
    """The draft that comes of a printed lesson with what was written into it."""
    report = LessonReport(title=returned.title or lesson.title)
    for finding in returned.findings:
        report.warn(finding)
    comparison = comparison_with_return(lesson, returned)
    report.lessons.append({"title": report.title, **_facts(comparison)})
    return Proposal(report, returned.findings, comparisons=(comparison,))


def _proposed_file(file: LessonFile, content: bytes, course: CoursePage) -> Proposal:
    document = read_office(content, name=file.name, accepted=file.accepted)
    report = LessonReport(title=document.title)
    if document.legacy is not None:
        _ask_about(document.legacy, report)
        return Proposal(report, document.findings, document.legacy)
    sections = split(document) if SPLIT in file.accepted else whole(document)
    for finding in document.findings:
        report.warn(finding)
    if should_split(document):
        report.suggested_split = [section.title for section in split(document)]
        if SPLIT not in file.accepted:
            report.warn(Finding("split_suggested", _SPLIT_SUGGESTED))
    comparisons = tuple(_compared(course, section) for section in sections)
    for section, comparison in zip(sections, comparisons, strict=True):
        report.lessons.append(described(section) | _facts(comparison))
    return Proposal(report, document.findings, None, tuple(sections), comparisons)


def _compared(course: CoursePage, section: Section) -> Comparison | None:
    """The lesson that the course has of this title, or of this text under another title, beside the file."""
    lesson = lesson_of(course, section.title) or lesson_from_file(course, section)
    return comparison_with_section(lesson, section) if lesson else None


def _facts(comparison: Comparison | None) -> dict[str, object]:
    if comparison is None:
        return {"status": "created"}
    return {"status": "updated" if comparison.changes else "unchanged", "differences": dict(comparison.counts)}


def import_lesson(
    *,
    file: LessonFile,
    course: CoursePage,
    actor: User | None,
    decisions: Decisions | None = None,
    dry_run: bool = False,
) -> tuple[LessonReport, list[LessonPage]]:
    """Make a file into one draft lesson, or into several; all of them or none. The same file again changes nothing.

    Without `decisions` the file counts wherever it is clear what it changes.
    """
    try:
        proposal = propose_lessons(file=file, course=course)
        report = proposal.report
        _ask_about_unclear(proposal, file, decisions or Decisions())
        if dry_run:
            for lesson in report.lessons:
                setattr(report, lesson["status"], getattr(report, lesson["status"]) + 1)
        if dry_run or not report.is_clean:
            return report, []
        return report, _draft(proposal, file, decisions, course=course, actor=actor)
    except (FileError, DomainError) as error:
        refused = LessonReport()
        refused.refuse(error.code, error.sentence)
        return refused, []


@transaction.atomic
def _draft(
    proposal: Proposal, file: LessonFile, decisions: Decisions | None, *, course: CoursePage, actor: User | None
) -> list[LessonPage]:
    report, lessons = proposal.report, list[LessonPage]()
    sections = proposal.sections or (None,)
    for section, comparison, facts in zip(sections, proposal.comparisons, report.lessons, strict=True):
        outcome: Outcome = "created"
        if comparison is None and section is not None:
            lesson = draft_lesson(course=course, section=section, actor=actor)
        elif comparison is not None:
            lesson = comparison.lesson
            if decisions is not None and comparison.token not in decisions.seen:
                raise DraftChangedError(title=lesson.title)
            choices = _choices(comparison, file, decisions)
            outcome = revise_lesson(comparison=comparison, section=section, choices=choices, actor=actor)
        facts |= {"status": outcome, "slug": lesson.slug, "page": lesson.pk}
        setattr(report, outcome, getattr(report, outcome) + 1)
        lessons.append(lesson)
    if report.created or report.updated:
        publish(
            LessonsDrafted(course_id=course.pk, lesson_ids=[lesson.pk for lesson in lessons], created=report.created),
            actor=actor,
        )
    return lessons


def _choices(comparison: Comparison, file: LessonFile, decisions: Decisions | None) -> dict[str, str]:
    """What is done about each block: what was decided, else what the file says, else the answer given beforehand."""
    decided = decisions.choices if decisions else {}
    unclear = TAKE if TAKE_UNCLEAR in file.accepted else KEEP
    title = {"title": TAKE} if decisions is None and comparison.is_returned else {}
    return title | {one.name: one.suggested or unclear for one in comparison.differences} | dict(decided)


def _ask_about_unclear(proposal: Proposal, file: LessonFile, decisions: Decisions) -> None:
    """Nothing is stored before somebody has looked at what may be read in two ways."""
    unclear = [one.name for comparison in proposal.revised for one in comparison.undecided]
    waiting = [name for name in unclear if name not in decisions.choices]
    if waiting and file.accepted.isdisjoint({TAKE_UNCLEAR, KEEP_UNCLEAR}):
        message = gettext("Có {count} khối chưa rõ lấy theo tệp hay giữ bản đang có. Đồng chí chọn cho từng khối.")
        choices = [
            {"accept": TAKE_UNCLEAR, "label": gettext("Lấy theo tệp")},
            {"accept": KEEP_UNCLEAR, "label": gettext("Giữ bản đang có")},
        ]
        proposal.report.ask(UNCLEAR, message.format(count=len(waiting)), choices)


def _ask_about(legacy: LegacyText, report: LessonReport) -> None:
    samples = "; ".join(f"“{before}” → “{after}”" for before, after in legacy.samples[:3])
    message = gettext("Chữ trong tệp dùng bảng mã cũ ({encoding}). Chuyển sang Unicode sẽ thành: {samples}.")
    choice = {"accept": LEGACY, "label": gettext("Chuyển sang Unicode rồi nhập")}
    report.ask(LEGACY, message.format(encoding=legacy.encoding.upper(), samples=samples), [choice])


_SPLIT_SUGGESTED = _("Tài liệu dài, nên tách thành nhiều bài theo tiêu đề cấp 1.")
_OTHER_COURSE = _("Tệp này in từ bài của một khóa khác, nên được đọc như tệp mới, không so với bài đã in.")
