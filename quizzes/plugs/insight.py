"""What quizzes work out from time to time."""

from core.periodic import register_job
from quizzes.services.insight import compute_due_statistics, note_all_signals

register_job("quiz_statistics", "17 * * * *", compute_due_statistics)
register_job("quiz_signals", "40 2 * * *", note_all_signals)
