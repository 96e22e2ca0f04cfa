"""What courses add to the floor: the learner's area, and the recount of progress."""

from django.utils.translation import gettext_lazy as _

from accounts.rules import is_person
from core.navigation import Area, Place, register_area, register_place
from core.reconciliation import register_rederivation
from courses.services import recount_progress

register_area(Area(key="learner", label=_("Người học"), home="courses:home", order=10, is_open_to=is_person))
register_place(Place(area="learner", label=_("Học tập"), icon="house", url_name="courses:home", order=10))
register_place(Place(area="learner", label=_("Khóa học"), icon="book-open", url_name="courses:catalogue", order=20))
register_place(Place(area="learner", label=_("Của tôi"), icon="user", url_name="accounts:mine", order=40))

register_rederivation("courses.progress", recount_progress)
