"""LibreOffice as the editor of others: it opens files and stores them again in its own way."""

import shutil
import subprocess

import pytest

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")
needs_libreoffice = pytest.mark.skipif(
    not PROGRAM, reason="LibreOffice is not installed: apt-get install libreoffice-writer-nogui"
)


def stored_again(folder, *contents, ending="docx"):
    """The files as LibreOffice stores them, all in one run of it."""
    (folder / "in").mkdir(exist_ok=True)
    paths = [folder / "in" / f"{number}.docx" for number in range(len(contents))]
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)
    command = [PROGRAM, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", ending]
    subprocess.run([*command, "--outdir", folder / "out", *paths], check=True, capture_output=True, timeout=120)
    return [(folder / "out" / f"{path.stem}.{ending.partition(':')[0]}").read_bytes() for path in paths]
