"""Three hundred damaged files of each run end as a book or as a refusal with a sentence, in bounded time."""

from pathlib import Path
from random import Random
from time import perf_counter

import pytest

from tests.core.files.fuzzing import mutant, outcome

CORPUS = Path(__file__).parents[2] / "corpus"
SMALL = 60_000
KINDS = {".xlsx": 160, ".csv": 90, ".xls": 20, ".ods": 10, ".txt": 20}


@pytest.mark.parametrize("suffix", KINDS)
def test_no_damage_brings_the_reader_down(suffix):
    random = Random(suffix)
    files = [path for path in sorted(CORPUS.glob(f"*/*{suffix}")) if 0 < path.stat().st_size < SMALL]
    began, outcomes = perf_counter(), set()
    for _case in range(KINDS[suffix]):
        outcomes.add(outcome(mutant(random.choice(files).read_bytes(), random)))
    assert "book" in outcomes
    assert len(outcomes) > 1
    assert perf_counter() - began < 0.5 * KINDS[suffix]
