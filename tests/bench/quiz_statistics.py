"""The statistics of a quiz that 100,000 people took: seconds for 20 answers each, two million in all.

On an empty database of its own, in a process of its own: SQLite, or a fresh PostgreSQL database beside the one named.
"""

import json
import time
from dataclasses import dataclass

from tests.bench.databases import Databases

ATTEMPTS = 100_000
ITEMS = 20
AIM_SECONDS = 5.0


@dataclass(frozen=True)
class StatisticsFigure:
    """What working out the statistics of a quiz costs."""

    database: str
    attempts: int
    answers: int
    seconds: float


def figures(databases: Databases) -> list[StatisticsFigure]:
    """Measure on every database."""
    return [_measured(databases, name) for name in databases.names]


def rows_of(found: list[StatisticsFigure]) -> list[str]:
    """The figures as a table for docs/benchmarks.md."""
    return [
        "| database | attempts | answers | statistics s | aim |",
        "|---|---|---|---|---|",
        *(
            f"| {f.database} | {f.attempts} | {f.answers} | {f.seconds:.1f} "
            f"| ≤ {AIM_SECONDS:g} {'✓' if f.seconds <= AIM_SECONDS else '✗'} |"
            for f in found
        ),
    ]


def _measured(databases: Databases, database: str) -> StatisticsFigure:
    return StatisticsFigure(database=database, **json.loads(databases.measured(database, "quiz_statistics")))


def main() -> None:
    """Measure on the database of the settings, which is made here."""
    import django  # noqa: PLC0415 -- the settings come from the environment of this process

    django.setup()

    from quizzes.models import Attempt, ItemGrade, ItemStatistics  # noqa: PLC0415
    from quizzes.services.insight import compute_statistics  # noqa: PLC0415
    from tests.factories.quizzes import make_exam  # noqa: PLC0415

    exam = make_exam(questions=ITEMS)
    _fill(exam)
    started = time.perf_counter()
    compute_statistics(quiz=exam.quiz)
    seconds = time.perf_counter() - started
    if ItemStatistics.objects.filter(quiz=exam.quiz, attempts=ATTEMPTS).count() != ITEMS:
        raise AssertionError("not every answer was counted")
    print(json.dumps({"attempts": Attempt.objects.count(), "answers": ItemGrade.objects.count(), "seconds": seconds}))


# What is answered where: one of four, two of which are right.
DRAWN = "(a.attempt_id * 7919 + a.position * 104729) % 4"
ANSWERS = """
WITH p(position, version) AS (VALUES {versions})
INSERT INTO quizzes_answer
  (id, attempt_id, version_id, position, sequence, response, is_flagged, is_late, is_stale, received_at)
SELECT {uuid}, a.attempt_id, a.version, a.position, a.position,
  (CASE {drawn} WHEN 0 THEN '{{"chosen": ["a"]}}' WHEN 1 THEN '{{"chosen": ["c"]}}' ELSE '{{"chosen": ["b"]}}' END){json},
  {no}, {no}, {no}, CURRENT_TIMESTAMP
FROM (SELECT t.id AS attempt_id, p.position, p.version FROM quizzes_attempt t CROSS JOIN p) a
"""
GRADES = """
INSERT INTO quizzes_itemgrade (run_id, position, version_id, answer_id, scored, out_of, marked_by)
SELECT r.id, a.position, a.version_id, a.id, CASE WHEN {drawn} > 1 THEN 1 ELSE 0 END, 1, 'rule'
FROM quizzes_answer a JOIN quizzes_gradingrun r ON r.attempt_id = a.attempt_id
"""


def _fill(exam) -> None:
    """People, attempts and their runs by the thousand; answers and grades by the database itself."""
    from django.db import connection  # noqa: PLC0415 -- needs the apps, here and below

    from quizzes.models import QuestionVersion  # noqa: PLC0415

    _attempts(exam)
    pks = QuestionVersion.objects.order_by("pk").values_list("pk", flat=True)
    versions = ", ".join(f"({position}, {pk})" for position, pk in enumerate(pks, start=1))
    postgres = {"uuid": "gen_random_uuid()", "json": "::jsonb", "no": "false"}
    sqlite = {"uuid": "lower(hex(randomblob(16)))", "json": "", "no": "0"}
    words = postgres if connection.vendor == "postgresql" else sqlite
    with connection.cursor() as cursor:
        cursor.execute(ANSWERS.format(versions=versions, drawn=DRAWN, **words))
        cursor.execute(GRADES.format(drawn=DRAWN))
        cursor.execute("ANALYZE")


def _attempts(exam) -> None:
    from django.utils import timezone  # noqa: PLC0415 -- needs the apps, here and below

    from accounts.models import Person  # noqa: PLC0415
    from courses.models import Enrolment  # noqa: PLC0415
    from quizzes.models import Attempt, AttemptState, GradingRun, GradingTrigger  # noqa: PLC0415

    def fill(model, rows):
        model.objects.bulk_create(rows, batch_size=2000)

    fill(Person, (Person(full_name=f"Người {number}", sort_key=str(number)) for number in range(ATTEMPTS)))
    place = {"course": exam.course, "edition": exam.course.editions.get(), "total": 3, "source": "self"}
    people = Person.objects.values_list("pk", flat=True)
    fill(Enrolment, (Enrolment(learner_id=pk, **place) for pk in people))
    now = timezone.now()
    done = {"quiz": exam.quiz, "number": 1, "state": AttemptState.RELEASED, "paper": {}, "policy": {}}
    done |= {"submitted_at": now, "released_at": now}
    places = Enrolment.objects.values_list("pk", "learner_id")
    fill(Attempt, (Attempt(enrolment_id=pk, learner_id=who, percent=pk % 101, **done) for pk, who in places))
    run = {"number": 1, "trigger": GradingTrigger.CLOSING, "out_of": ITEMS}
    marks = Attempt.objects.values_list("pk", "percent")
    fill(GradingRun, (GradingRun(attempt_id=pk, percent=p, scored=p * ITEMS / 100, **run) for pk, p in marks))


if __name__ == "__main__":
    main()
