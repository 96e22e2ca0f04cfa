"""A list of learning elsewhere from end to end: what is clear becomes claims that wait for approval, nothing is guessed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person, User
from core.files.findings import FileError
from core.files.sheets import read_book
from core.text.search import fold
from courses.formats.outside import Award, OutsideList, read_outside
from courses.models import OutsideProvider
from courses.services.outside import Learned, import_outside
from courses.services.outside_import.reporting import OutsideReport, row_of
from organisation.selectors.meant import Meant, PeopleMeant, Told
from organisation.selectors.roles import Scope

LEGACY = "legacy_encoding"
# What somebody may agree to; everything else is mended in the file.
ACCEPTABLE = frozenset({LEGACY, "number_missing", "duplicate_number"})
_PROVIDERS = (
    (OutsideProvider.ONETOUCH, re.compile(r"\bone ?touch\b")),
    (OutsideProvider.DIGITAL_LITERACY, re.compile(r"\bbinh dan hoc vu so\b|\bbdhvs\b")),
)


@dataclass(frozen=True)
class OutsideFile:
    """A list as it was given; `scope` is of whose people the giver may speak, None for an operator."""

    content: bytes
    accepted: frozenset[str] = frozenset()
    scope: Scope | None = None


def import_outside_list(*, file: OutsideFile, actor: User | None, dry_run: bool = False) -> OutsideReport:
    """Enter the clear rows of a list as claims; the same list again changes nothing."""
    report = OutsideReport()
    try:
        book = read_book(file.content, convert_legacy=LEGACY in file.accepted)
        read = read_outside(book, today=timezone.localdate())
    except FileError as error:
        say = report.ask if error.code == LEGACY else report.refuse
        say(error.code, error.sentence)
        return report
    for finding in read.findings:
        report.warn(finding.code, finding.message, finding.where)
    with transaction.atomic():
        news = import_outside(entries=list(_entries(read, file, report)), actor=actor)
        transaction.set_rollback(dry_run)
    report.created, report.unchanged = news.count(True), news.count(False)
    report.skipped = len(read.awards) - len(news)
    return report


def _entries(read: OutsideList, file: OutsideFile, report: OutsideReport) -> Iterator[tuple[Person, Learned]]:
    """The rows that leave nothing to ask."""
    people = PeopleMeant([award.full_name for award in read.awards], file.scope, timezone.localdate())
    for award in read.awards:
        meant = people.find(
            Told(full_name=award.full_name, unit=award.unit, phone=award.phone, birth_date=award.birth_date)
        )
        is_clear = _has_no_doubt(award, file.accepted, report)
        if meant.person is None:
            _say_who(award, meant, report)
        elif is_clear and (learned := _learned(award)):
            yield meant.person, learned


def _has_no_doubt(award: Award, accepted: frozenset[str], report: OutsideReport) -> bool:
    open_doubts = [doubt for doubt in award.doubts if not (doubt.may_be_accepted and doubt.code in accepted)]
    for doubt in open_doubts:
        report.ask(doubt.code, doubt.message, row_of(award.row))
    return not open_doubts


def _say_who(award: Award, meant: Meant, report: OutsideReport) -> None:
    if not meant.candidates:
        said = _("Bỏ qua: sổ cán bộ không có đồng chí {name}. Đồng chí thêm vào sổ rồi nhập lại danh sách.")
        report.warn("person_unknown", said.format(name=award.full_name), row_of(award.row))
        return
    said = _("Chưa chắc đồng chí {name} trong danh sách là ai trong sổ cán bộ. Đồng chí ghi thêm số điện thoại.")
    choices = [{"value": str(person.uid), "label": f"{person.full_name}, {post}"} for person, post in meant.candidates]
    report.ask("person_unclear", said.format(name=award.full_name), row_of(award.row), choices)


def _learned(award: Award) -> Learned | None:
    if award.issued_on is None:
        return None
    issuer = fold(award.issuer)
    named = (provider for provider, pattern in _PROVIDERS if pattern.search(issuer))
    return Learned(
        provider=next(named, OutsideProvider.PAPER),
        title=award.title,
        completed_on=award.issued_on,
        periods=award.periods,
        result=award.result or award.kind,
        certificate_number=award.number,
        source=award.issuer,
    )
