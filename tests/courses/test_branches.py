"""In the editor a trainer meets the courses, pictures and documents of their own branch, and no others."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.permissions import policy_registry

from accounts.models import User
from courses.models import CoursePage, LessonPage
from organisation.models import Role
from organisation.services import sync_wagtail_groups
from tests.factories.accounts import make_user
from tests.factories.courses import said
from tests.factories.organisation import make_grant


@pytest.fixture
def branches(course, index, places, trainer, foreign_trainer):
    """The course is Nghệ An's; Hà Tĩnh has one of its own; a third belongs to nobody."""
    course.owner_unit = places.province
    course.save()
    for title, slug, unit in (("Của Hà Tĩnh", "ha-tinh", places.other_province), ("Của chung", "chung", None)):
        other = index.add_child(instance=CoursePage(title=title, slug=slug, code=slug, owner_unit=unit))
        other.add_child(instance=LessonPage(title=f"Bài {title}", slug=f"bai-{slug}", body=said("Đọc.")))
    for user in (trainer, foreign_trainer):
        sync_wagtail_groups(user=user)
    return course


def listed(client, user, index, query=""):
    client.force_login(user)
    return client.get(reverse("wagtailadmin_explore", args=[index.pk]) + query).content.decode()


def test_the_explorer_shows_own_courses_and_those_of_nobody(client, trainer, foreign_trainer, branches, index):
    ours, theirs = listed(client, trainer, index), listed(client, foreign_trainer, index)
    assert ("An toàn" in ours, "Của Hà Tĩnh" in ours, "Của chung" in ours) == (True, False, True)
    assert ("An toàn" in theirs, "Của Hà Tĩnh" in theirs, "Của chung" in theirs) == (False, True, True)


def test_search_finds_nothing_of_another_branch(client, foreign_trainer, branches):
    client.force_login(foreign_trainer)
    found = client.get(reverse("wagtailadmin_pages:search") + "?q=B%C3%A0i").content.decode()
    assert "Bài 11" not in found


DOORS = [
    "edit",
    "delete",
    "unpublish",
    "move",
    "copy",
    "history",
    "usage",
    "workflow_history",
    "view_draft",
    "revisions_index",
]


@pytest.mark.parametrize("door", DOORS)
def test_no_door_leads_to_a_lesson_of_another_branch(client, foreign_trainer, branches, lesson, door):
    client.force_login(foreign_trainer)
    response = client.get(reverse(f"wagtailadmin_pages:{door}", args=[lesson.pk]))
    assert response.status_code in {302, 403, 404}
    assert "Đọc." not in response.content.decode()


def test_nothing_is_written_into_a_course_of_another_branch(client, foreign_trainer, branches, course):
    client.force_login(foreign_trainer)
    url = reverse("wagtailadmin_pages:add", args=["courses", "lessonpage", course.pk])
    assert client.get(url).status_code in {302, 403}


@pytest.mark.parametrize("name", ["locked_pages", "aging_pages", "workflow", "workflow_tasks", "site_history"])
def test_reports_tell_nothing_of_another_branch(client, foreign_trainer, branches, lesson, editor, name):
    lesson.save_revision(user=editor, log_action=True)
    client.force_login(foreign_trainer)
    response = client.get(reverse(f"wagtailadmin_reports:{name}"))
    assert "Bài 11" not in response.content.decode()


def test_the_chooser_of_pages_offers_nothing_of_another_branch(client, foreign_trainer, branches, course):
    client.force_login(foreign_trainer)
    page = client.get(reverse("wagtailadmin_choose_page_child", args=[course.pk])).content.decode()
    assert "Bài 11" not in page


def test_an_administrator_of_the_country_meets_everything(client, administrator, branches, index):
    sync_wagtail_groups(user=administrator)
    page = listed(client, administrator, index)
    assert all(title in page for title in ("An toàn", "Của Hà Tĩnh", "Của chung"))


def test_a_role_reaches_as_far_as_its_own_grant(client, places, branches, lesson):
    """Trainer here and editor there: nothing is published here."""
    both = make_user("hai-noi")
    make_grant(both, Role.TRAINER, places.province)
    make_grant(both, Role.EDITOR, places.other_province)
    sync_wagtail_groups(user=both)
    may = lesson.permissions_for_user(User.objects.get(pk=both.pk))
    assert (may.can_edit(), may.can_publish()) == (True, False)
    there = LessonPage.objects.get(slug="bai-ha-tinh").permissions_for_user(User.objects.get(pk=both.pk))
    assert there.can_publish()


def test_courses_are_asked_for_at_once_however_many(
    client, trainer, branches, index, places, django_assert_num_queries, django_assert_max_num_queries
):
    with django_assert_max_num_queries(12) as asked:
        trainer_seen(trainer, index)
    for n in range(3):
        index.add_child(instance=CoursePage(title=f"K{n}", slug=f"k{n}", code=f"K{n}", owner_unit=places.province))
    with django_assert_num_queries(len(asked)):
        trainer_seen(trainer, index)


def trainer_seen(trainer, index):
    user = User.objects.get(pk=trainer.pk)
    return index.permissions_for_user(user).can_edit(), index.permissions_for_user(user).can_add_subpage()


# --- files


@pytest.fixture
def files(trainer, foreign_trainer):
    """A picture and a document of each trainer, and a picture of nobody's."""
    for user in (trainer, foreign_trainer):
        get_image_model().objects.create(
            title=f"Ảnh {user.username}", file=get_test_image_file(), uploaded_by_user=user
        )
        Document.objects.create(
            title=f"Tệp {user.username}", file=ContentFile(b"x", name="x.txt"), uploaded_by_user=user
        )
    get_image_model().objects.create(title="Ảnh chung", file=get_test_image_file())


@pytest.mark.parametrize("address", ["wagtaildocs:index", "wagtaildocs_chooser:choose"])
def test_documents_are_those_of_the_branch(client, foreign_trainer, branches, files, address):
    client.force_login(foreign_trainer)
    response = client.get(reverse(address))
    shown = response.json()["html"] if "json" in response["Content-Type"] else response.content.decode()
    assert "Tệp giangvien-ht" in shown
    assert "Tệp giangvien" not in shown.replace("Tệp giangvien-ht", "")


@pytest.mark.parametrize("action", ["choose", "change"])
def test_pictures_are_those_of_the_branch_and_of_nobody(trainer, foreign_trainer, editor, branches, files, action):
    policy = policy_registry.get_by_type(get_image_model())
    seen = {}
    for one in (foreign_trainer, editor):
        sync_wagtail_groups(user=one)
        pictures = policy.instances_user_has_any_permission_for(User.objects.get(pk=one.pk), [action])
        seen[one.username] = set(pictures.values_list("title", flat=True))
    common = {"Ảnh chung"} if action == "choose" else set()
    assert seen["giangvien-ht"] == {"Ảnh giangvien-ht"} | common
    assert seen["bientap"] == {"Ảnh giangvien", "Ảnh chung"}


def test_a_picture_of_another_branch_cannot_be_opened(client, foreign_trainer, branches, files):
    client.force_login(foreign_trainer)
    foreign = get_image_model().objects.get(title="Ảnh giangvien")
    assert client.get(reverse("wagtailimages:edit", args=[foreign.pk])).status_code in {302, 403}
    assert client.get(reverse("wagtailimages_chooser:chosen", args=[foreign.pk])).status_code in {302, 403, 404}
