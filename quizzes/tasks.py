"""Work on quizzes that the worker does."""

from django_tasks import task

from quizzes.models import SheetScan
from quizzes.services import scanning


@task()
def read_scan(scan_id: int) -> None:
    """Read a scanned sheet, or all pages of a file of them."""
    scanning.read_scan(scan=SheetScan.objects.select_related("print_run").get(pk=scan_id))
