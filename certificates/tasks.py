"""Work on certificates that the worker does."""

from django_tasks import task

from certificates import services
from certificates.selectors import certificate_with_id


@task()
def render_certificate(certificate_id: int) -> None:
    """Draw the PDF of a certificate before anybody asks for it."""
    services.render_certificate(certificate=certificate_with_id(certificate_id))
