"""The addresses of the register of units, people and roles."""

from django.urls import path

from organisation.views import units

app_name = "organisation"

urlpatterns = [
    path("to-chuc/", units.tree, name="units"),
    path("to-chuc/don-vi/<str:code>/", units.unit, name="unit"),
    path("to-chuc/don-vi/<str:code>/sua/", units.change, name="unit_change"),
    path("to-chuc/don-vi/<str:code>/lap/", units.establish, name="unit_establish"),
    path("to-chuc/don-vi/<str:code>/ket-thuc/", units.end, name="unit_end"),
    path("to-chuc/tim-don-vi/", units.suggestions, name="unit_suggestions"),
]
