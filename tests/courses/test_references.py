"""Legal texts and terms in lessons: what the library says today is what a learner reads, and who cites what is known."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.models import LibraryDocument
from courses.activities import LegalReference, references_to
from courses.blocks import LessonBody
from courses.models import ActionProgramme, Citation, Competence, CompetenceFramework, LessonContent, Term
from courses.selectors import bearings_of, lessons_citing
from courses.selectors.content import rendered_body
from courses.services import compile_course, establish_frameworks, renew_references
from tests.factories.courses import make_course_page

NUMBER = "13/2023/NĐ-CP"
TODAY = date(2026, 11, 23)


def text(**facts):
    facts = {"kind": "decree", "title": "Bảo vệ dữ liệu cá nhân", "issuer": "Chính phủ"} | facts
    return LibraryDocument.objects.create(**{"number": NUMBER} | facts)


def citing(number=NUMBER):
    return [{"type": "citation", "id": "c1", "value": {"number": number, "place": "Điều 9", "words": "Được biết."}}]


def shown(body, legal_basis=()):
    return rendered_body(LessonContent(hash=f"{id(body)}", language="vi", body=body, legal_basis=list(legal_basis)))


@pytest.mark.parametrize(
    ("facts", "valid", "coming"),
    [
        ({}, True, False),
        ({"expired_on": TODAY}, False, False),
        ({"expired_on": TODAY + timedelta(days=1), "replaced_by": "b"}, True, False),
        ({"replaced_by": "b"}, False, False),
        ({"effective_on": TODAY}, True, False),
        ({"effective_on": TODAY + timedelta(days=1)}, True, True),
    ],
)
def test_a_text_holds_from_its_day_to_its_end(facts, valid, coming):
    reference = LegalReference(number="a", title="t", issuer="i", **facts)
    assert (reference.is_valid_on(TODAY), reference.is_coming_on(TODAY)) == (valid, coming)


def test_the_library_is_asked_once_for_all(db, django_assert_num_queries):
    text()
    text(number="2/NĐ-CP")
    with django_assert_num_queries(1):
        assert set(references_to([NUMBER, "2/NĐ-CP", "khong/co"])) == {NUMBER, "2/NĐ-CP"}
    with django_assert_num_queries(0):
        assert references_to([]) == {}


def test_a_lesson_says_what_the_library_says_of_a_text_also_after_it_changed(db, django_capture_on_commit_callbacks):
    old, body = text(effective_on=date(2023, 7, 1)), citing()
    assert "Có hiệu lực từ 01/07/2023" in shown(body)
    old.replaced_by = text(number="356/2025/NĐ-CP")
    old.save()
    with django_capture_on_commit_callbacks(execute=True):
        renew_references()
    assert "Đã được thay thế bởi 356/2025/NĐ-CP" in shown(body)


def test_a_text_that_the_library_lacks_is_shown_as_the_lesson_has_it(db):
    own = {"number": "9/TT", "title": "Thông tư <b>", "issuer": "Bộ", "issued_on": None, "effective_on": "2024-01-01"}
    page = shown(citing("9/TT"), [{"type": "document", "value": own, "id": "d"}])
    assert "9/TT, Điều 9" in page
    assert "Thông tư &lt;b&gt;" in page
    assert "có hiệu lực từ 01/01/2024" in page


def test_who_cites_a_text_is_known_from_the_newest_edition_only(db, course, lesson):
    lesson.body = citing()
    lesson.save()
    compile_course(course=course, effect="none", actor=None)
    assert [(found.course, found.lesson) for found in lessons_citing(NUMBER)] == [("An toàn", "Bài 11")]
    assert compile_course(course=course, effect="none", actor=None)
    lesson.body = citing("khac/NĐ-CP")
    lesson.save()
    compile_course(course=course, effect="none", actor=None)
    assert lessons_citing(NUMBER) == []
    assert Citation.objects.filter(number=NUMBER).count() == 1


def test_the_library_tells_editors_which_lessons_to_look_at(client, administrator, course, lesson):
    lesson.body = citing()
    lesson.save()
    compile_course(course=course, effect="none", actor=None)
    client.force_login(administrator)
    page = client.get(reverse("wagtailsnippets_cms_librarydocument:edit", args=[text().pk]))
    assert "1 bài đang dẫn văn bản này." in page.content.decode()


def test_a_term_is_explained_wherever_it_is_listed(db):
    term = Term.objects.create(word="Mã OTP", also="mã một lần", meaning="Dãy số chỉ dùng được một lần.")
    value = {"title": "Thuật ngữ", "terms": [{"type": "item", "value": term.pk, "id": "t"}]}
    body = LessonBody()
    html = body.render(body.to_python([{"type": "terms", "value": value, "id": "a"}]))
    assert "Dãy số chỉ dùng được một lần." in html
    term.delete()
    assert "Mã OTP" not in body.render(body.to_python([{"type": "terms", "value": value, "id": "a"}]))


def test_frameworks_are_laid_down_once_with_all_their_competences(db):
    for _time in range(2):
        establish_frameworks(actor=None)
    circular = CompetenceFramework.objects.get(code="tt-02-2025")
    domains = Competence.objects.filter(framework=circular, parent=None)
    assert (domains.count(), Competence.objects.filter(framework=circular).exclude(parent=None).count()) == (6, 24)
    assert CompetenceFramework.objects.get(code="qd-757").competences.count() == 4


def test_a_course_says_what_it_teaches_towards(db, learner, django_assert_num_queries):
    establish_frameworks(actor=None)
    course = make_course_page(last_published_at=timezone.now())
    course.trainers.set([learner.person])
    course.competences.set(Competence.objects.filter(code__in=["4", "4.1"]))
    course.action_programmes.set([ActionProgramme.objects.create(code="a", title="Chương trình", valid_from=TODAY)])
    course.save()
    bearings = bearings_of(course)
    assert bearings.trainers == (learner.person.full_name,)
    ((framework, parts),) = bearings.competences
    assert framework.endswith("theo bản tóm tắt)")
    assert parts == ("4. An toàn", "4.1. Bảo vệ thiết bị")
    assert bearings.programmes == ("Chương trình",)
    with django_assert_num_queries(0):
        assert bearings_of(course) == bearings


@pytest.mark.parametrize(("who", "is_let_in"), [("editor", True), ("trainer", True), ("learner", False)])
def test_only_those_who_write_keep_terms(client, request, db, who, is_let_in):
    establish_frameworks(actor=None)
    client.force_login(request.getfixturevalue(who))
    page = client.get(reverse("wagtailsnippets_courses_term:list"))
    assert (page.status_code == 200) == is_let_in


def test_a_course_page_names_who_teaches_and_what_it_serves(client, db, learner, course):
    establish_frameworks(actor=None)
    course.pillar = "society"
    course.trainers.set([learner.person])
    course.competences.set(Competence.objects.filter(code="4.1"))
    course.save()
    page = client.get(course.address()).content.decode()
    assert learner.person.full_name in page
    assert "4.1. Bảo vệ thiết bị" in page
    assert "Trụ cột: Xã hội số" in page


def test_the_editor_of_a_course_offers_trainers_and_nobody_else(client, editor, trainer, learner, course):
    client.force_login(editor)
    form = client.get(reverse("wagtailadmin_pages:edit", args=[course.pk])).context["form"]
    assert list(form.fields["trainers"].queryset) == [trainer.person]
