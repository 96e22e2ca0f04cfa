"""What the core itself does periodically."""

from django.utils.translation import gettext_lazy as _

from core.events import redeliver_events
from core.holdings import register_acts
from core.log import seal_log
from core.periodic import register_job
from core.reconciliation import reconcile

register_job("redeliver_events", "* * * * *", redeliver_events)
register_job("seal_log", "*/10 * * * *", seal_log)
register_job("reconcile", "30 2 * * *", reconcile)
register_acts({"core.LogEntry.actor": _("việc ghi trong nhật ký hệ thống")})
