"""How far a long command has come, for whoever watches it; nothing in a log."""

from collections.abc import Callable
from typing import Protocol

_WIDTH = 40


class Screen(Protocol):
    """A command's stream."""

    def isatty(self) -> bool:
        """Whether a person sees it."""
        ...

    def write(self, msg: str = "", style_func: Callable[[str], str] | None = None, ending: str | None = None) -> None:
        """Django's `OutputWrapper.write`."""
        ...


def bar(screen: Screen) -> Callable[[int, int], None]:
    """A function of how much is done and how much there is, which draws a bar where a person sees it.

    >>> from io import StringIO
    >>> bar(StringIO())(1, 2)  # not a terminal
    """

    def draw(done: int, total: int) -> None:
        if screen.isatty():
            full = "█" * (_WIDTH * done // max(total, 1))
            screen.write(f"\r{full:░<{_WIDTH}} {done}/{total}", ending="\n" if done >= total else "")

    return draw
