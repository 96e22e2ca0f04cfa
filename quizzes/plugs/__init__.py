"""What quizzes register with the apps below them."""

from quizzes.plugs import holdings, insight, places, printing

__all__ = ["holdings", "insight", "places", "printing"]
