"""What the core itself does periodically."""

from core.events import redeliver_events
from core.log import seal_log
from core.periodic import register_job
from core.reconciliation import reconcile

register_job("redeliver_events", "* * * * *", redeliver_events)
register_job("seal_log", "*/10 * * * *", seal_log)
register_job("reconcile", "30 2 * * *", reconcile)
