"""Past editions: seen as they were, compared, and people moved between them only on purpose."""

import pytest
from django.urls import reverse

from courses.models import EffectOnLearners, Enrolment, LessonPage
from courses.selectors import current_edition
from tests.factories.courses import make_enrolment, said, study


def address(name, course, **parts):
    return reverse(f"courses:{name}", kwargs={"slug": course.slug, **parts})


def publish(lesson, text=None, **facts):
    """Publish a change of a lesson."""
    if text:
        facts["body"] = said(text)
    page = LessonPage.objects.get(pk=lesson.pk)
    for name, value in facts.items():
        setattr(page, name, value)
    page.save_revision().publish()


@pytest.fixture
def changed(course, lesson, places):
    """A second edition: another text of the first lesson."""
    course.owner_unit = places.province
    course.save()
    publish(lesson, "Đọc kỹ từng dòng.", title="Bài 11, bản mới")
    return course


PAGES = [
    ("editions", {}),
    ("edition", {"number": 1}),
    ("edition_lesson", {"number": 1, "lesson": "bai-11"}),
    ("preflight", {}),
]


@pytest.mark.parametrize(("name", "parts"), PAGES)
def test_pages_of_the_desk_are_for_those_who_write_there(
    client, trainer, learner, stranger, foreign_trainer, changed, name, parts
):
    url = address(name, changed, **parts)
    answers = [client.get(url).status_code]
    for user in (learner, stranger, foreign_trainer, trainer):
        client.force_login(user)
        answers.append(client.get(url).status_code)
    assert answers == [302, 403, 403, 404, 200]


def test_an_old_edition_is_read_as_it_was(client, trainer, changed):
    client.force_login(trainer)
    old = client.get(address("edition_lesson", changed, number=1, lesson="bai-11")).content.decode()
    new = client.get(address("edition_lesson", changed, number=2, lesson="bai-11")).content.decode()
    assert "Đọc." in old
    assert "bản mới" not in old
    assert "Đọc kỹ từng dòng." in new
    assert "Bài 11</span>" in client.get(address("edition", changed, number=1)).content.decode()


def test_what_differs_is_shown_paragraph_by_paragraph(client, trainer, changed):
    client.force_login(trainer)
    page = client.get(address("editions_compared", changed) + "?tu=2&den=1").content.decode()
    assert '<del><span class="vh">Bỏ: </span>Đọc.</del>' in page
    assert '<ins><span class="vh">Thêm: </span>Đọc kỹ từng dòng.</ins>' in page
    assert "đổi tên bài" in page
    same = client.get(address("editions_compared", changed) + "?tu=2&den=2").content.decode()
    assert "giống hệt nhau" in same


@pytest.mark.parametrize("query", ["", "?tu=1", "?tu=1&den=99", "?tu=x&den=1", "?tu=1&den=99999999999999999999"])
def test_nonsense_is_compared_with_nothing(client, trainer, changed, query):
    client.force_login(trainer)
    assert client.get(address("editions_compared", changed) + query).status_code == 404


def test_an_edition_that_never_was_is_not_found(client, trainer, changed):
    client.force_login(trainer)
    assert client.get(address("edition", changed, number=99)).status_code == 404
    assert client.get(address("edition_lesson", changed, number=1, lesson="khong-co")).status_code == 404


def test_people_are_moved_on_purpose_after_a_look(client, editor, trainer, learner, classmate, changed, lesson):
    under_way, finished = (make_enrolment(one.person, changed) for one in (learner, classmate))
    study(finished)
    new = changed.add_child(instance=LessonPage(title="Bài thêm", slug="bai-them", live=False, body=said("Thêm.")))
    new.effect = EffectOnLearners.NEW_EDITION
    new.save_revision().publish()
    url = address("editions_move", changed)
    client.force_login(trainer)
    assert client.post(url).status_code == 403
    client.force_login(editor)
    page = client.get(url).content.decode()
    assert "Đang ở phiên bản 2: 1 người" in page
    assert "Bài thêm: bài mới, bắt buộc" in page
    under_way.refresh_from_db()
    assert under_way.total == 4
    client.post(url)
    client.post(url)
    under_way.refresh_from_db()
    assert (under_way.edition, under_way.total) == (current_edition(changed), 5)
    assert Enrolment.objects.get(pk=finished.pk).edition.number == 2


def test_the_list_asks_as_much_for_one_edition_as_for_three(
    client, trainer, changed, lesson, django_assert_num_queries, django_assert_max_num_queries
):
    client.force_login(trainer)
    client.get(address("editions", changed))
    with django_assert_max_num_queries(25) as asked:
        client.get(address("editions", changed))
    for text in ("Ba.", "Bốn."):
        publish(lesson, text)
    with django_assert_num_queries(len(asked)):
        client.get(address("editions", changed))
