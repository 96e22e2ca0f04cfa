"""The addresses of the register of units, people and roles."""

from django.urls import path

from organisation.views import roles, units

app_name = "organisation"

urlpatterns = [
    path("to-chuc/", units.tree, name="units"),
    path("to-chuc/don-vi/<str:code>/", units.unit, name="unit"),
    path("to-chuc/don-vi/<str:code>/sua/", units.change, name="unit_change"),
    path("to-chuc/don-vi/<str:code>/lap/", units.establish, name="unit_establish"),
    path("to-chuc/don-vi/<str:code>/ket-thuc/", units.end, name="unit_end"),
    path("to-chuc/tim-don-vi/", units.suggestions, name="unit_suggestions"),
    path("to-chuc/vai-tro/", roles.grants, name="roles"),
    path("to-chuc/vai-tro/giao/", roles.candidates, name="role_candidates"),
    path("to-chuc/vai-tro/giao/<str:name>/", roles.grant, name="grant_role"),
    path("to-chuc/vai-tro/nhat-ky/", roles.history, name="role_history"),
    path("to-chuc/vai-tro/<int:number>/", roles.one_grant, name="grant"),
]
