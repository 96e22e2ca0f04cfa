"""From an address to what was printed, and to a sheet that came back."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from accounts.http import MemberRequest
from courses.models import CoursePage
from courses.selectors.authoring import WRITERS
from organisation.selectors import roles_of
from quizzes.models import PaperVariant, PrintRun, SheetScan
from quizzes.selectors.printing import print_runs_of
from quizzes.selectors.scans import scans_of


@dataclass(frozen=True)
class Printed:
    """A run, a variant of it where the address names one, and a scan where it names that."""

    run: PrintRun
    variant: PaperVariant | None = None
    scan: SheetScan | None = None

    @property
    def course(self) -> CoursePage:
        """The course whose writers print and take in."""
        return self.run.quiz.course


def run_of_trainer(request: MemberRequest, uid: UUID) -> Printed | None:
    """What was printed for a course of the trainer's branch; anything else does not exist, and nobody else is told."""
    if roles_of(request.user).isdisjoint(WRITERS):
        return None
    run = print_runs_of(request.user).filter(uid=uid).first()
    if run is None:
        raise Http404
    return Printed(run)


def variant_of_trainer(request: MemberRequest, uid: UUID, code: str) -> Printed | None:
    """One variant of such a run."""
    printed = run_of_trainer(request, uid)
    if printed is None:
        return None
    variant = printed.run.variants.select_related("print_run__quiz").filter(code=code).first()
    if variant is None:
        raise Http404
    return Printed(printed.run, variant)


def scan_of_trainer(request: MemberRequest, uid: UUID, scan: UUID) -> Printed | None:
    """One sheet that came back to such a run."""
    printed = run_of_trainer(request, uid)
    if printed is None:
        return None
    found = scans_of(printed.run).filter(uid=scan).select_related("sheet__variant__print_run__quiz").first()
    if found is None:
        raise Http404
    return Printed(printed.run, scan=found)
