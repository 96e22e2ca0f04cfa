"""A programme for 24,000 people: seconds from the rule to the last place on a course, and of the recount that changes nothing.

On an empty database of its own, in a process of its own: SQLite, or a fresh PostgreSQL database beside the one named.
"""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass

from tests.bench.databases import Databases

PEOPLE = 24_000
AIM_SECONDS = 30.0


@dataclass(frozen=True)
class ProgrammeFigure:
    """What giving a programme to a province costs."""

    database: str
    people: int
    assign_seconds: float
    recount_seconds: float
    events: int


def figures(databases: Databases) -> list[ProgrammeFigure]:
    """Measure on every database."""
    return [_measured(databases, name) for name in databases.names]


def rows_of(found: list[ProgrammeFigure]) -> list[str]:
    """The figures as a table for docs/benchmarks.md."""
    return [
        "| database | people | assign s | aim | recount that changes nothing s | events |",
        "|---|---|---|---|---|---|",
        *(
            f"| {f.database} | {f.people} | {f.assign_seconds:.1f} "
            f"| ≤ {AIM_SECONDS:g} {'✓' if f.assign_seconds <= AIM_SECONDS else '✗'} | {f.recount_seconds:.1f} | {f.events} |"
            for f in found
        ),
    ]


def _measured(databases: Databases, database: str) -> ProgrammeFigure:
    return ProgrammeFigure(database=database, **json.loads(databases.measured(database, "programmes")))


def main() -> None:
    """Measure on the database of the settings, which is made here."""
    import django  # noqa: PLC0415 -- the settings come from the environment of this process

    django.setup()

    from core.models import LogEntry  # noqa: PLC0415
    from courses.models import Duty  # noqa: PLC0415
    from courses.services.programmes import follow_rules  # noqa: PLC0415
    from tests.factories.courses import make_course  # noqa: PLC0415
    from tests.factories.programmes import make_programme  # noqa: PLC0415

    province = _province()
    began = time.perf_counter()
    programme = make_programme(province, make_course(), make_course())
    assigned = time.perf_counter() - began
    plain = {
        "people": Duty.objects.count(),
        "assign_seconds": assigned,
        "recount_seconds": _seconds(lambda: follow_rules(programme=programme, actor=None)),
        "events": LogEntry.objects.filter(event="courses.programme_assigned").count(),
    }
    print(json.dumps(plain))


def _province():
    """A province of 200 communes with 120 people each."""
    from accounts.models import Person  # noqa: PLC0415 -- needs the apps
    from organisation.models import Category, Level, Membership  # noqa: PLC0415
    from tests.factories.organisation import SINCE, make_position, make_units  # noqa: PLC0415

    communes = [(f"C{number}", f"Xã {number}", Level.COMMUNE, "P") for number in range(200)]
    units = make_units(("P", "Tỉnh Thử Nghiệm", Level.PROVINCE, None), *communes)
    people = Person.objects.bulk_create(
        (Person(full_name=f"Người {number}", sort_key=str(number)) for number in range(PEOPLE)), batch_size=2000
    )
    position = make_position()
    Membership.objects.bulk_create(
        (
            Membership(
                person=person,
                unit=units[f"C{number % 200}"],
                position=position,
                category=Category.FULL_TIME,
                valid_from=SINCE,
            )
            for number, person in enumerate(people)
        ),
        batch_size=2000,
    )
    return units["P"]


def _seconds(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
