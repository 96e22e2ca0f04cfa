"""Many people at a test on a really started server that is killed while they work."""

from tests.quizzes.storm.sitters import Sitter
from tests.quizzes.storm.weather import Killed, sit_through

__all__ = ["Killed", "Sitter", "sit_through"]
