"""What is held about people who teach."""

from django.utils.translation import gettext_lazy as _

from core.holdings import Holding, register_holding
from courses.models import CoursePage
from courses.services.erasing import erase_teaching

register_holding(
    Holding(
        name="courses.teaching",
        title=_("Khóa học đồng chí giảng dạy"),
        purpose=_("Để người học biết ai giảng dạy"),
        kept=_("Cho đến khi khóa học đổi giảng viên"),
        after=_("Gỡ tên khỏi trang khóa học"),
        fields=["courses.CoursePage_trainers.person"],
        rows=lambda subject: CoursePage.trainers.through.objects.filter(person__in=subject.person_ids).order_by("pk"),
        columns={"coursepage__title": _("Khóa học")},
        order=49,
        erase=erase_teaching,
    )
)
