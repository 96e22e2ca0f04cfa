from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.models import Locale

from cms.models import PracticePage, PracticeSubmission
from cms.services import approve_practice, establish_languages, establish_site
from cms.services.practices import PracticeFacts, submit_practice
from organisation.models import Role
from tests.factories.accounts import make_person, make_user
from tests.factories.organisation import make_grant

SAID = {
    "title": "Tổ số cộng đồng đi từng ngõ",
    "topic": "digital",
    "place": "xóm Sen 2, xã Kim Liên",
    "problem": "Nhiều người cao tuổi chưa biết dùng dịch vụ công.",
    "method": "Mỗi tối thứ năm hai đồng chí đến một ngõ, cùng làm với bà con.",
    "result": "86 người tự nộp được hồ sơ.",
}


@pytest.fixture
def site(db):
    return establish_site(actor=None)


def test_it_is_published_among_the_originals_where_the_site_has_other_languages(site, learner):
    Locale.objects.get_or_create(language_code="en")
    establish_languages(home=site, actor=None)
    sent = submit_practice(facts=PracticeFacts(**SAID), submitter=learner.person, actor=learner)
    page = approve_practice(submission=sent, actor=None)
    assert page.locale.language_code == "vi"
    assert page.url.startswith("/mo-hinh-hay/")


def picture(kind="JPEG"):
    file = BytesIO()
    facts = Image.Exif()
    facts[0x010F] = "máy ảnh của tôi"
    Image.new("RGB", (40, 30), "red").save(file, kind, exif=facts)
    return SimpleUploadedFile("anh.jpg", file.getvalue(), "image/jpeg")


def send(client, user, **more):
    client.force_login(user)
    return client.post(reverse("cms:practice_send"), SAID | more)


@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # Wagtail's rendition leaves its file open
def test_from_a_unit_to_a_page_for_everybody(client, site, learner, editor):
    send(client, learner, picture1=picture(), description="Bà con tập nộp hồ sơ")
    submission = PracticeSubmission.objects.get()
    assert "Tổ số cộng đồng" in client.get(reverse("cms:practice_send")).text
    client.force_login(editor)
    review = reverse("cms:practice_review", args=[submission.uid])
    assert "Bà con tập nộp hồ sơ" in client.get(review).text
    answer = client.post(reverse("cms:practice_approve", args=[submission.uid]))
    client.logout()
    page = client.get(answer.url)
    assert page.status_code == 200
    assert "86 người tự nộp được hồ sơ." in page.text
    assert 'alt="Bà con tập nộp hồ sơ"' in page.text
    assert "Tổ số cộng đồng" in client.get(PracticePage.objects.get().get_parent().url).text
    assert approve_practice(submission=submission, actor=editor) == PracticePage.objects.get()


def test_returned_for_more_and_sent_again(client, site, learner, editor):
    send(client, learner)
    submission = PracticeSubmission.objects.get()
    client.force_login(editor)
    client.post(reverse("cms:practice_review", args=[submission.uid]), {"remark": "Thêm số liệu"})
    client.force_login(learner)
    change = reverse("cms:practice_change", args=[submission.uid])
    assert "Thêm số liệu" in client.get(change).text
    client.post(change, SAID | {"result": "90 người."})
    submission.refresh_from_db()
    assert (submission.state, submission.result) == ("waiting", "90 người.")
    assert PracticeSubmission.objects.count() == 1


def test_what_is_typed_is_text_and_never_markup(client, site, learner, editor):
    send(client, learner, method="<script>alert(1)</script> làm thế này thì được nhé các đồng chí")
    page = approve_practice(submission=PracticeSubmission.objects.get(), actor=editor)
    assert "<script>alert" not in client.get(page.url).text


def test_pictures_are_pictures_and_say_what_they_show(client, site, learner):
    bad = SimpleUploadedFile("a.jpg", b"<svg onload=alert(1)>", "image/jpeg")
    assert send(client, learner, picture1=bad, description="x").status_code == 200
    assert "Đồng chí ghi ảnh chụp gì" in send(client, learner, picture1=picture()).text
    assert not PracticeSubmission.objects.exists()


def test_strangers_and_learners_see_nothing_of_what_waits(client, site, learner, classmate, stranger, editor):
    send(client, learner, picture1=picture(), description="Ảnh")
    submission = PracticeSubmission.objects.get()
    shown = reverse("cms:practice_picture", args=[submission.pictures.get().uid])
    places = [reverse(f"cms:practice_{name}", args=[submission.uid]) for name in ("review", "change")]
    client.logout()
    assert {client.get(place).status_code for place in (*places, shown)} == {302}
    for user in (classmate, stranger):
        client.force_login(user)
        assert [client.get(place).status_code for place in (*places, shown)] == [403, 404, 404]
    client.force_login(learner)
    answer = client.get(shown)
    assert answer.status_code == 200
    assert b"Exif" not in b"".join(answer.streaming_content)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_given_as_what_it_is(kind, client, site, learner):
    send(client, learner, picture1=picture(kind), description="Ảnh")
    answer = client.get(reverse("cms:practice_picture", args=[PracticeSubmission.objects.get().pictures.get().uid]))
    assert answer["Content-Type"] == f"image/{kind.lower()}"
    assert b"".join(answer.streaming_content)


def test_an_editor_of_another_province_does_not_know_of_it(client, site, learner, places):

    send(client, learner)
    other = make_user(person=make_person())
    make_grant(other, Role.EDITOR, places.other_province)
    client.force_login(other)
    review = reverse("cms:practice_review", args=[PracticeSubmission.objects.get().uid])
    assert client.get(review).status_code == 404
    assert "Tổ số cộng đồng" not in client.get(reverse("cms:practice_queue")).text
