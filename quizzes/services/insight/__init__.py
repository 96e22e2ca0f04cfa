"""Working out statistics and hints, and what a person says to a hint."""

from quizzes.services.insight.exporting import export_insight
from quizzes.services.insight.plausibility import dismiss_signal, note_all_signals, note_signals
from quizzes.services.insight.statistics import compute_due_statistics, compute_statistics

__all__ = [
    "compute_due_statistics",
    "compute_statistics",
    "dismiss_signal",
    "export_insight",
    "note_all_signals",
    "note_signals",
]
