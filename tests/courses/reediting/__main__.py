"""The whole of it: `python -m tests.courses.reediting LEARNERS SEED` has so many learners study while their course is edited.

Two processes are the learners' phones, a third one the trainer, who publishes until the phones have told everything; what
everybody's page says is read after every edition. On a database of its own: SQLite, or beside the one of `DATABASE_URL`.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

import django

from tests.bench.databases import Databases
from tests.bench.servers import ROOT

PHONES, BATCHES, DEEDS = 2, 2, 16
PAUSE = 0.2


def main(learners, seed):
    """Run it and say what came of it; a fault ends in an error."""
    began = time.monotonic()
    with (
        tempfile.TemporaryDirectory() as folder,
        Databases(Path(folder), os.environ.get("DATABASE_URL", "")) as databases,
        databases.fresh(databases.names[-1]) as environment,
    ):
        _run(environment, "prepare", learners, seed).wait()
        phones = [_run(environment, "phone", number, seed) for number in range(PHONES)]
        told = json.loads(_run(environment, "trainer", seed, *(phone.pid for phone in phones)).communicate()[0])
        sent = [json.loads(phone.communicate()[0]) for phone in phones]
    figures = {"learners": learners, "events": sum(sent), "seconds": round(time.monotonic() - began)} | told
    print(json.dumps(figures, ensure_ascii=False))  # noqa: T201
    return bool(told["faults"]) or told["recounted"] > 0


def _run(environment, *arguments):
    command = [sys.executable, "-m", "tests.courses.reediting", *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


def prepare(learners, _seed):
    """An empty database, a course, and everybody on it since yesterday."""
    from datetime import timedelta  # noqa: PLC0415 -- with those that need the apps, here and below

    from django.utils import timezone  # noqa: PLC0415

    from accounts.models import Person  # noqa: PLC0415
    from courses.models import Enrolment, EnrolmentSource  # noqa: PLC0415
    from courses.selectors import current_edition, outline_of  # noqa: PLC0415
    from tests.courses.reediting.editing import make_edited_course  # noqa: PLC0415

    course = make_edited_course()
    edition, since = current_edition(course), timezone.now() - timedelta(days=1)
    people = Person.objects.bulk_create(Person(full_name=f"Người {n}", sort_key=str(n)) for n in range(learners))
    place = {"course": course, "edition": edition, "total": outline_of(edition).total, "source": EnrolmentSource.SELF}
    Enrolment.objects.bulk_create(Enrolment(learner=person, enrolled_at=since, **place) for person in people)


def phone(number, seed):
    """The batches of every second learner, some of them twice or backwards; in between others decide."""
    from courses.models import Enrolment  # noqa: PLC0415
    from tests.courses.reediting.studying import VERBS, Deed, decide, decide_all, journal, send  # noqa: PLC0415

    dice = Random(seed + number)
    places = Enrolment.objects.select_related("learner", "edition", "course").order_by("pk")
    mine = [place for place in places if place.pk % PHONES == number]
    count = 0
    for _batch in range(BATCHES):
        for place in mine:
            deeds = [
                Deed(dice.choice(VERBS), dice.randrange(99), dice.randrange(999), dice.randrange(-999, 80000))
                for _deed in range(DEEDS)
            ]
            writes = journal(place, deeds)
            send(place, writes if dice.random() < 0.7 else [*writes[::-1], *writes[:2]])
            count += len(writes)
            if dice.random() < 0.1:
                decide(place, dice.randrange(99))
            if dice.random() < 0.02:
                decide_all(place)
    print(count)  # noqa: T201


def trainer(seed, *phones):
    """Publish edits as long as the phones run; after each, and once more at the end, see that nobody fell behind."""
    from courses.models import CoursePage, EffectOnLearners  # noqa: PLC0415
    from courses.services import recount_progress  # noqa: PLC0415
    from tests.courses.reediting.editing import EDITS, Edit, publish  # noqa: PLC0415
    from tests.courses.reediting.watching import faults, standings  # noqa: PLC0415

    dice, course = Random(seed), CoursePage.objects.get()
    before, found, slowest = standings(course), [], 0.0
    while any(_is_alive(phone) for phone in phones):
        edit = Edit(
            dice.choice(sorted(EDITS)), dice.choice(EffectOnLearners.values), dice.randrange(999), dice.randrange(999)
        )
        began = time.monotonic()
        publish(course, edit)
        slowest = max(slowest, time.monotonic() - began)
        after = standings(course)
        found += [f"{edit}: {words}" for words in faults(before, after)]
        before = after
        time.sleep(PAUSE)
    wrong = recount_progress()
    after = standings(course)
    found += faults(before, after)
    finished = sum(standing.completed_at is not None for standing in after.values())
    figures = {"editions": course.editions.count(), "finished": finished, "slowest publication s": round(slowest, 1)}
    print(json.dumps(figures | {"recounted": wrong, "faults": found[:20]}))  # noqa: T201


def _is_alive(pid):
    """Whether a process runs; one that has ended waits for its parent, and does not."""
    return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"


PARTS = {"prepare": prepare, "phone": phone, "trainer": trainer}

if __name__ == "__main__":
    if sys.argv[1] in PARTS:
        django.setup()
        PARTS[sys.argv[1]](*map(int, sys.argv[2:]))
    else:
        sys.exit(main(*map(int, sys.argv[1:])))
