"""A hall full of people who scan the code on the wall at once: until everybody is marked as there, on the embedded server.

`python -m tests.bench.hall COUNT` makes the class and its people on the data of the settings and prints what they need.
"""

import json
import sys
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from live.calculations import code_of, step_of
from tests.bench.load import Client
from tests.bench.pages import in_the_project
from tests.bench.servers import Server

PEOPLE, AIM_SECONDS = 200, 20.0
CLASS = "lop-attt-kim-lien-2"


@dataclass(frozen=True)
class Hall:
    """A session that is open now, and those who sit in it, each signed in."""

    cohort: str
    session: str
    secret: str
    keys: list[str]

    @property
    def code(self) -> str:
        """What stands on the wall at this moment."""
        return code_of(self.secret, step_of(datetime.now(UTC)))


@dataclass(frozen=True)
class HallFigure:
    """How long until all were marked, how long one waited, and how many were refused."""

    people: int
    seconds: float
    p95_seconds: float
    refused: int


def hall(data: Path, count: int, environment: dict[str, str] | None = None) -> Hall:
    """Seat so many people."""
    return Hall(**json.loads(in_the_project(data, "tests.bench.hall", str(count), environment=environment)))


def scan(server: Server, full: Hall) -> HallFigure:
    """Everybody at once: scan, see who one is, touch the button."""
    waits: list[float] = []
    gate = threading.Barrier(len(full.keys))

    def phone(key: str) -> None:
        client = Client(server)
        client.cookies["sessionid"] = key
        gate.wait()
        began = time.monotonic()
        client.get(f"/diem-danh/{full.session}/ma/{full.code}/")
        seen = client.get(f"/diem-danh/{full.session}/")[0]
        done = client.post(f"/diem-danh/{full.session}/co-mat/", {})[0]
        client.connection.close()
        if (seen, done) == (200, 200):
            waits.append(time.monotonic() - began)

    phones = [threading.Thread(target=phone, args=(key,)) for key in full.keys]
    began = time.monotonic()
    for one in phones:
        one.start()
    for one in phones:
        one.join()
    took = time.monotonic() - began
    waits.sort()
    return HallFigure(len(full.keys), took, waits[int(len(waits) * 0.95)], len(full.keys) - len(waits))


def rows_of(figure: HallFigure) -> list[str]:
    """The figure as a table for docs/benchmarks.md."""
    verdict = "✓" if figure.seconds <= AIM_SECONDS and not figure.refused else "✗"
    return [
        "| people scanning at once | all marked s | aim | p95 of one s | refused |",
        "|---|---|---|---|---|",
        f"| {figure.people} | {figure.seconds:.1f} | ≤ {AIM_SECONDS:g} {verdict} | {figure.p95_seconds:.1f} | {figure.refused} |",
    ]


def main(count: int) -> None:
    """Plan a session that began ten minutes ago, for so many who have no account yet, and sign them in."""
    import django  # noqa: PLC0415 -- the settings come from the environment of this process

    django.setup()
    from accounts.models import Person, User  # noqa: PLC0415 -- needs the apps, here and below
    from live.models import Cohort  # noqa: PLC0415
    from live.services import add_people  # noqa: PLC0415
    from tests.bench.people import signed_in  # noqa: PLC0415
    from tests.factories.live import make_session  # noqa: PLC0415

    cohort = Cohort.objects.get(code=CLASS)
    people = list(Person.objects.filter(user=None, merged_into=None).order_by("pk")[:count])
    add_people(cohort=cohort, people=people, actor=User.objects.get(username="giangvien"))
    session = make_session(cohort, title="Cả hội trường")
    keys = [signed_in(person, f"hoi-truong-{person.pk}") for person in people]
    facts = {"cohort": str(cohort.uid), "session": str(session.uid), "secret": session.secret}
    print(json.dumps(facts | {"keys": keys}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
