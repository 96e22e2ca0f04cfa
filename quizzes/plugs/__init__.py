"""What quizzes register with the apps below them."""

from quizzes.plugs import holdings, places

__all__ = ["holdings", "places"]
