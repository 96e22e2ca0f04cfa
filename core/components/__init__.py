"""The Sen components: each one a strict tag, `templates/components/<name>.html` and `static/components/<name>.css`."""

from core.components import actions, feedback, forms, learning, lists, page, progress, scores, text
from core.components.registry import register

__all__ = ["actions", "feedback", "forms", "learning", "lists", "page", "progress", "register", "scores", "text"]
