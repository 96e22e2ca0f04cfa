"""Files of Word and PowerPoint from before 2007, turned into today's by LibreOffice where it is installed."""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from core.files.compound import MAGIC, CompoundFile
from core.files.findings import FileError
from courses.formats.office import OLD_FORMAT

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 120
# The stream that tells a program's old files from other compound files, and what they are turned into.
_STREAMS = {"WordDocument": "docx", "PowerPoint Document": "pptx"}


def modern(content: bytes) -> bytes:
    """The file as .docx or .pptx; any other file as it is. Refused as `format_not_supported` without LibreOffice."""
    if not content.startswith(MAGIC):
        return content
    names = CompoundFile(content).names
    ending = next((ending for stream, ending in _STREAMS.items() if stream in names), None)
    if ending is None or "EncryptedPackage" in names:
        return content
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise FileError("format_not_supported", OLD_FORMAT)
    return _converted(program, content, ending)


def _converted(program: str, content: bytes, ending: str) -> bytes:
    """What LibreOffice makes of it, with a profile of its own: its macros stay asleep and nothing is kept."""
    with TemporaryDirectory(prefix="lesson-") as folder:
        source, profile = Path(folder, "lesson.old"), Path(folder, "profile").as_uri()
        source.write_bytes(content)
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", ending]
        try:
            subprocess.run(  # noqa: S603 -- a program of the system, and names that we chose
                [*command, "--outdir", folder, str(source)], check=True, capture_output=True, timeout=SECONDS
            )
            return Path(folder, f"lesson.{ending}").read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise FileError("format_not_supported", OLD_FORMAT) from error
