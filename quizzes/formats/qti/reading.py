"""QTI 2.1, 2.2 and 3.0: a package of items, or one item."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from core.files.findings import FileError, Finding
from core.files.packages import ZIP_MAGIC, Package
from core.text.unicode import tidy_line
from quizzes.formats.checks import judged, refusal
from quizzes.formats.choices import WEIGHTS, NotTakenError
from quizzes.formats.drafts import BankFile, Draft, Picture, Refused
from quizzes.formats.markup import tree_of
from quizzes.formats.moodle.tags import with_scoring, with_tags
from quizzes.formats.paths import path_of
from quizzes.formats.pictures import clean_picture
from quizzes.formats.qti.item import Item
from quizzes.formats.qti.items import question_of
from quizzes.formats.qti.names import camel
from quizzes.formats.shapes import NOTHING_ASKED

MANIFEST = "imsmanifest.xml"
CATEGORY = "chu-de:"


class _Reading:
    """What has been read of one file."""

    def __init__(self, package: Package | None, *, allows_several: bool) -> None:
        self.package, self.allows_several = package, allows_several
        self.findings: list[Finding] = []
        self.drafts: list[Draft] = []
        self.refused: list[Refused] = []

    def take(self, tree: Element, path: str, keywords: Sequence[str]) -> None:
        """One item, in whatever version."""
        where = f"Q{len(self.drafts) + len(self.refused) + 1}"
        item = Item(camel(tree), self.allows_several, lambda source, alt: self._picture(source, alt, path, where))
        draft = self._begun(item, path, keywords)
        try:
            self.drafts.append(with_scoring(question_of(item, draft), keywords))
        except NotTakenError as error:
            self.refused.append(refusal(draft, error.code, error.message))
        if item.has_partial_weights:
            self.findings.append(Finding("partial_weights", WEIGHTS, draft.where))

    def _begun(self, item: Item, path: str, keywords: Sequence[str]) -> Draft:
        number = len(self.drafts) + len(self.refused) + 1
        code = tidy_line(item.tree.get("label") or item.tree.get("identifier") or "")[:60]
        where = code or _("Câu {number}").format(number=number)
        stem = item.stem()
        if stem.lost:
            message = _("Kiểu chữ, bảng hoặc liên kết trong câu này không được giữ, chỉ giữ chữ.")
            self.findings.append(Finding("formatting_lost", message, where))
        draft = Draft(
            shape=NOTHING_ASKED,
            stem=stem.text,
            code=code,
            explanation=item.explanation() or None,
            category=path_of(next((word.removeprefix(CATEGORY) for word in keywords if word.startswith(CATEGORY)), "")),
            pictures=tuple(self._pictures(stem.pictures, path, where)),
            where=where,
            number=number,
            source=stem.text,
        )
        return with_tags(draft, (word for word in keywords if not word.startswith(CATEGORY)))

    def _pictures(self, pictures: list[tuple[str, str]], path: str, where: str) -> Iterator[Picture]:
        found = (self._picture(source, alt, path, where) for source, alt in pictures)
        return (picture for picture in found if picture is not None)

    def _picture(self, source: str, alt: str, path: str, where: str) -> Picture | None:
        """A picture of the package; one that is not there or is none is named."""
        name = str(PurePosixPath(path).parent / unquote(source))
        if self.package is None or name not in self.package:
            self.findings.append(Finding("picture_left_out", _("Ảnh không có trong tệp nên không được nhập."), where))
            return None
        try:
            return Picture(PurePosixPath(name).name, tidy_line(alt), clean_picture(self.package.read(name)))
        except FileError as error:
            self.findings.append(Finding("picture_left_out", error.sentence, where))
            return None


def read_qti(content: bytes, *, allows_several: bool = False) -> BankFile:
    """The questions of a package or of one item, and what is not taken of it."""
    package = Package(content) if content.startswith(ZIP_MAGIC) else None
    reading = _Reading(package, allows_several=allows_several)
    if package is None:
        tree = tree_of([content])
        _refuse_other_roots(tree)
        reading.take(tree, "", ())
    else:
        package.check_markup()
        _read_package(reading, package)
    good, faulty = judged(reading.drafts)
    return BankFile("qti", tuple(good), (*reading.refused, *faulty), tuple(reading.findings))


def _refuse_other_roots(tree: Element) -> None:
    if tree.tag == "questestinterop":
        raise FileError(
            "wrong_type", _("Đây là QTI 1.2, phiên bản quá cũ. Đồng chí xuất lại dưới dạng QTI 2.1 trở lên.")
        )
    if tree.tag not in _ITEMS:
        raise FileError(
            "wrong_type", _("Tệp XML không phải câu hỏi QTI hay Moodle. Đồng chí xuất lại từ phần mềm gốc.")
        )


_ITEMS = {"assessmentItem", "qti-assessment-item"}


def _read_package(reading: _Reading, package: Package) -> None:
    """Every item of the package; the manifest tells their order and their keywords."""
    manifests = [name for name in package.names if PurePosixPath(name).name == MANIFEST]
    said = dict(_resources(tree_of(package.chunks(manifests[0])), manifests[0])) if manifests else {}
    others = sorted(name for name in package.names if name.endswith(".xml") and name not in said)
    for name in [*(name for name in said if name in package), *others]:
        tree = tree_of(package.chunks(name)) if name.endswith(".xml") else None
        if tree is not None and tree.tag in _ITEMS:
            reading.take(tree, name, said.get(name, ()))
        elif tree is not None and tree.tag == "questestinterop":
            _refuse_other_roots(tree)
    if not reading.drafts and not reading.refused:
        raise FileError("no_questions", _("Gói không có câu hỏi QTI nào. Đồng chí kiểm tra lại tệp xuất."))


def _resources(manifest: Element, path: str) -> Iterator[tuple[str, list[str]]]:
    """The files of the manifest with the keywords that it gives them."""
    for resource in manifest.iter("resource"):
        words = (string.text or "" for keyword in resource.iter("keyword") for string in keyword)
        keywords = [tidy_line(word) for word in words if word.strip()]
        yield str(PurePosixPath(path).parent / resource.get("href", "")), keywords
