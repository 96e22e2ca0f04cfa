"""Classes for tests."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path

from django.utils import timezone

from core.text.dates import VIET_NAM
from live.services import CohortFacts, SessionFacts, add_people, open_cohort, plan_session
from organisation.models import Level
from tests.factories.accounts import make_person
from tests.factories.courses import make_course
from tests.factories.organisation import make_seat, make_units

CORPUS = Path(__file__).resolve().parent.parent / "corpus" / "attendance"


def make_cohort(unit, course=None, people=(), actor=None, code="", **facts):
    """A class of these days, with these people."""
    today = timezone.localdate()
    facts = {
        "title": "Lớp chuyển đổi số",
        "course": course or make_course(lessons=1),
        "owner_unit": unit,
        "starts_on": today - timedelta(days=5),
        "ends_on": today + timedelta(days=5),
    } | facts
    cohort = open_cohort(facts=CohortFacts(**facts), code=code, actor=actor)
    add_people(cohort=cohort, people=people, actor=actor)
    return cohort


def make_session(cohort, starts_at=None, hours=3, title=None, actor=None):
    """A session that began ten minutes ago."""
    starts_at = starts_at or timezone.now() - timedelta(minutes=10)
    title = title or f"Buổi {cohort.sessions.count() + 1}"
    facts = SessionFacts(title=title, starts_at=starts_at, ends_at=starts_at + timedelta(hours=hours))
    return plan_session(cohort=cohort, facts=facts, actor=actor)


def at(day, hour, minute=0):
    """A moment of the clock in Viet Nam."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=VIET_NAM)


def corpus(name):
    """A list of the corpus: its bytes, and what is expected of it."""
    (path,) = CORPUS.glob(f"{name}*.xlsx")
    return path.read_bytes(), json.loads(path.with_name(f"{path.name}.expected.json").read_text())


def make_corpus_people(expected, province, **standing):
    """The people of a list, in the register of the communes that it names; `standing` are units by name that stand."""
    rows = expected["people"]
    known = {}
    communes = {row["unit_code"]: row["unit_name"] for row in rows}
    new = {code: name for code, name in communes.items() if name not in standing}
    units = make_units(*((code, name, Level.COMMUNE, province) for code, name in new.items()))
    units |= {code: standing[name] for code, name in communes.items() if name in standing}
    for row in rows:
        birth = date.fromisoformat(row["birth_date"]) if row.get("birth_date") else None
        person = make_person(row["full_name"], phone=row["phone"], birth_date=birth)
        make_seat(person, units[row["unit_code"]])
        known[row["row"]] = person
    return known
