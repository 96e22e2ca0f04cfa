"""Scoring tables for tests, and people who finish courses on a given day."""

from datetime import datetime, timedelta

from certificates.services import issue_certificate
from core.text.dates import VIET_NAM
from emulation.services import draft_table, open_table
from tests.factories.courses import make_enrolment, study

FINAL = "2099-11-30T23:59:59+07:00"


def training(**facts):
    """A metric that the platform computes."""
    return {"label_vi": "Tỷ lệ hoàn thành", "training": {"people_vi": "cán bộ", **facts}}


def leaf(code, metric, max_points, formula="linear_to_target", **params):
    """A criterion."""
    return {
        "kind": "leaf",
        "code": code,
        "name_vi": f"Tiêu chí {code}",
        "max_points": max_points,
        "formula": formula,
        "metric": metric,
        "params": params or {"target": "100"},
    }


def table_document(mandatory=(), team=(), as_of=FINAL, period=("2020-01-01", "2099-12-31"), version=1, leaves=None):
    """A table of the three training criteria: V.1 all of these courses, V.2 any course, V.3 the team's."""
    leaves = leaves or [
        leaf("V.1", "mandatory", "8"),
        leaf("V.2", "heads", "5", target="80"),
        leaf("V.3", "team", "5", target="70"),
    ]
    return {
        "scoring_table": {
            "id": "bang-thu",
            "version": version,
            "name_vi": "Bảng điểm thử",
            "issuer_vi": "Ban Thường trực",
            "note_vi": "Số liệu minh họa.",
            "period": {"code": "x", "start": period[0], "end": period[1]},
            "as_of": as_of,
            "base_total": "100",
        },
        "metrics": {
            "mandatory": training(category="full_time", courses=[course.code for course in mandatory]),
            "heads": training(position="front_work_head", in_period=True) | {"people_vi": "Trưởng Ban"},
            "team": training(category="team_member", courses=[course.code for course in team], counts_exempt=True),
        },
        "criteria": [{"kind": "group", "code": "V", "name_vi": "Nhóm V", "max_points": "25", "children": leaves}],
    }


def make_table(owner, **facts):
    """An open table over the owner's communes."""
    return open_table(table=draft_table(document=table_document(**facts), owner=owner, actor=None), actor=None)


def moment(text):
    """A moment of the clock in Viet Nam."""
    return datetime.fromisoformat(text).replace(tzinfo=VIET_NAM)


def finish(person, course, at=None):
    """The person completes the course at that moment (now unless told) and gets their certificate."""
    enrolment = make_enrolment(person, course)
    if at:
        type(enrolment).objects.filter(pk=enrolment.pk).update(enrolled_at=at - timedelta(days=30))
    return issue_certificate(enrolment_id=study(enrolment, at=at).pk, actor=None)
