"""Start the product as operators do and read from the kernel what it costs."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TICKS = os.sysconf("SC_CLK_TCK")
# pytest leaves the suite's own settings in the environment.
AS_AN_OPERATOR = {"DJANGO_SETTINGS_MODULE": "learning.settings"}


def free_port() -> int:
    """A port nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A started server: its address, the CPU it has used, the memory it holds."""

    def __init__(self, command: list[str], *, environment: dict[str, str], port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self.port = port
        started = time.monotonic()
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **AS_AN_OPERATOR, **environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.STDOUT,
        )
        self._wait()
        self.start_seconds = time.monotonic() - started

    def _wait(self) -> None:
        for _attempt in range(600):
            if self.process.poll() is not None:
                raise RuntimeError(f"server ended with {self.process.returncode}")
            try:
                with urllib.request.urlopen(f"{self.address}/healthz", timeout=5) as answer:
                    if answer.status == 200:
                        return
            except OSError:
                time.sleep(0.05)
        raise TimeoutError(self.address)

    def processes(self) -> list[int]:
        """The server and its children."""
        found = [self.process.pid]
        for pid in found:
            children = Path(f"/proc/{pid}/task/{pid}/children")
            found += [int(child) for child in children.read_text().split()] if children.exists() else []
        return found

    def cpu_seconds(self) -> float:
        """User and system time of all its processes so far."""
        total = 0
        for pid in self.processes():
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            total += int(fields[11]) + int(fields[12])
        return total / TICKS

    def memory_mib(self) -> float:
        """Proportional set size of all its processes (shared pages counted once)."""
        total = 0
        for pid in self.processes():
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        return total / 1024

    def stop(self) -> None:
        """End it as an operator would."""
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_about: object) -> None:
        self.stop()


def prepare(data: Path, environment: dict[str, str] | None = None) -> float:
    """Make the demo data in a folder; seconds."""
    began = time.monotonic()
    subprocess.run(
        [sys.executable, "manage.py", "prepare"],
        cwd=ROOT,
        env={**os.environ, **AS_AN_OPERATOR, **(environment or {}), "DATA_DIR": str(data)},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return time.monotonic() - began


def embedded(data: Path, environment: dict[str, str] | None = None, *, port: int = 0) -> Server:
    """One process for everything, as `make run` starts it; on any free port unless one is named."""
    port = port or free_port()
    return Server(
        [sys.executable, "deploy/serve.py"],
        environment={
            **(environment or {}),
            "DATA_DIR": str(data),
            "PORT": str(port),
            "SITE_URL": f"http://127.0.0.1:{port}",
        },
        port=port,
    )


def scaled(data: Path, environment: dict[str, str] | None = None, *, workers: int = 2) -> Server:
    """Pages from WSGI workers, as the scaled deployment starts them."""
    port = free_port()
    granian = shutil.which("granian", path=str(Path(sys.executable).parent)) or "granian"
    command = [granian, "--interface", "wsgi", "--workers", str(workers), "--blocking-threads", "4"]
    return Server(
        [*command, "--port", str(port), "--log-level", "warning", "learning.wsgi:application"],
        environment={**(environment or {}), "DATA_DIR": str(data), "SITE_URL": f"http://127.0.0.1:{port}"},
        port=port,
    )
