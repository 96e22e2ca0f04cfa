"""Publishes a course with one lesson that holds every block, and gives a newcomer a place on it; prints its address."""

from io import BytesIO

import django

from tests.browser.newcomer import newcomer

COURSE = "moi-khoi"
ADDRESS = f"/khoa-hoc/{COURSE}/{COURSE}/"
LEARNER = "doc-moi-khoi"


def filled(name, value, given):
    """An example of the editor's with real pictures, files, terms and a test in the places that it leaves open."""
    if name == "gallery":
        pictures = [{"picture": given["described"], "caption": f"Ảnh {n}."} for n in (1, 2)]
        return value | {"pictures": pictures}
    own = {
        "picture": {"picture": given["described"]},
        "show_me": {"picture": given["image"]},
        "video": {"file": given["hai-buoc.webm"], "captions": given["hai-buoc.vtt"], "poster": given["image"]},
        "audio": {"file": given["hai-buoc.webm"]},
        "document": {"document": given["to-nhac.pdf"]},
        "download": {"document": given["to-nhac.pdf"]},
        "terms": {"terms": given["terms"]},
        "activity": {"activity": given["activity"]},
    }
    return value | own[name] if name in own else value


def main():
    """Everything through the services, once."""
    from django.core.files.base import ContentFile  # noqa: PLC0415 -- needs the apps, here and below
    from PIL import Image as Drawing  # noqa: PLC0415
    from wagtail.documents.models import Document  # noqa: PLC0415
    from wagtail.images.models import Image  # noqa: PLC0415

    from accounts.models import User  # noqa: PLC0415
    from courses.activities import activity_choices  # noqa: PLC0415
    from courses.blocks.samples import SAMPLES  # noqa: PLC0415
    from courses.models import CourseIndexPage, CoursePage, EnrolmentSource, LessonPage, Term  # noqa: PLC0415
    from courses.services import enrol_learner, publish_pages  # noqa: PLC0415
    from learning.demo.teaching import DATA  # noqa: PLC0415

    drawn = BytesIO()
    Drawing.new("RGB", (1200, 800), (214, 226, 238)).save(drawn, "PNG")
    image = Image.objects.create(title="Năm ô", file=ContentFile(drawn.getvalue(), name="nam-o.png"))
    given = {"image": image.pk, "terms": list(Term.objects.values_list("pk", flat=True)[:3])}
    given["described"] = {"image": image.pk, "alt_text": "Một nền xanh nhạt.", "decorative": False}
    given["activity"] = activity_choices()[0][0]
    for name in ("hai-buoc.webm", "hai-buoc.vtt", "to-nhac.pdf"):
        file = ContentFile((DATA / name).read_bytes(), name=name)
        given[name] = Document.objects.create(title=name, file=file).pk
    body = [{"type": name, "value": filled(name, value, given)} for name, value in SAMPLES.items()]
    editor = User.objects.get(username="bientap")
    page = CoursePage(title="Mọi loại khối", slug=COURSE, code="MK-01", live=False, awards_certificate=False)
    course = CourseIndexPage.objects.originals().get().add_child(instance=page)
    lesson = LessonPage(title="Mọi loại khối", slug=COURSE, owner=editor, live=False, body=body)
    publish_pages(pages=[course, course.add_child(instance=lesson)], actor=editor)
    course.refresh_from_db()
    learner = newcomer(LEARNER, "Trần Thị Chín")
    enrol_learner(learner=learner, course=course, source=EnrolmentSource.SELF, actor=editor)


if __name__ == "__main__":
    django.setup()
    main()
