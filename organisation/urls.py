"""The addresses of the register of units, people and roles."""

from django.urls import path

from organisation.views import units

app_name = "organisation"

urlpatterns = [
    path("to-chuc/", units.tree, name="units"),
    path("to-chuc/don-vi/<slug:code>/", units.unit, name="unit"),
]
