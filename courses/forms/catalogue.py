"""What the catalogue is asked for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.models import Topic


class CatalogueForm(forms.Form):
    """What the catalogue is asked for; what it does not understand it ignores."""

    STATES = (
        ("mandatory", _("Bắt buộc")),
        ("new", _("Chưa học")),
        ("studying", _("Đang học")),
        ("completed", _("Đã hoàn thành")),
    )

    query = forms.CharField(max_length=100, required=False)
    topic = forms.ChoiceField(choices=Topic.choices, required=False)
    state = forms.ChoiceField(choices=STATES, required=False)

    @property
    def wishes(self) -> dict[str, str]:
        """The wishes that make sense."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
