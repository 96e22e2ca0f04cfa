"""A province's list of people taken in by the command: seconds and peak memory at three sizes, and the list again.

16× is 24,000 people in 26,000 seats of Nghệ An's 130 communes; 1× and 4× are a sixteenth and a quarter of them. Each
size is measured in a process of its own on an empty database: SQLite, or a fresh PostgreSQL database beside the one named.
"""

import json
import random
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

from core.workbooks import Sheet, write_workbook
from learning.demo.names import invent
from tests.bench.databases import Databases
from tests.bench.organisation import UNITS

SIZES = {"1×": 1 / 16, "4×": 1 / 4, "16×": 1.0}
PEOPLE, SEATS = 24_000, 26_000
AIM_SECONDS, AIM_MIB = 60.0, 400.0
PROVINCE = "40"
SEED = 20_261_101
BORN_FROM = date(1958, 1, 1)
DAYS_OF_BIRTH = 40 * 365
HEADINGS = ("STT", "Họ và tên", "Giới tính", "Ngày sinh", "Số điện thoại", "Chức vụ", "Đơn vị")
POSTS = (
    "Trưởng Ban Công tác Mặt trận xóm {area}",
    "Phó Trưởng Ban Công tác Mặt trận xóm {area}",
    "Thành viên tổ công nghệ số cộng đồng xóm {area}",
    "Chuyên viên",
)
SECOND_POST = "Tổ trưởng tổ công nghệ số cộng đồng xóm {area}"


@dataclass(frozen=True)
class SizeFigure:
    """What one size of the list costs."""

    database: str
    size: str
    people: int
    seats: int
    seconds: float
    again_seconds: float
    peak_mib: float


def figures(databases: Databases) -> list[SizeFigure]:
    """Measure every size on every database."""
    return [_measured(databases, name, size) for name in databases.names for size in SIZES]


def rows_of(found: list[SizeFigure]) -> list[str]:
    """The figures as a table for docs/benchmarks.md."""
    return [
        "| database | size | people | seats | import s | aim | the same list again s | peak memory MiB | aim |",
        "|---|---|---|---|---|---|---|---|---|",
        *(
            f"| {f.database} | {f.size} | {f.people} | {f.seats} | {f.seconds:.1f} | {_verdict(f.seconds, AIM_SECONDS)} "
            f"| {f.again_seconds:.1f} | {f.peak_mib:.0f} | {_verdict(f.peak_mib, AIM_MIB)} |"
            for f in found
        ),
    ]


def _verdict(value: float, aim: float) -> str:
    return f"≤ {aim:g} {'✓' if value <= aim else '✗'}"


def _measured(databases: Databases, database: str, size: str) -> SizeFigure:
    told = databases.measured(database, "people_import", size)
    return SizeFigure(database=database, size=size, **json.loads(told))


def main(size: str) -> None:
    """Measure one size on the database of the settings, which is made here."""
    import django  # noqa: PLC0415 -- the settings come from the environment of this process

    django.setup()
    from django.conf import settings  # noqa: PLC0415 -- needs the apps, here and below
    from django.core.management import call_command  # noqa: PLC0415 -- needs the apps, here and below

    from accounts.models import Person  # noqa: PLC0415
    from organisation.models import Membership  # noqa: PLC0415
    from organisation.services import import_units  # noqa: PLC0415

    import_units(content=_units(), as_of=date(2025, 7, 1), actor=None)
    file = settings.DATA_DIR / "danh-sach.xlsx"
    list_of(SIZES[size], file)
    seconds, again = (_seconds(lambda: call_command("import_people", file, "--json", stdout=StringIO())) for _ in "12")
    plain = {
        "people": Person.objects.count(),
        "seats": Membership.objects.count(),
        "seconds": seconds,
        "again_seconds": again,
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(plain))


def list_of(part: float, path: Path) -> None:
    """Write a list of that part of the people, commune by commune, some of them in two rows."""
    columns = [(heading, 16.0) for heading in HEADINGS]
    write_workbook([Sheet("Danh sách", columns, _rows(round(part * PEOPLE), round(part * SEATS)))], path)


def _rows(people: int, seats: int) -> Iterator[tuple[object, ...]]:
    dice = random.Random(SEED)
    units = [line.rpartition(",")[2] for line in _units().decode().splitlines()[1:]]
    doubled = set(dice.sample(range(people), seats - people))
    number = 0
    for person in range(people):
        name, is_woman = invent(dice, 0.4)
        born = BORN_FROM + timedelta(days=dice.randrange(DAYS_OF_BIRTH))
        who = (name, "Nữ" if is_woman else "Nam", f"{born:%d/%m/%Y}", f"09{person:08d}")
        unit, area = units[person * len(units) // people], dice.randint(1, 14)
        for post in (dice.choice(POSTS), SECOND_POST)[: 1 + (person in doubled)]:
            number += 1
            yield (number, *who, post.format(area=area), unit)


def _units() -> bytes:
    heading, *lines = (UNITS / "units-from-2025-07-01.csv").read_text("utf-8").splitlines()
    return "\n".join([heading, *(line for line in lines if line.startswith(f"{PROVINCE},"))]).encode()


def _seconds(act) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


if __name__ == "__main__":
    main(*sys.argv[1:])
