"""What the commands that take a file in have in common: the file, the answers given beforehand, the report, the exit status.

`docs/operations.md` describes the report; every importer's JSON has the same names.
"""

import json
from argparse import ArgumentTypeError
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from core.text.dates import NotADateError, parse_date

Said = Mapping[str, Any]


class Report(Protocol):
    """What became of a file; something said is `{"where", "code", "message"}`, an ask has `choices` besides."""

    @property
    def errors(self) -> Sequence[Said]:
        """What was refused."""
        ...

    @property
    def warnings(self) -> Sequence[Said]:
        """What somebody should know of."""
        ...

    @property
    def asks(self) -> Sequence[Said]:
        """What waits for an answer; nothing of it was stored."""
        ...

    def as_json(self) -> Mapping[str, Any]:
        """All of it with the counts `created`, `updated`, `unchanged`, `skipped`."""
        ...


def day(text: str) -> date:
    """A day, as ISO 8601 or day first; an argument's type."""
    try:
        return parse_date(text)
    except NotADateError as error:
        raise ArgumentTypeError(_("“{text}” không phải ngày, ví dụ 2025-07-01.").format(text=text)) from error


def content_of(file: Path) -> bytes:
    """All of a file, or an end of the command that says which could not be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise CommandError(_("Không đọc được tệp {file}.").format(file=file)) from error


class ImportCommand(BaseCommand):
    """A command `FILE [--accept CODE …] [--dry-run] [--json]`; what it does beside is `take_in`."""

    file_help = "tệp"

    def add_arguments(self, parser: CommandParser) -> None:
        """The arguments of every importer."""
        parser.add_argument("file", type=Path, help=self.file_help)
        parser.add_argument(
            "--accept", action="append", default=[], metavar="CODE", help="mã câu hỏi được đồng ý trước"
        )
        parser.add_argument("--dry-run", action="store_true", help="chỉ báo cáo, không ghi gì")
        parser.add_argument("--json", action="store_true", help="dòng cuối là báo cáo dạng JSON")

    def handle(self, *, file: Path, **options: Any) -> None:  # noqa: ANN401 -- Django's own
        """Take the file in, print the report, end with 1 when anything was refused or waits for an answer."""
        report = self.take_in(content_of(file), file, accepted=frozenset(options["accept"]), **options)
        self.print_report(report, as_json=options["json"])
        if report.errors or report.asks:
            sentence = _("{errors} chỗ bị từ chối, {asks} chỗ cần trả lời.")
            raise CommandError(sentence.format(errors=len(report.errors), asks=len(report.asks)))

    def take_in(self, content: bytes, file: Path, *, accepted: frozenset[str], **options: Any) -> Report:  # noqa: ANN401 -- as above
        """Call the importer's service."""
        raise NotImplementedError

    def print_report(self, report: Report, *, as_json: bool) -> None:
        """Refusals on the error stream, everything else on the other; with `as_json` one object as the last line."""
        for said in (*report.errors, *report.asks):
            self.stderr.write(f"{said['where']}: {said['message']}")
        facts = report.as_json()
        if as_json:
            self.stdout.write(json.dumps(facts, ensure_ascii=False))
            return
        for said in report.warnings:
            self.stdout.write(f"{said['where']}: {said['message']}")
        self.stdout.write(_("Thêm {created}, đổi {updated}, giữ nguyên {unchanged}, bỏ qua {skipped}.").format(**facts))
