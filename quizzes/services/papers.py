"""Making a paper: which questions, in which order, with which numbers; all of it follows from the seed that it keeps."""

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from core.prepared import prepared
from quizzes.calculations import TYPES, Candidate, Policy, Section, drawn_numbers, drawn_sections, shuffled
from quizzes.errors import EmptyBankError
from quizzes.models import QuestionType, QuestionVersion, Quiz
from quizzes.selectors import drawable_questions

ONE_POINT = "1"


def draw_paper(quiz: Quiz, policy: Policy) -> dict[str, Any]:
    """A paper as an `Attempt` and a `PaperVariant` keep it, by a fresh seed."""
    seed = secrets.randbits(53)
    sections = policy.sections
    pool = drawable_questions(quiz.bank, sections)
    chosen = list(drawn_sections(sections, pool, seed))
    drawn = [candidate.version for _section, candidates in chosen for candidate in candidates]
    if not drawn:
        raise EmptyBankError
    versions = {version.pk: version for version in _versions(pks=drawn)}
    items, titles = list[dict[str, Any]](), list[dict[str, Any]]()
    for section, candidates in chosen:
        if section.title or section.note:
            titles.append({"title": section.title, "note": section.note, "from": len(items) + 1})
        for candidate in _in_order(candidates, policy, seed):
            items.append(_item(versions[candidate.version], candidate, section, policy, seed))
    return {"seed": seed, "items": items, **({"sections": titles} if titles else {})}


@prepared
def _versions(*, pks: Sequence[int]) -> QuerySet[QuestionVersion]:
    return QuestionVersion.objects.order_by().only("type", "body").filter(pk__in=pks)


def _in_order(candidates: Sequence[Candidate], policy: Policy, seed: int) -> Sequence[Candidate]:
    return shuffled(candidates, f"{seed}:order") if policy.shuffles_questions else candidates


def _item(
    version: QuestionVersion, candidate: Candidate, section: Section, policy: Policy, seed: int
) -> dict[str, Any]:
    """What the paper keeps of a question."""
    item = {
        "version": version.pk,
        "type": version.type,
        **_facts(version.type, version.body, policy, f"{seed}:{version.pk}"),
    }
    points = section.points.get(str(candidate.question), ONE_POINT)
    if points != ONE_POINT:
        item["points"] = points
    if variables := version.body.get("variables"):
        item["numbers"] = drawn_numbers(variables, f"{seed}:{version.pk}:numbers")
    if policy.behaviour == "adaptive":
        item["group"] = str(candidate.category or candidate.lesson)
    return item


def _facts(kind: str, body: Mapping[str, Any], policy: Policy, seed: str) -> dict[str, Any]:
    """The ids that a response may name, mixed where the rules and the question allow it."""
    facts, mixed = TYPES[kind].facts(body), TYPES[kind].shuffles
    # Things to be ordered are always mixed: as written they may stand in the right order.
    keeps_order = body.get("keeps_order", False) or not policy.shuffles_options
    if mixed and (kind == QuestionType.ORDERING or not keeps_order):
        facts[mixed] = shuffled(facts[mixed], seed)
    for part in body.get("parts", ()):
        facts["parts"][part["id"]] |= _facts(part["type"], part["body"], policy, f"{seed}:{part['id']}")
    return facts
