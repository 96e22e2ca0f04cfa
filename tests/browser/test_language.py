"""No English shows through: what the libraries' screens say is compared with every sentence that those libraries have."""

import re
from pathlib import Path

import allauth
import django
import pytest
import wagtail
import wagtail_localize
from babel.messages.pofile import read_po

LIBRARIES = (allauth, django, wagtail, wagtail_localize)
# The same word in both languages, or a proper name.
SHARED = {
    "Wagtail",
    "Email",
    "URL",
    "Slug",
    "ID",
    "Video",
    "Menu",
    "HTML",
    "Markdown",
    "JSON",
    "CSV",
    "XLSX",
    "PDF",
    "Logo",
}
# Stands in a template of Wagtail's without a mark for translation.
HARD_CODED = {"Actions"}
# The name of the other language; the title of an English page, which looks like one of the libraries' "… of …".
CONTENT = {"English", "Library of documents"}
PLACE = re.compile(r"%\(\w+\)[sdf]|%[sdf]|\{\w*\}")
WORDS = """() => {
  const said = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const holder = walker.currentNode.parentElement;
    if (holder.closest('script, style, template, noscript, [lang=en], [translate=no], .CodeMirror')) continue;
    if (holder.checkVisibility()) said.add(walker.currentNode.textContent);
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
    for (const name of ['aria-label', 'title', 'placeholder'])
      if (element.hasAttribute(name)) said.add(element.getAttribute(name));
  return [...said].map((text) => text.replaceAll(/\\s+/g, ' ').trim()).filter(Boolean);
}"""


@pytest.fixture(scope="module")
def english():
    """Every sentence of the libraries: those without places as they are, the others as one pattern."""
    plain, patterns = set(), []
    for library in LIBRARIES:
        for path in Path(library.__path__[0]).rglob("locale/en/LC_MESSAGES/*.po"):
            with path.open("rb") as file:
                ids = [message.id for message in read_po(file) if message.id]
            texts = (" ".join(word.split()) for one in ids for word in (one if isinstance(one, tuple) else (one,)))
            for text in texts:
                if not PLACE.search(text):
                    plain.add(text)
                elif len(PLACE.sub("", text)) > 7:
                    patterns.append("[^<]+?".join(re.escape(part) for part in PLACE.split(text)))
    return plain - SHARED - HARD_CODED, re.compile("|".join(patterns))


def english_in(page, english) -> set[str]:
    plain, patterns = english
    return {
        text
        for text in page.evaluate(WORDS)
        if re.search("[A-Za-z]{3}", text) and text not in CONTENT and (text in plain or patterns.fullmatch(text))
    }


# One of every kind of screen on which trainers and editors work, by the name of its address and what stands in it.
SCREENS = (
    "/quan-tri/",
    "/quan-tri/account/",
    "/quan-tri/pages/{course}/",
    "/quan-tri/pages/{lesson}/edit/",
    "/quan-tri/pages/{lesson}/history/",
    "/quan-tri/pages/{course}/add_subpage/",
    "/quan-tri/images/",
    "/quan-tri/images/multiple/add/",
    "/quan-tri/documents/",
    "/quan-tri/snippets/quizzes/question/",
    "/quan-tri/snippets/quizzes/quiz/add/",
    "/quan-tri/reports/workflow/",
    "/quan-tri/reports/page-types-usage/",
)


@pytest.fixture
def places(demo):
    """What stands in the addresses of the screens."""
    ((course, lesson),) = demo.ask(
        "SELECT min(c.page_ptr_id), min(l.page_ptr_id) FROM courses_coursepage c, courses_lessonpage l"
    )
    return {"course": course, "lesson": lesson}


@pytest.mark.parametrize("name", ["giangvien", "bientap"])
def test_whoever_writes_reads_vietnamese(visit, english, places, name):
    visitor = visit(viewport={"width": 1280, "height": 860})
    visitor.sign_in(name)
    found = {}
    for screen in SCREENS:
        address = screen.format(**places).replace("//", "/")
        visitor.open(address)
        for text in english_in(visitor.page, english):
            found.setdefault(text, address)
    visitor.complaints.clear()  # Wagtail's own screens may complain on the console
    assert found == {}
