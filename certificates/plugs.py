"""What certificates add to the pages below: a place in the navigation, panels, a nightly check."""

from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from certificates.selectors import certificate_of_enrolment, certificates_of
from certificates.services import issue_everything_owed
from core.navigation import Place, register_place
from core.panels import PanelContent, register_panel
from core.reconciliation import register_rederivation
from courses.models import CoursePage, Enrolment

register_place(
    Place(
        area="learner",
        label=_("Giấy chứng nhận"),
        icon="award",
        url_name="certificates:mine",
        order=50,
        on_tab_bar=False,
    )
)
register_rederivation("certificates", issue_everything_owed)


@register_panel("course.completed")
def certificate_of_course(course: CoursePage, enrolment: Enrolment) -> PanelContent:
    """The way to the certificate that the course just led to, or that it is on its way."""
    if not course.awards_certificate:
        return None
    return "certificates/panels/earned.html", {"certificate": certificate_of_enrolment(enrolment.pk)}


@register_panel("home.rail")
def latest_certificate(person: Person) -> PanelContent:
    """The certificate earned last."""
    certificate = certificates_of(person).first()
    return ("certificates/panels/latest.html", {"certificate": certificate}) if certificate else None


@register_panel("my.sections", order=10)
def certificates_of_person(person: Person | None) -> PanelContent:
    """How many certificates one holds, and the way to them."""
    if person is None:
        return None
    return "certificates/panels/mine.html", {"count": certificates_of(person).count()}
