"""What lessons refer to: kept with their texts, shown anew when the library or the glossary changes; what courses teach towards."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

import yaml
from django.contrib.auth.models import Permission
from django.core.cache import cache
from django.db import transaction

from accounts.models import User
from courses.blocks.contents import citations_in
from courses.models import Citation, Competence, CompetenceFramework, LessonContent
from courses.selectors.content import REFERENCES
from organisation.models import Role
from organisation.services import wagtail_group

FRAMEWORKS = Path(__file__).parent.parent / "data" / "frameworks.yaml"
# Who may word terms, and who keeps what courses are tagged with.
_WORDED_BY = (Role.TRAINER, Role.EDITOR, Role.ADMINISTRATOR)
_KEPT_BY = (Role.EDITOR, Role.ADMINISTRATOR)
_WORDED, _KEPT = ("term",), ("competenceframework", "competence", "actionprogramme")


def keep_citations(contents: Iterable[LessonContent]) -> None:
    """Note which legal texts the texts of lessons name; a text that was kept before adds nothing."""
    Citation.objects.bulk_create(
        [
            Citation(content_id=content.pk, number=number)
            for content in contents
            for number in citations_in(content.body, content.legal_basis)
        ],
        ignore_conflicts=True,
    )


def renew_references() -> None:
    """Have lessons shown anew: a legal text, or a word of the glossary, has changed."""
    transaction.on_commit(lambda: cache.set(REFERENCES, uuid4().hex, None))


@transaction.atomic
def establish_frameworks(*, actor: User | None) -> None:  # noqa: ARG001 -- nobody yet
    """Lay down the frameworks of competence that decisions have laid down, and who keeps them; what stands is left as it is."""
    for facts in yaml.safe_load(FRAMEWORKS.read_text(encoding="utf-8")):
        domains = facts.pop("domains")
        known = {name: facts.pop(name) for name in ("code", "version")}
        framework, is_new = CompetenceFramework.objects.get_or_create(**known, defaults=facts)
        if is_new:
            _lay_down(framework, domains)
    for roles, models in ((_WORDED_BY, _WORDED), (_KEPT_BY, _KEPT)):
        _let_in(roles, models)


def _lay_down(framework: CompetenceFramework, domains: Mapping[str, Mapping[str, Any]]) -> None:
    for order, (code, domain) in enumerate(domains.items(), start=1):
        title, parts = domain["title"], domain.get("parts", [])
        parent = Competence.objects.create(framework=framework, code=code, title=title, order=100 * order)
        Competence.objects.bulk_create(
            Competence(framework=framework, parent=parent, code=f"{code}.{n}", title=part, order=100 * order + n)
            for n, part in enumerate(parts, start=1)
        )


def _let_in(roles: Iterable[Role], models: Iterable[str]) -> None:
    verbs = ("add", "change", "delete", "view")
    names = [f"{verb}_{model}" for verb in verbs for model in models]
    permissions = Permission.objects.filter(content_type__app_label="courses", codename__in=names)
    for role in roles:
        wagtail_group(role).permissions.add(*permissions)
