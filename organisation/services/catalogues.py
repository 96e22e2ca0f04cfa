"""Terms of bodies, and teams: what a unit has beside its seats."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from accounts.models import User
from core.events import publish
from core.text.unicode import tidy_line
from organisation.calculations import FOREVER, covers
from organisation.errors import PeriodReversedError, TeamParentError, TermOverlapsError, UnitNotInForceError
from organisation.events import TeamEstablished, TermBegun, TermEnded
from organisation.models import Body, Level, Team, TeamKind, Term, Unit
from organisation.selectors import children_of, version_of
from organisation.services.tree import establish_unit


@dataclass(frozen=True, kw_only=True)
class NewTerm:
    """A term to begin: nhiệm kỳ 2024–2029 of a body of a unit, after its congress of that number."""

    unit: Unit
    body: Body
    name: str
    valid_from: date
    valid_to: date | None = None
    congress: int | None = None


@dataclass(frozen=True, kw_only=True)
class NewTeam:
    """A team to establish below a commune or a residential area; without a code it gets the next of its parent's.

    Others establish teams, so `source` says whose list this one was taken from and `as_of` when that list held.
    """

    parent: Unit
    name: str
    kind: TeamKind
    on: date
    code: str = ""
    source: str = ""
    as_of: date | None = None


@transaction.atomic
def begin_term(*, term: NewTerm, actor: User | None) -> Term:
    """Begin a term; the one before it, if still open, ends that day; the same again returns the one that is there."""
    if term.valid_to is not None and term.valid_to <= term.valid_from:
        raise PeriodReversedError
    stood = [(start, end or FOREVER) for start, end in term.unit.versions.values_list("valid_from", "valid_to")]
    if not covers(stood, term.valid_from, term.valid_from + timedelta(days=1)):
        raise UnitNotInForceError(day=term.valid_from.isoformat())
    others = Term.objects.filter(unit=term.unit, body=term.body).within(term.valid_from, term.valid_to)
    name = tidy_line(term.name)
    if (same := others.filter(valid_from=term.valid_from, valid_to=term.valid_to, name=name).first()) is not None:
        return same
    for before in others.filter(valid_from__lt=term.valid_from, valid_to=None):
        end_term(term=before, on=term.valid_from, actor=actor)
    if others.all().exists():
        raise TermOverlapsError
    begun = Term.objects.create(
        unit=term.unit,
        body=term.body,
        name=name,
        congress=term.congress,
        valid_from=term.valid_from,
        valid_to=term.valid_to,
    )
    publish(TermBegun(term_id=begun.pk, unit_id=term.unit.pk, on=term.valid_from.isoformat()), actor=actor)
    return begun


@transaction.atomic
def end_term(*, term: Term, on: date, actor: User | None) -> Term:
    """Let the body's term last no longer than that day."""
    if term.valid_to == on:
        return term
    if on <= term.valid_from:
        raise PeriodReversedError
    term.valid_to = on
    term.save(update_fields=["valid_to"])
    publish(TermEnded(term_id=term.pk, unit_id=term.unit_id, on=on.isoformat()), actor=actor)
    return term


@transaction.atomic
def establish_team(*, team: NewTeam, actor: User | None) -> Team:
    """Let a team stand from that day; the same name below the same unit again keeps its data up to date."""
    above = version_of(team.parent, team.on)
    if above.level not in {Level.COMMUNE, Level.RESIDENTIAL_AREA}:
        raise TeamParentError
    name = tidy_line(team.name)
    standing = children_of(team.parent, team.on).filter(level=Level.TEAM)
    same = standing.filter(name=name).first()
    unit = (
        same.unit
        if same
        else establish_unit(
            code=team.code or _next_code(team.parent, above.code),
            name=name,
            level=Level.TEAM,
            parent=team.parent,
            on=team.on,
            actor=actor,
        )
    )
    about = {"kind": team.kind, "source": team.source, "as_of": team.as_of}
    kept, is_new = Team.objects.update_or_create(unit=unit, defaults=about)
    if is_new:
        publish(TeamEstablished(team_id=kept.pk, unit_id=unit.pk, on=team.on.isoformat()), actor=actor)
    return kept


def _next_code(parent: Unit, code: str) -> str:
    """The first code of the form 17971-T1 that no team of the unit has ever borne."""
    borne = set(parent.child_versions.filter(level=Level.TEAM).values_list("code", flat=True))
    number = next(number for number in range(1, len(borne) + 2) if f"{code}-T{number}" not in borne)
    return f"{code}-T{number}"
