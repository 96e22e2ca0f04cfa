"""What the catalogue is asked for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.models import Pillar, Topic
from courses.selectors.filters import LENGTHS, Order


class CatalogueForm(forms.Form):
    """What the catalogue is asked for; what it does not understand it ignores."""

    STATES = (
        ("mandatory", _("Bắt buộc")),
        ("new", _("Chưa học")),
        ("studying", _("Đang học")),
        ("completed", _("Đã hoàn thành")),
    )
    ORDERS = (("newest", _("Mới nhất trước")), ("shortest", _("Ngắn nhất trước")))
    FURTHER = ("pillar", "domain", "programme", "length")

    query = forms.CharField(max_length=100, required=False)
    topic = forms.ChoiceField(choices=Topic.choices, required=False)
    state = forms.ChoiceField(choices=STATES, required=False)
    pillar = forms.ChoiceField(choices=Pillar.choices, required=False)
    domain = forms.IntegerField(min_value=1, required=False)
    programme = forms.IntegerField(min_value=1, required=False)
    length = forms.ChoiceField(choices=[(name, name) for name in LENGTHS], required=False)
    order = forms.ChoiceField(choices=ORDERS, required=False)

    @property
    def wishes(self) -> dict[str, str]:
        """The wishes that make sense."""
        self.is_valid()
        return {name: str(value) for name, value in self.cleaned_data.items() if value}

    @property
    def plain_wishes(self) -> dict[str, str]:
        """Words, topic and state."""
        return {name: value for name, value in self.wishes.items() if name in {"query", "topic", "state"}}

    @property
    def further_wishes(self) -> dict[str, str]:
        """What was chosen under "Lọc thêm"."""
        return {name: value for name, value in self.wishes.items() if name in self.FURTHER}

    @property
    def wished_order(self) -> Order:
        """In what order."""
        orders: dict[str, Order] = {"newest": "newest", "shortest": "shortest"}
        return orders.get(self.wishes.get("order", ""), "")
