"""What quizzes register with the apps below them."""

from quizzes.plugs import holdings, insight, marking, places, printing

__all__ = ["holdings", "insight", "marking", "places", "printing"]
