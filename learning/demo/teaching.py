"""What courses teach towards, the words they explain, and a lesson that shows the blocks which the courses' texts do not use."""

from typing import Any

import yaml
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from wagtail.documents.models import Document

from accounts.models import User
from courses.models import ActionProgramme, Competence, CoursePage, LessonPage, ModulePage, Pillar, Term
from courses.services import establish_frameworks, publish_pages

DATA = settings.BASE_DIR / "learning" / "demo" / "data" / "teaching"
SHOWCASE = "them-cach-hoc"


@transaction.atomic
def seed(out: Any) -> None:  # noqa: ANN401 -- Django's OutputWrapper
    """Write what is not there yet."""
    establish_frameworks(actor=None)
    facts = yaml.safe_load((DATA / "teaching.yaml").read_text(encoding="utf-8"))
    for word, (also, meaning) in facts["terms"].items():
        Term.objects.get_or_create(word=word, defaults={"also": also, "meaning": meaning})
    for code, programme in facts["programmes"].items():
        _programme(code, programme)
    for code, tags in facts["courses"].items():
        _tag(CoursePage.objects.get(code=code), tags)
    _showcase(facts["showcase"])
    out.write(f"    {Term.objects.count()} thuật ngữ, {Competence.objects.count()} năng lực")


def _programme(code: str, facts: dict[str, Any]) -> None:
    known = {"title": facts["title"], "valid_from": facts["valid_from"]}
    programme, _made = ActionProgramme.objects.get_or_create(code=code, defaults=known)
    for target, title in facts.get("targets", {}).items():
        own = {"parent": programme, "title": title, "valid_from": programme.valid_from}
        ActionProgramme.objects.get_or_create(code=target, defaults=own)


def _tag(course: CoursePage, tags: dict[str, Any]) -> None:
    """Straight into the tables and into the newest draft: a tag is no change of what learners study."""
    if course.pillar:
        return
    trainer = User.objects.get(username="giangvien")
    course.pillar = Pillar(tags["pillar"])
    course.trainers.set([trainer.person])
    course.competences.set(Competence.objects.filter(code__in=tags["competences"]))
    course.action_programmes.set(ActionProgramme.objects.filter(code__in=tags["programmes"]))
    course.last_published_at = timezone.now()
    course.save()
    course.save_revision(user=trainer)


def _showcase(facts: dict[str, Any]) -> None:
    """A lesson of its own, optional, so that nobody is kept from finishing by it."""
    if LessonPage.objects.filter(slug=SHOWCASE).exists():
        return
    editor = User.objects.get(username="bientap")
    module = ModulePage.objects.descendant_of(CoursePage.objects.get(code=facts["course"])).last()
    words = Term.objects.filter(word__in=facts["words"])
    files = {name: _file(name, title) for name, title in facts["files"].items()}
    body = [(kind, _filled(value, words, files)) for block in facts["body"] for kind, value in block.items()]
    stored = [{"type": kind, "value": value} for kind, value in body]
    lesson = LessonPage(
        title=facts["title"], slug=SHOWCASE, minutes=8, is_required=False, owner=editor, live=False, body=stored
    )
    publish_pages(pages=[module.add_child(instance=lesson)], actor=editor)


def _file(name: str, title: str) -> int:
    content = ContentFile((DATA / name).read_bytes(), name=name)
    document: Document = Document.objects.create(title=title, file=content)
    return int(document.pk)


def _filled(value: Any, words: Any, files: dict[str, int]) -> Any:  # noqa: ANN401 -- YAML
    """With ids in place of the names of files and terms."""
    if not isinstance(value, dict):
        return value
    filled = {name: files.get(part, part) if isinstance(part, str) else part for name, part in value.items()}
    return filled | {"terms": [term.pk for term in words]} if "terms" in value else filled
