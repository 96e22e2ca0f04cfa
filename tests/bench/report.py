"""The table of figures, with its aims and the machine it was made on."""

import os
import platform
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.load import Figure
from tests.bench.phone import Visit
from tests.bench.servers import ROOT

# Server CPU per request in ms that benchmarks promise; what is not named has no aim yet.
CPU_AIMS = {"lesson": 4.5, "course": 7.0, "whole attempt (start, 20 answers, submit, result)": 63.0}
WEIGHT_AIMS = {"sign-in": (60, 8), "home": (75, 12), "course": (75, 12), "lesson": (80, 20), "quiz": (80, 8)}
WEIGHT_AIMS |= {"certificates": (90, 10), "emulation": (100, 25), "HR": (100, 25)}
QUERY_AIMS = {"lesson": 8}
MIB_AIM = 250
START_AIMS = (120, 10)


def write_report(
    *,
    prepare: tuple[float, float],
    start: float,
    memory: tuple[float, float],
    visits: list[Visit],
    figures: list[Figure],
    queries: dict[str, int],
    growing: list[list[str]],
) -> None:
    """Print the tables and keep them between the marks of docs/benchmarks.md."""
    text = "\n".join(
        [
            _machine(),
            *("", *_requests(figures, queries)),
            *("", *_weights(visits)),
            *("", *_starts(prepare, start, memory)),
            *(line for rows in growing for line in ("", *rows)),
        ]
    )
    print(text)
    page = ROOT / "docs" / "benchmarks.md"
    before, _mark, rest = page.read_text().partition("<!-- figures -->\n")
    after = rest.partition("<!-- end of figures -->")[2]
    page.write_text(f"{before}<!-- figures -->\n{text}\n<!-- end of figures -->{after}")


def _machine() -> str:
    day = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    mode = (
        "PostgreSQL"
        if os.environ.get("DATABASE_URL")
        else f"SQLite, synchronous={os.environ.get('SQLITE_SYNCHRONOUS', 'FULL')}"
    )
    load = Path("/proc/loadavg").read_text().split()[0]
    return f"{day}; {os.cpu_count()} cores, Python {platform.python_version()}, {mode}; load before the end {load}."


def _verdict(value: float, aim: float | None) -> str:
    return "" if aim is None else f"≤ {aim:g} {'✓' if value <= aim else '✗'}"


def _requests(figures: list[Figure], queries: dict[str, int]) -> list[str]:
    floor = figures[0].cpu_ms
    rows = [
        "| request | rate /s | p50 ms | p95 ms | server CPU ms | × hello | aim | queries | aim | errors |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for f in figures:
        count = queries.get(f.name)
        rows.append(
            f"| {f.name} | {f.rate:.0f} | {f.p50:.1f} | {f.p95:.1f} | {f.cpu_ms:.2f} | {f.cpu_ms / floor:.1f} "
            f"| {_verdict(f.cpu_ms, CPU_AIMS.get(f.name))} | {'' if count is None else count} "
            f"| {'' if count is None else _verdict(count, QUERY_AIMS.get(f.name))} | {f.errors} |"
        )
    return rows


def _weights(visits: list[Visit]) -> list[str]:
    rows = ["| page | first visit KiB | aim | requests | repeat KiB | aim |", "|---|---|---|---|---|---|"]
    for v in visits:
        first, repeat = WEIGHT_AIMS[v.name]
        rows.append(
            f"| {v.name} | {v.first_kib:.1f} | {_verdict(v.first_kib, first)} | {v.first_requests} "
            f"| {v.repeat_kib:.1f} | {_verdict(v.repeat_kib, repeat)} |"
        )
    return rows if visits else ["No Chromium on this machine: page weights not measured."]


def _starts(prepare: tuple[float, float], start: float, memory: tuple[float, float]) -> list[str]:
    first, second = prepare[0] + start, prepare[1] + start
    return [
        "| what | figure | aim |",
        "|---|---|---|",
        f"| first start without installing: data, static files, server | {first:.1f} s | {_verdict(first, START_AIMS[0])} |",
        f"| second start | {second:.1f} s | {_verdict(second, START_AIMS[1])} |",
        f"| server alone, to its first answer | {start:.1f} s | ≤ 3 {'✓' if start <= 3 else '✗'} |",
        f"| memory of web, sockets and worker, idle (PSS) | {memory[0]:.0f} MiB | {_verdict(memory[0], MIB_AIM)} |",
        f"| the same after the load | {memory[1]:.0f} MiB | |",
    ]
