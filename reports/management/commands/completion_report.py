"""`manage.py completion_report --unit CODE --as-of D --format xlsx|csv|json OUT`: what an HR officer takes away."""

import json
from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from core.errors import DomainError
from core.text.dates import NotADateError, parse_date
from organisation.selectors import Scope, unit_by_code, version_of
from reports.selectors import ALL, Filter, Question, Units, span_within
from reports.services import FORMS, export_completion


def day(text: str) -> date:
    """A day gone by or today, as ISO 8601 or day first."""
    try:
        read = parse_date(text)
    except NotADateError as error:
        raise ArgumentTypeError(_("“{text}” không phải ngày, ví dụ 2026-11-30.").format(text=text)) from error
    if read > timezone.localdate():
        raise ArgumentTypeError(_("Ngày {text} chưa tới.").format(text=text))
    return read


class Command(BaseCommand):
    help = "Xuất kết quả hoàn thành mọi khóa học của mọi người trong một đơn vị và các đơn vị trực thuộc."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("out", type=Path, help="tệp sẽ ghi")
        parser.add_argument("--unit", required=True, help="mã đơn vị vào ngày báo cáo")
        parser.add_argument("--as-of", type=day, default=None, help="số liệu đến hết ngày này, mặc định bây giờ")
        parser.add_argument("--format", choices=FORMS, required=True, help="dạng tệp")
        parser.add_argument(
            "--units",
            choices=list(Units),
            default=Units.THEN,
            help="theo đơn vị lúc đó, gộp theo huyện, hay quy đổi theo đơn vị hiện nay",
        )
        parser.add_argument("--json", action="store_true", help="dòng cuối là một đối tượng JSON")

    def handle(self, *, out: Path, unit: str, as_of: date | None, **options: Any) -> None:
        asked = Filter(chosen=ALL, category="", day=as_of or timezone.localdate(), units=Units(options["units"]))
        try:
            found = unit_by_code(unit, as_of=asked.units_day)
            span = span_within(Scope(frozenset([found.pk])), asked)
            question = Question(version_of(found, asked.units_day), span, asked)
            rows = self._write(question, options["format"], out)
        except DomainError as error:
            raise CommandError(error.sentence) from error
        except OSError as error:
            raise CommandError(_("Không ghi được tệp {file}.").format(file=out)) from error
        if options["json"]:
            self.stdout.write(
                json.dumps({"unit": unit, "as_of": asked.day.isoformat(), "rows": rows, "file": str(out)})
            )
        else:
            self.stdout.write(_("Đã ghi {rows} dòng vào {file}.").format(rows=rows, file=out))

    @staticmethod
    def _write(question: Question, form: str, out: Path) -> int:
        """Write beside the file and put it in its place once it is complete."""
        part = out.with_name(f"{out.name}.part")
        try:
            rows = export_completion(question=question, form=form, path=part, actor=None)
            part.replace(out)
        finally:
            part.unlink(missing_ok=True)
        return rows
