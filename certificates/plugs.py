"""What certificates add to the pages below: a place in the navigation, panels, a nightly check."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from accounts.models import Person, User
from certificates.models import Certificate, Rendition, Status
from certificates.selectors import certificate_of_enrolment, certificates_of, certificates_visible_to
from certificates.services import erase_files, issue_everything_owed
from core.holdings import Holding, register_acts, register_holding
from core.navigation import Place, register_place
from core.panels import PanelContent, register_panel
from core.reconciliation import register_rederivation
from courses.models import CoursePage, Enrolment, EnrolmentSource

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
    if not course.awards_certificate or enrolment.source == EnrolmentSource.OUTSIDE:
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


@register_panel("register.person", order=20)
def certificates_of_person_in_register(person: Person, user: User) -> PanelContent:
    """The certificates of a person of the register, each open to those who may see it."""
    held = certificates_of(person)
    if not held:
        return None
    visible = set(certificates_visible_to(user).filter(pk__in=held.values("pk")).values_list("pk", flat=True))
    lines = [(certificate, certificate.pk in visible) for certificate in held]
    return "certificates/panels/of_person.html", {"lines": lines}


@register_panel("quizzes.outcome")
def certificate_behind_which_a_mark_stands(enrolment: Enrolment) -> PanelContent:
    """The certificate that a place on a course led to, beside the mark that earned it."""
    return _certificates_of([enrolment.pk])


@register_panel("quizzes.consequences")
def certificates_in_question(enrolments: Sequence[int]) -> PanelContent:
    """The certificates of people who would not pass any more: whether one ends is for a person to decide."""
    return _certificates_of(enrolments)


def _certificates_of(enrolments: Sequence[int]) -> PanelContent:
    held = Certificate.objects.filter(enrolment__in=enrolments).exclude(status=Status.REPLACED)
    found = list(held.select_related("holder", "issued_by__person").order_by("holder__sort_key", "pk"))
    return ("certificates/panels/of_marks.html", {"certificates": found}) if found else None


register_holding(
    Holding(
        name="certificates.register",
        title=_("Giấy chứng nhận"),
        purpose=_("Sổ cấp giấy chứng nhận; để ai cầm giấy cũng tra được thật hay không"),
        kept=_("Lâu dài, theo quy định về sổ gốc"),
        after=_("Sổ gốc giữ tên, số và nội dung đã in trên giấy, để giấy đã cấp vẫn tra cứu được"),
        fields=["certificates.Certificate.holder"],
        rows=lambda subject: Certificate.objects.filter(holder__in=subject.person_ids),
        columns={
            "number": _("Số"),
            "code": _("Mã tra cứu"),
            "course__title": _("Khóa học"),
            "issued_at": _("Cấp lúc"),
            "status": _("Trạng thái"),
            "reason": _("Lý do"),
            "snapshot": _("Nội dung đã in"),
        },
        order=60,
    )
)
register_holding(
    Holding(
        name="certificates.files",
        title=_("Tệp giấy chứng nhận"),
        purpose=_("Để tải về, in và đối chiếu tệp thật, giả"),
        kept=_("Lâu dài, cùng sổ gốc"),
        after=_("Xóa tệp; giữ mã kiểm tra của tệp"),
        fields=["certificates.Rendition.certificate"],
        rows=lambda subject: Rendition.objects.filter(certificate__holder__in=subject.person_ids),
        columns={
            "certificate__number": _("Giấy số"),
            "rendered_at": _("Tạo lúc"),
            "size": _("Số byte"),
            "sha256": _("Mã kiểm tra"),
        },
        order=61,
        erase=erase_files,
    )
)
register_acts(
    {
        "certificates.Certificate.issued_by": _("giấy chứng nhận đã cấp cho người khác"),
        "certificates.Certificate.ended_by": _("giấy chứng nhận đã thu hồi hoặc thay thế"),
    }
)
