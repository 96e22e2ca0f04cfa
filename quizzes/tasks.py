"""Work on quizzes that the worker does."""

from django_tasks import task

from quizzes.models import Regrade, SheetScan
from quizzes.services import scanning
from quizzes.services.marking import apply_regrade


@task()
def read_scan(scan_id: int) -> None:
    """Read a scanned sheet, or all pages of a file of them."""
    scanning.read_scan(scan=SheetScan.objects.select_related("print_run").get(pk=scan_id))


@task()
def mark_anew(regrade_id: int) -> None:
    """Mark the attempts anew that an approved correction touches."""
    apply_regrade(regrade=Regrade.objects.select_related("version", "decided_by").get(pk=regrade_id))
