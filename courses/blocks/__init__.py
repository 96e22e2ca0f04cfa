"""The blocks of a lesson."""

from wagtail import blocks


class LessonBody(blocks.StreamBlock):
    """What a lesson is made of."""

    text = blocks.RichTextBlock()
