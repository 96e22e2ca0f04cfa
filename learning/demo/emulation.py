"""The scoring table of the demo: the three criteria that the platform scores by itself, opened for this year."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import timezone

from accounts.models import User
from emulation.selectors import open_tables
from emulation.services import draft_table, open_table
from learning.demo.organisation import PROVINCE
from organisation.models import Level
from organisation.selectors import unit_by_code

TABLE = Path(__file__).parent / "data" / "emulation" / "table.json"


def seed(out: Any) -> None:  # noqa: ANN401 -- Django's OutputWrapper
    """Draft and open this year's table, unless one is open."""
    if open_tables().exists():
        return
    province, administrator = unit_by_code(PROVINCE, level=Level.PROVINCE), User.objects.get(username="quantri")
    table = draft_table(document=_document(timezone.localdate()), owner=province, actor=administrator)
    open_table(table=table, actor=administrator)
    out.write(f"    {table.name}")


def _document(today: date) -> dict[str, Any]:
    """The table of the year; its figures become final on 30 November or, started later than that, with the year."""
    cut_off = date(today.year, 11, 30) if today < date(today.year, 11, 30) else date(today.year, 12, 31)
    text = TABLE.read_text().replace("{year}", str(today.year)).replace("{as_of}", f"{cut_off}T23:59:59+07:00")
    document: dict[str, Any] = json.loads(text)
    return document
