"""The whole country reorganised and read: seconds of the 2025 succession and milliseconds of a subtree, at three sizes.

16× is the country (10,597 edges); 1× and 4× are the provinces that make a sixteenth and a quarter of it. Each size is
measured in a process of its own on an empty database: SQLite, or a fresh PostgreSQL database beside the one named.
"""

import csv
import json
import statistics
import sys
import time
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from io import StringIO

from tests.bench.databases import Databases
from tests.bench.servers import ROOT

SIZES = {"1×": 1 / 16, "4×": 1 / 4, "16×": 1.0}
AIMS = {"succession": 60.0, "subtree": 50.0}
UNITS = ROOT / "learning" / "demo" / "data" / "units"
BEGINS, DAY = date(2024, 12, 1), date(2025, 7, 1)
READS = 25


@dataclass(frozen=True)
class SizeFigure:
    """What one size of the country costs."""

    database: str
    size: str
    edges: int
    import_seconds: float
    succession_seconds: float
    undo_seconds: float
    subtree_ms: float


def figures(databases: Databases) -> list[SizeFigure]:
    """Measure every size on every database."""
    return [_measured(databases, name, size) for name in databases.names for size in SIZES]


def rows_of(found: list[SizeFigure]) -> list[str]:
    """The figures as a table for docs/benchmarks.md."""
    return [
        "| database | size | edges | import units s | succession s | aim | undo s | subtree of the country ms | aim |",
        "|---|---|---|---|---|---|---|---|---|",
        *(
            f"| {f.database} | {f.size} | {f.edges} | {f.import_seconds:.1f} | {f.succession_seconds:.1f} "
            f"| {_verdict(f.succession_seconds, AIMS['succession'])} | {f.undo_seconds:.1f} | {f.subtree_ms:.1f} "
            f"| {_verdict(f.subtree_ms, AIMS['subtree'])} |"
            for f in found
        ),
    ]


def _verdict(value: float, aim: float) -> str:
    return f"≤ {aim:g} {'✓' if value <= aim else '✗'}"


def _measured(databases: Databases, database: str, size: str) -> SizeFigure:
    told = databases.measured(database, "organisation", size)
    return SizeFigure(database=database, size=size, **json.loads(told))


def main(size: str) -> None:
    """Measure one size on the database of the settings, which is made here."""
    import django  # noqa: PLC0415 -- the settings come from the environment of this process

    django.setup()

    from organisation.selectors import country_at, subtree_ids  # noqa: PLC0415
    from organisation.services import (  # noqa: PLC0415
        SuccessionFile,
        import_succession,
        import_units,
        undo_succession,
    )

    before, succession = _share(SIZES[size])
    file = SuccessionFile(content=succession, on=DAY)
    taken = _seconds(lambda: import_units(content=before, as_of=BEGINS, actor=None))
    succeeded = _seconds(lambda: import_succession(file=file, actor=None))
    days = [DAY - timedelta(days=1), DAY, date(2026, 1, 1)]
    reads = [
        _seconds(lambda day=day: list(subtree_ids(country_at(day).unit, day))) for _read in range(READS) for day in days
    ]
    undone = _seconds(lambda: undo_succession(file=file, actor=None))
    plain = {
        "edges": succession.count(b"\n") - 1,
        "import_seconds": taken,
        "succession_seconds": succeeded,
        "undo_seconds": undone,
        "subtree_ms": 1000 * statistics.median(reads),
    }
    print(json.dumps(plain))


def _share(part: float) -> tuple[bytes, bytes]:
    """The units and the edges of as many new provinces as make that part of the country, with whatever becomes them."""
    edges = list(csv.DictReader(StringIO((UNITS / "succession-2025-07-01.csv").read_text("utf-8"))))
    wanted: set[str] = set()
    left = part * len(edges)
    for province, count in Counter(edge["new_province"] for edge in edges).most_common():
        if count <= left * 1.001:
            wanted.add(province)
            left -= count
    kept = [edge for edge in edges if edge["new_province"] in wanted]
    old = {edge["old_province"] for edge in kept}
    units = csv.DictReader(StringIO((UNITS / "units-until-2025-06-30.csv").read_text("utf-8")))
    return _csv([unit for unit in units if unit["province"] in old]), _csv(kept)


def _csv(rows: list[dict[str, str]]) -> bytes:
    out = StringIO()
    writer = csv.DictWriter(out, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def _seconds(act) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


if __name__ == "__main__":
    main(sys.argv[1])
