"""What emulation adds to the pages below: the appraiser's area, and the way to the card of one's own commune."""

from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.holdings import register_acts
from core.navigation import Area, Place, register_area, register_place
from core.panels import PanelContent, register_panel
from emulation.rules import APPRAISERS
from organisation.rules import holds

register_area(
    Area(key="emulation", label=_("Hội đồng thi đua"), home="emulation:table", order=40, is_open_to=holds(*APPRAISERS))
)
register_place(
    Place(area="emulation", label=_("Chấm điểm"), icon="clipboard-check", url_name="emulation:table", order=10)
)


@register_panel("my.sections", order=30)
def own_commune(person: Person | None) -> PanelContent:
    """The way to the card of one's own commune."""
    return ("emulation/panels/own_commune.html", {}) if person else None


register_acts({"emulation.ScoringTable.opened_by": _("bảng điểm đã mở")})
