"""Banks of a thousand questions: seconds to take one in from each format that we write, and again when nothing changed.

On an empty database of its own, in a process of its own: SQLite, or a fresh PostgreSQL database beside the one named.
"""

import json
import time
from dataclasses import dataclass

from tests.bench.databases import Databases

QUESTIONS = 1_000
AIM_SECONDS = 10.0
FORMS = ("json", "xlsx", "docx", "moodle-xml", "gift", "qti")


@dataclass(frozen=True)
class ImportFigure:
    """What taking a bank in costs, the first time and again."""

    database: str
    format: str
    questions: int
    seconds: float
    again_seconds: float


def figures(databases: Databases) -> list[ImportFigure]:
    """Measure on every database."""
    return [figure for name in databases.names for figure in _measured(databases, name)]


def rows_of(found: list[ImportFigure]) -> list[str]:
    """The figures as a table for docs/benchmarks.md."""
    return [
        "| database | format | questions | import s | aim | the same file again s |",
        "|---|---|---|---|---|---|",
        *(
            f"| {f.database} | {f.format} | {f.questions} | {f.seconds:.1f} "
            f"| ≤ {AIM_SECONDS:g} {'✓' if f.seconds <= AIM_SECONDS else '✗'} | {f.again_seconds:.1f} |"
            for f in found
        ),
    ]


def _measured(databases: Databases, database: str) -> list[ImportFigure]:
    found = json.loads(databases.measured(database, "question_import"))
    return [ImportFigure(database=database, **said) for said in found]


def main() -> None:
    """Measure on the database of the settings, which is made here."""
    import django  # noqa: PLC0415 -- the settings come from the environment of this process

    django.setup()

    from quizzes.formats import OutputFormat, write_bank  # noqa: PLC0415

    drafts = list(_drafts())
    print(json.dumps([_taken_in(form, write_bank(drafts, OutputFormat(form)).content) for form in FORMS]))


def _drafts():
    """Questions of the six types that every format knows."""
    from quizzes.formats import Draft, Option  # noqa: PLC0415
    from quizzes.formats.drafts import Kind  # noqa: PLC0415
    from quizzes.formats.shapes import choices, matching, numeric, short  # noqa: PLC0415

    for number in range(QUESTIONS):
        texts = [f"Phương án {letter} của câu {number}" for letter in ("một", "hai", "ba", "bốn")]
        options = [Option(text, is_right=place == number % 4, note="") for place, text in enumerate(texts)]
        shape = (
            choices(Kind.SINGLE, options),
            numeric(number, 1),
            matching(texts[:2], texts[2:], (0, 1)),
            short([(texts[0], 100)]),
        )[number % 4]
        yield Draft(
            shape=shape,
            stem=f"Câu hỏi số {number} về công tác Mặt trận ở khu dân cư?",
            code=f"C-{number:04d}",
            explanation=f"Theo điều {number} của quy định.",
            category=(f"Phần {number % 7}",),
        )


def _taken_in(form, content):
    from quizzes.services import BankUpload, import_questions, open_bank  # noqa: PLC0415

    bank = open_bank(code=f"nap-{form.replace('-', '')}", title=form, course=None, actor=None)
    upload, seconds, counts = BankUpload(content=content, file_name=form), list[float](), list[dict]()
    for _time in range(2):
        began = time.perf_counter()
        counts.append(import_questions(bank=bank, upload=upload, actor=None).counts)
        seconds.append(time.perf_counter() - began)
    if (counts[0]["created"], counts[1]["unchanged"]) != (QUESTIONS, QUESTIONS):
        raise AssertionError(f"{form}: {counts}")
    return {"format": form, "questions": QUESTIONS, "seconds": seconds[0], "again_seconds": seconds[1]}


if __name__ == "__main__":
    main()
