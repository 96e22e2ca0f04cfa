"""Who may see how far people are: HR officers, within their units."""

import rules

from organisation.models import Role
from organisation.rules import holds

OFFICERS = (Role.HR_OFFICER,)

rules.add_perm("reports.see_reports", holds(*OFFICERS))
