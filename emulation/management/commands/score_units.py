"""`manage.py score_units --table FILE --inputs FILE`: the pure scoring engine on files, without a database."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from emulation.calculations import Table, UnitScore, score_units
from emulation.errors import BadDocumentError
from emulation.selectors import check_units, document_of, result_of, table_of, units_of


class Command(BaseCommand):
    help = "Chấm điểm các đơn vị của một cụm theo bảng điểm và số liệu trong tệp; không dùng cơ sở dữ liệu."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--table", type=Path, required=True, help="tệp JSON chứa bảng điểm")
        parser.add_argument("--inputs", type=Path, required=True, help="tệp JSON chứa số liệu các đơn vị")
        parser.add_argument("--json", action="store_true", help="dòng cuối là một đối tượng JSON")

    def handle(self, *, table: Path, inputs: Path, **options: Any) -> None:
        try:
            read = table_of(self._document(table), table.name)
            units = units_of(self._document(inputs), inputs.name)
            check_units(read, units, inputs.name)
        except BadDocumentError as error:
            for fault in error.faults:
                self.stderr.write(fault)
            raise CommandError(error.sentence) from error
        scores = score_units(read, units)
        self._tell_ties(read, scores)
        results = [result_of(read, score) for score in scores]
        answer = {"expected_results": results} if options["json"] else results
        self.stdout.write(json.dumps(answer, ensure_ascii=False))

    def _tell_ties(self, table: Table, scores: list[UnitScore]) -> None:
        tied = sorted(score.unit for score in scores if score.is_tied)
        if tied and table.ranking and not table.ranking.shared_rank_allowed:
            self.stderr.write(
                _("Bằng nhau ở mọi tiêu chí phụ, chờ Hội đồng quyết định: {units}.").format(units=", ".join(tied))
            )

    @staticmethod
    def _document(path: Path) -> dict[str, Any]:
        try:
            return document_of(path.read_bytes(), path.name)
        except OSError as error:
            raise CommandError(_("Không đọc được tệp {file}.").format(file=path)) from error
