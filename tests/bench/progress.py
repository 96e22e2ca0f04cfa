"""What phones tell of learning: learner events taken a second, each counted singly, in the batches that phones send.

Two processes at once, as two workers of the web server; 1×, 4× and 16× are the learners who send. Each size is measured on an
empty database of its own: SQLite with synchronous=FULL, or a fresh PostgreSQL database beside the one named.
"""

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import timedelta

from tests.bench.databases import Databases, Environment
from tests.bench.servers import ROOT

SIZES = {"1×": 25, "4×": 100, "16×": 400}
WORKERS, LESSONS, BATCH, BATCHES = 2, 10, 20, 4
AIMS = {"SQLite": 400.0, "PostgreSQL": 1000.0}
MODULE = "tests.bench.progress"


@dataclass(frozen=True)
class ProgressFigure:
    """What one size of a morning's learning costs."""

    database: str
    size: str
    learners: int
    events: int
    rate: float


def figures(databases: Databases) -> list[ProgressFigure]:
    """Measure every size on every database."""
    return [_measured(databases, name, size) for name in databases.names for size in SIZES]


def rows_of(found: list[ProgressFigure]) -> list[str]:
    """The figures as a table for docs/benchmarks.md."""
    return [
        "| database | size | learners | events | events /s | aim |",
        "|---|---|---|---|---|---|",
        *(
            f"| {f.database} | {f.size} | {f.learners} | {f.events} | {f.rate:.0f} "
            f"| ≥ {AIMS[f.database]:g} {'✓' if f.rate >= AIMS[f.database] else '✗'} |"
            for f in found
        ),
    ]


def _measured(databases: Databases, database: str, size: str) -> ProgressFigure:
    with databases.fresh(database) as environment:
        _run(environment, "prepare", str(SIZES[size])).communicate()
        phones = [_run(environment, "send", str(number)) for number in range(WORKERS)]
        told = [json.loads(phone.communicate()[0].splitlines()[-1]) for phone in phones]
    events = sum(one["events"] for one in told)
    took = max(one["end"] for one in told) - min(one["begin"] for one in told)
    return ProgressFigure(database=database, size=size, learners=SIZES[size], events=events, rate=events / took)


def _run(environment: Environment, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", MODULE, *arguments]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


def prepare(learners: int) -> None:
    """Make the database of the settings: a course and those who take it."""

    from accounts.models import Person  # noqa: PLC0415
    from courses.models import Enrolment, EnrolmentSource  # noqa: PLC0415
    from tests.factories.courses import make_course  # noqa: PLC0415

    course = make_course(lessons=LESSONS)
    people = Person.objects.bulk_create(Person(full_name=f"Người {n}", sort_key=str(n)) for n in range(learners))
    edition = course.editions.get()
    Enrolment.objects.bulk_create(
        Enrolment(learner=person, course=course, edition=edition, total=LESSONS, source=EnrolmentSource.SELF)
        for person in people
    )


def send(worker: int) -> None:
    """Send the batches of every second learner: how far they read, lesson by lesson, and that they are done."""
    from courses.models import Enrolment  # noqa: PLC0415 -- needs the apps, here and below
    from courses.services import record_learner_events  # noqa: PLC0415

    places = [place for place in Enrolment.objects.select_related("learner", "edition") if place.pk % WORKERS == worker]
    journals = [
        (place.learner, batch) for number in range(BATCHES) for place in places for batch in [_batch(place, number)]
    ]
    begin = time.time()
    for learner, batch in journals:
        record_learner_events(person=learner, events=batch, actor=None)
    print(json.dumps({"events": len(journals) * BATCH, "begin": begin, "end": time.time()}))


def _batch(place, number: int):
    """Ten seconds apart: two or three lessons opened, read to several places, and finished."""
    from core.ids import uuid7  # noqa: PLC0415 -- needs the apps, here and below
    from courses.selectors import outline_of  # noqa: PLC0415
    from courses.services.learning import LearnerWrite  # noqa: PLC0415

    items = outline_of(place.edition).items
    story = [("opened", None), *(("read", percent) for percent in (15, 30, 45, 60, 75, 100)), ("completed", None)]
    every = [(item, verb, value) for item in items for verb, value in story]
    return [
        LearnerWrite(
            id=uuid7(),
            enrolment=place.uid,
            item_key=item.key,
            verb=verb,
            value=value,
            occurred_at=place.enrolled_at + timedelta(milliseconds=10 * step),
        )
        for step, (item, verb, value) in enumerate(every[number * BATCH : (number + 1) * BATCH], start=number * BATCH)
    ]


if __name__ == "__main__":
    import django

    django.setup()
    {"prepare": prepare, "send": send}[sys.argv[1]](int(sys.argv[2]))
