"""What a learner plays, opens or takes away: files of ours, and videos that stand elsewhere."""

from contextlib import suppress
from pathlib import PurePosixPath
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from courses.blocks.fields import FEATURES, LengthBlock, LineBlock, clock
from courses.blocks.pictures import SEE
from courses.blocks.samples import Sampled
from courses.formats.playing import seconds_played

VIDEO_KINDS = {".mp4": "video/mp4", ".webm": "video/webm"}
AUDIO_KINDS = {".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".ogg": "audio/ogg"}
CAPTIONS = {".vtt": "text/vtt"}
# Where a video of others may stand; a lesson shows a link to it, and nothing is loaded from there before it is followed.
HOSTS = {
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "vimeo.com": "Vimeo",
    "vtv.vn": "VTV",
    "mattran.org.vn": "Cổng thông tin Mặt trận",
    "chinhphu.vn": "Cổng thông tin Chính phủ",
    "binhdanhocvuso.gov.vn": "Bình dân học vụ số",
    "onetouch.edu.vn": "One Touch",
}


class Source(NamedTuple):
    """A file as a page offers it."""

    url: str
    kind: str
    bytes: int
    extension: str


def source_of(document: Any, kinds: dict[str, str] | None = None) -> Source | None:  # noqa: ANN401 -- Wagtail's, untyped
    """Where the file of a document is, what it is, how large; None once it is gone."""
    if document is None:
        return None
    suffix = PurePosixPath(document.filename).suffix.lower()
    kind = (kinds or {}).get(suffix, "")
    return Source(document.url, kind, document.get_file_size() or 0, suffix.removeprefix(".").upper())


def refuse_kind(field: str, document: Any, kinds: dict[str, str]) -> None:  # noqa: ANN401 -- Wagtail's, untyped
    """Refuse a document whose file is of none of the kinds."""
    if document is not None and PurePosixPath(document.filename).suffix.lower() not in kinds:
        sentence = _("Tệp này không đúng loại. Đồng chí chọn tệp có đuôi %(endings)s.")
        wrong = ValidationError(sentence, params={"endings": ", ".join(kinds)}, code="wrong_kind")
        raise StructBlockValidationError(block_errors={field: wrong})


def measure(value: Any) -> Any:  # noqa: ANN401 -- a block's value
    """Take how long it lasts from the file; what was typed holds only where the file does not say."""
    document = value["file"]
    with suppress(OSError), document.open_file() as file:  # a file that is gone is said elsewhere
        value["seconds"] = seconds_played(file, PurePosixPath(document.filename).suffix) or value["seconds"]
    if not value["seconds"]:
        sentence = _("Tệp không ghi độ dài. Đồng chí ghi phút và giây, ví dụ 2:05.")
        raise StructBlockValidationError(block_errors={"seconds": ValidationError(sentence, code="no_length")})
    return value


class PlayedValue(blocks.StructValue):
    """A video or a sound."""

    @property
    def source(self) -> Source | None:
        """Its file."""
        return source_of(self["file"], VIDEO_KINDS | AUDIO_KINDS)

    @property
    def captions_url(self) -> str:
        """Where its captions are, if it has any."""
        captions = self.get("captions")
        return captions.url if captions else ""

    @property
    def length(self) -> str:
        """How long it lasts, in minutes and seconds."""
        return clock(self["seconds"]) if self["seconds"] else ""


class VideoBlock(Sampled, blocks.StructBlock):
    """A video of ours: it is fetched when it is played, and what is said in it can be read."""

    title = blocks.CharBlock(label=_("Tên video"))
    file = DocumentChooserBlock(label=_("Tệp video (.mp4, .webm)"))
    seconds = LengthBlock(label=_("Dài (phút:giây)"))
    poster = ImageChooserBlock(label=_("Ảnh bìa"), required=False)
    captions = DocumentChooserBlock(label=_("Phụ đề (.vtt)"), required=False)
    transcript = blocks.RichTextBlock(label=_("Bản chữ"), features=FEATURES, required=False)

    def clean(self, value: Any) -> Any:  # noqa: ANN401 -- Wagtail's own
        """Files are of the kinds that phones play."""
        cleaned = super().clean(value)
        refuse_kind("file", cleaned["file"], VIDEO_KINDS)
        refuse_kind("captions", cleaned["captions"], CAPTIONS)
        return measure(cleaned)

    class Meta:
        template = "courses/blocks/video.html"
        value_class = PlayedValue
        icon = "media"
        label = _("Video")
        description = _(
            "Video của ta, có phụ đề và bản chữ. Chỉ tải khi người học bấm xem; dung lượng ghi sẵn, độ dài đọc từ tệp."
        )
        group = SEE


class AudioBlock(Sampled, blocks.StructBlock):
    """A sound of ours, with its words."""

    title = blocks.CharBlock(label=_("Tên bài nghe"))
    file = DocumentChooserBlock(label=_("Tệp âm thanh (.mp3, .m4a, .ogg)"))
    seconds = LengthBlock(label=_("Dài (phút:giây)"))
    transcript = blocks.RichTextBlock(label=_("Bản chữ"), features=FEATURES, required=False)

    def clean(self, value: Any) -> Any:  # noqa: ANN401 -- Wagtail's own
        """The file is of a kind that phones play."""
        cleaned = super().clean(value)
        refuse_kind("file", cleaned["file"], AUDIO_KINDS)
        return measure(cleaned)

    class Meta:
        template = "courses/blocks/audio.html"
        value_class = PlayedValue
        icon = "media"
        label = _("Bài nghe")
        description = _(
            "Tệp âm thanh kèm bản chữ, nghe được khi đang làm việc khác hoặc phát loa thôn. Độ dài đọc từ tệp."
        )
        group = SEE


class OutsideValue(blocks.StructValue):
    """Something that stands elsewhere."""

    @property
    def host(self) -> str:
        """The name of the place."""
        return next((name for host, name in HOSTS.items() if is_at(self["url"], host)), "")


class OutsideVideoBlock(Sampled, blocks.StructBlock):
    """A video that stands elsewhere: a link that says where it leads, and nothing that loads by itself."""

    title = blocks.CharBlock(label=_("Tên video"))
    url = blocks.URLBlock(label=_("Địa chỉ"))
    seconds = LengthBlock(label=_("Dài (phút:giây)"), required=False)
    summary = LineBlock(label=_("Nội dung chính"), help_text=_("Để người không mở được mạng vẫn nắm ý."))

    def clean(self, value: Any) -> Any:  # noqa: ANN401 -- Wagtail's own
        """It stands at a place that we know, reached in a way nobody can listen to."""
        cleaned = super().clean(value)
        if not any(is_at(cleaned["url"], host) for host in HOSTS):
            sentence = _("Trang này chưa nằm trong danh sách được dẫn. Các trang được dẫn: %(hosts)s.")
            wrong = ValidationError(sentence, params={"hosts": ", ".join(HOSTS)}, code="unknown_host")
            raise StructBlockValidationError(block_errors={"url": wrong})
        return cleaned

    class Meta:
        template = "courses/blocks/outside_video.html"
        value_class = OutsideValue
        icon = "link-external"
        label = _("Video ở trang khác")
        description = _("Chỉ dẫn đường, không tự tải gì từ trang kia.")
        group = SEE


class FileValue(blocks.StructValue):
    """A file to open or to take away."""

    @property
    def source(self) -> Source | None:
        """Its file."""
        return source_of(self["document"])

    @property
    def name(self) -> str:
        """What it is called on the page."""
        return self["title"] or (self["document"].title if self["document"] else "")


class DocumentBlock(Sampled, blocks.StructBlock):
    """A PDF to be read in the lesson where the phone can show it, otherwise opened."""

    title = blocks.CharBlock(label=_("Tên hiện trong bài"), required=False)
    document = DocumentChooserBlock(label=_("Tệp PDF"))
    summary = LineBlock(label=_("Trong tệp có gì"), required=False)

    def clean(self, value: Any) -> Any:  # noqa: ANN401 -- Wagtail's own
        """It is a PDF; other files are for taking away."""
        cleaned = super().clean(value)
        refuse_kind("document", cleaned["document"], {".pdf": "application/pdf"})
        return cleaned

    class Meta:
        template = "courses/blocks/document.html"
        value_class = FileValue
        icon = "doc-full"
        label = _("Tài liệu PDF")
        description = _("Xem ngay trong bài nếu máy xem được, hoặc mở riêng.")
        group = SEE


class DownloadBlock(Sampled, blocks.StructBlock):
    """A file to take away, its size said beforehand."""

    title = blocks.CharBlock(label=_("Tên hiện trong bài"), required=False)
    document = DocumentChooserBlock(label=_("Tệp"))
    summary = LineBlock(label=_("Dùng để làm gì"), required=False)

    class Meta:
        template = "courses/blocks/download.html"
        value_class = FileValue
        icon = "download"
        label = _("Tệp để tải")
        group = SEE


def is_at(url: str, host: str) -> bool:
    """Whether an address leads, encrypted, to the host or a part of it, and to no other that only looks like it.

    >>> is_at("https://www.youtube.com/watch?v=1", "youtube.com"), is_at("https://youtube.com.evil.vn/", "youtube.com")
    (True, False)
    """
    try:
        parts = urlsplit(url)
        name = (parts.hostname or "").lower()
    except ValueError:
        return False
    return parts.scheme == "https" and not parts.username and (name == host or name.endswith(f".{host}"))
