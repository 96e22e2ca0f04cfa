"""What reports add to the navigation: the area of the HR officer."""

from django.utils.translation import gettext_lazy as _

from core.navigation import Area, Place, register_area, register_place
from organisation.rules import holds
from reports.rules import OFFICERS

register_area(Area(key="hr", label=_("Cán bộ tổ chức"), home="reports:overview", order=30, is_open_to=holds(*OFFICERS)))
register_place(Place(area="hr", label=_("Tổng quan"), icon="layout-dashboard", url_name="reports:overview", order=10))
register_place(Place(area="hr", label=_("Cán bộ"), icon="users", url_name="reports:turns", order=30))
