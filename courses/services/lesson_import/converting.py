"""Files of Word and PowerPoint from before 2007, turned into today's by LibreOffice where it is installed.

The program opens what strangers wrote, so it works in a bare room: a profile of its own that ends with the call, macros
off, nothing fetched from anywhere, bounded time and memory; and when time is up all of it ends, not its first process only.
"""

import os
import resource
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from core.files.compound import MAGIC, CompoundFile
from core.files.findings import FileError
from courses.formats.office import OLD_FORMAT

PROGRAMS = ("soffice", "libreoffice")
SECONDS, MOST_MEMORY = 120, 4 << 30
# The stream that tells a program's old files from other compound files, and what they are turned into.
_STREAMS = {"WordDocument": "docx", "PowerPoint Document": "pptx"}
_COMMON = "/org.openoffice.Office.Common/Security/Scripting"
# A proxy where nobody listens, for whatever asks for an address in spite of the rest.
_SETTINGS = (
    (_COMMON, "DisableMacrosExecution", "true"),
    (_COMMON, "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


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
    with TemporaryDirectory(prefix="lesson-") as folder:
        return _converted(program, content, ending, Path(folder))


def _converted(program: str, content: bytes, ending: str, folder: Path) -> bytes:
    source, profile = folder / "lesson.old", folder / "profile"
    source.write_bytes(content)
    _furnish(profile)
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        ending,
    ]
    try:
        _run([*command, "--outdir", str(folder), str(source)])
        return (folder / f"lesson.{ending}").read_bytes()
    except (OSError, subprocess.SubprocessError) as error:
        raise FileError("format_not_supported", OLD_FORMAT) from error


def _furnish(profile: Path) -> None:
    """The settings of a profile, before the program makes it."""
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
    )


def _run(command: list[str]) -> None:
    """Run the program in a session of its own, so that everything it started ends with it."""
    process = subprocess.Popen(  # noqa: S603 -- a program of the system, and names that we chose
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        resource.prlimit(process.pid, resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        if process.wait(SECONDS):
            raise subprocess.SubprocessError
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
