"""What the editor of Wagtail is given: each module registers its own part when it is read."""

from courses.wagtail_hooks import following, office, references

__all__ = ["following", "office", "references"]
