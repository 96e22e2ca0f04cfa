"""What looks unusual about an attempt beside the others. Each has innocent explanations: a person looks, or does not.

An attempt is compared only with attempts of other people at the same quiz.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import median
from typing import Any

# Fewer attempts do not tell what is usual.
LEAST_TO_COMPARE = 10
QUICK_SHARE, QUICK_SECONDS = 0.25, 10.0
# Alike by chance: short papers, and papers that are nearly all right.
LEAST_ITEMS, LEAST_WRONG = 5, 3

Facts = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Trace:
    """What is known of an attempt: `answers` (version, canonical response) of every item, and the versions that were wrong."""

    attempt: int
    learner: int
    seconds: float
    percent: float
    answers: Sequence[tuple[int, str]] = ()
    wrong: int = 0
    device: str = ""

    @property
    def pace(self) -> float:
        """Seconds for each item."""
        return self.seconds / len(self.answers) if self.answers else 0.0


def odd_paces(traces: Sequence[Trace]) -> dict[int, Facts]:
    """Those much quicker than is usual and yet as good as the middle: somebody quick and wrong has only given up."""
    told = [trace for trace in traces if trace.answers]
    if len(told) < LEAST_TO_COMPARE:
        return {}
    usual, middling = median(trace.pace for trace in told), median(trace.percent for trace in told)
    limit = min(QUICK_SHARE * usual, QUICK_SECONDS)
    return {
        trace.attempt: {"seconds": round(trace.pace, 1), "usual": round(usual, 1), "items": len(trace.answers)}
        for trace in told
        if trace.pace < limit and trace.percent >= middling
    }


def twins(traces: Iterable[Trace]) -> dict[int, Facts]:
    """Attempts whose answers are the same one by one, wrong ones included."""
    alike = defaultdict[frozenset[tuple[int, str]], list[Trace]](list)
    for trace in traces:
        if len(trace.answers) >= LEAST_ITEMS and trace.wrong >= LEAST_WRONG:
            alike[frozenset(trace.answers)].append(trace)
    return _shared(alike, lambda trace: {"items": len(trace.answers), "wrong": trace.wrong})


def shared_devices(traces: Iterable[Trace]) -> dict[int, Facts]:
    """Attempts of several people that were begun on one device."""
    together = defaultdict[str, list[Trace]](list)
    for trace in traces:
        if trace.device:
            together[trace.device].append(trace)
    return _shared(together, lambda _trace: {})


def _shared(groups: Mapping[Any, Sequence[Trace]], facts_of: Any) -> dict[int, Facts]:  # noqa: ANN401 -- a small function
    found = {}
    for group in groups.values():
        for trace in group:
            others = sorted(other.attempt for other in group if other.learner != trace.learner)
            if others:
                found[trace.attempt] = {"others": others, **facts_of(trace)}
    return found


@lru_cache(maxsize=4096)
def canonical(response: str) -> str:
    """A response in JSON, the same however a phone wrote it: what was chosen has no order, how sure somebody was does not count."""
    said = json.loads(response) if response else None
    if not isinstance(said, dict):
        return ""
    said.pop("certainty", None)
    if isinstance(said.get("chosen"), list):
        said["chosen"] = sorted(said["chosen"])
    return json.dumps(said, ensure_ascii=False, sort_keys=True)
