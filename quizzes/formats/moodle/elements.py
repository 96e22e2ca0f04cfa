"""Small pieces of Moodle XML."""

from decimal import Decimal
from xml.etree.ElementTree import Element, SubElement

from quizzes.formats.markup import html_of
from quizzes.formats.xml_text import xml_safe


def add_text(parent: Element, text: str) -> None:
    """A text in its own element."""
    SubElement(parent, "text").text = xml_safe(text)


def add_html(parent: Element, name: str, text: str) -> Element:
    """A text of several lines as HTML."""
    child = SubElement(parent, name, format="html")
    add_text(child, html_of(text) if text else "")
    return child


def add_answer(question: Element, text: str, weight: Decimal, note: str = "", form: str = "html") -> Element:
    """An answer, the percentage that it earns, and what is said to whoever gives it."""
    answer = SubElement(question, "answer", fraction=f"{weight:f}", format=form)
    add_text(answer, text)
    add_html(answer, "feedback", note)
    return answer
