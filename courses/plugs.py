"""What courses add to the floor: the learner's area, and the recount of progress."""

from django.utils.translation import gettext_lazy as _

from accounts.rules import is_person
from core.navigation import Area, Place, register_area, register_place
from core.reconciliation import register_rederivation
from courses.services import recount_progress
from organisation.models import Role
from organisation.rules import holds

# A sign-in leads to the first area: those who hold an office come to work, everybody else to learn.
register_area(Area(key="learner", label=_("Người học"), home="courses:home", order=90, is_open_to=is_person))
register_area(
    Area(
        key="trainer",
        label=_("Giảng viên, biên tập"),
        home="wagtailadmin_home",
        order=20,
        is_open_to=holds(Role.TRAINER, Role.EDITOR, Role.ADMINISTRATOR),
    )
)
register_place(Place(area="learner", label=_("Học tập"), icon="house", url_name="courses:home", order=10))
register_place(Place(area="learner", label=_("Khóa học"), icon="book-open", url_name="courses:catalogue", order=20))
register_place(Place(area="learner", label=_("Của tôi"), icon="user", url_name="accounts:mine", order=40))

register_rederivation("courses.progress", recount_progress)
