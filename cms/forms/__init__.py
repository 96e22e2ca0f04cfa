"""What editors upload, and what units send in."""

from cms.forms.uploads import DocumentForm, ImageField, ImageForm

__all__ = ["DocumentForm", "ImageField", "ImageForm"]
