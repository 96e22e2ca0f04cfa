"""Working out statistics and hints, and what a person says to a hint."""

from quizzes.services.insight.statistics import compute_due_statistics, compute_statistics

__all__ = ["compute_due_statistics", "compute_statistics"]
