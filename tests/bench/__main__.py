"""`make bench`: prepare the demo, start both deployments, measure, print and write docs/benchmarks.md.

Where `DATABASE_URL` names a PostgreSQL server, what grows with the province is measured there as well.
"""

import os
import tempfile
from pathlib import Path

from tests.bench import (
    hall,
    organisation,
    pages,
    people_import,
    phone,
    programmes,
    progress,
    question_import,
    quiz_attempts,
    quiz_statistics,
    servers,
)
from tests.bench.databases import Databases
from tests.bench.report import write_report

SECONDS_EACH = 4.0
GROWING = (organisation, people_import, progress, programmes, question_import, quiz_attempts, quiz_statistics)


def main() -> None:
    """Run everything; about four minutes, with PostgreSQL six."""
    postgres = os.environ.pop("DATABASE_URL", "")
    with tempfile.TemporaryDirectory(prefix="hmt-bench-") as folder:
        data = Path(folder)
        first = servers.prepare(data)
        again = servers.prepare(data)
        with servers.embedded(data) as server:
            start = server.start_seconds
            idle = server.memory_mib()
            visits = phone.visits(server)
            pages.warm(server)
            loaded = server.memory_mib()
            scanned = hall.scan(server, hall.hall(data, hall.PEOPLE))
        with servers.scaled(data) as server:
            figures = pages.figures(server, data, seconds=SECONDS_EACH)
        queries = pages.queries(data)
        with Databases(data, postgres) as databases:
            growing = [hall.rows_of(scanned), *(module.rows_of(module.figures(databases)) for module in GROWING)]
    write_report(
        prepare=(first, again),
        start=start,
        memory=(idle, loaded),
        visits=visits,
        figures=figures,
        queries=queries,
        growing=growing,
    )


if __name__ == "__main__":
    main()
