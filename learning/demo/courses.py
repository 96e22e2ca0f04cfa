"""The four courses, from texts in the notation of lessons to drafts; `publishing` publishes them once their tests stand."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction
from wagtail.signal_handlers import disable_reference_index_auto_update

from accounts.models import User
from cms.models import HomePage
from courses.formats.lesson_notation import Lesson, Remark, body_data, legal_data, read_lesson, remarks
from courses.models import CompletesBy, CourseIndexPage, CoursePage, LessonKind, LessonPage, ModulePage
from courses.services import establish_catalogue, leave_remarks
from organisation.selectors import unit_by_code

COURSES = Path(__file__).parent / "data" / "courses"
ORDER = ("attt", "dvc", "ai", "fanpage")
NGHE_AN = "40"
# Nobody is kept from finishing by them.
OPTIONAL = {LessonKind.ASSIGNMENT, LessonKind.SURVEY}


def seed(out: Any) -> None:  # noqa: ANN401 -- Django's OutputWrapper
    """Write what is not there yet."""
    editor = User.objects.get(username="bientap")
    index = establish_catalogue(home=HomePage.objects.order_by("pk")[0], actor=editor)
    for name in ORDER:
        facts = yaml.safe_load((COURSES / name / "course.yaml").read_text(encoding="utf-8"))
        if CoursePage.objects.filter(code=facts["code"]).exists():
            continue
        lessons = [
            read_lesson(path.read_text(encoding="utf-8"), name=path.stem)
            for path in sorted((COURSES / name).glob("*.md"))
        ]
        with transaction.atomic(), disable_reference_index_auto_update():
            _write(index, facts, lessons, editor)
        out.write(f"    {facts['code']}: {len(lessons)} bài")


def _write(index: CourseIndexPage, facts: Mapping[str, Any], lessons: Sequence[Lesson], editor: User) -> None:
    """The course with its modules and lessons, and the notes for its editors."""
    own = {name: value for name, value in facts.items() if name != "references"}
    owner_unit = unit_by_code(NGHE_AN, level="province")
    course = index.add_child(instance=CoursePage(**own, owner_unit=owner_unit, owner=editor, live=False))
    for (number, title), group in groupby(lessons, key=lambda lesson: (lesson.module, lesson.module_title)):
        module = ModulePage(title=title, slug=f"chuyen-de-{number}", owner=editor, live=False)
        course.add_child(instance=module)
        for lesson in group:
            page = module.add_child(instance=_page_of(lesson, editor))
            leave_remarks(page=page, remarks=remarks(lesson), actor=editor)
    sources = Remark("goal", f"Văn bản tham khảo: {'; '.join(facts['references'])}.")
    leave_remarks(page=course, remarks=[sources], actor=editor)


def _page_of(lesson: Lesson, editor: User) -> LessonPage:
    return LessonPage(
        key=lesson.key,
        title=lesson.title,
        slug=lesson.slug,
        kind=lesson.kind,
        minutes=lesson.minutes,
        objective=lesson.objective,
        is_required=lesson.kind not in OPTIONAL,
        completes_by=CompletesBy.SUBMITTED if lesson.kind == LessonKind.ASSIGNMENT else CompletesBy.READ,
        completion=lesson.completion,
        competences=list(lesson.competences),
        legal_basis=legal_data(lesson),
        body=body_data(lesson),
        owner=editor,
        live=False,
    )
