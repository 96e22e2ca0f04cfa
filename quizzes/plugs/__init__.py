"""What quizzes register with the apps below them."""

from quizzes.plugs import holdings, insight, places

__all__ = ["holdings", "insight", "places"]
