"""Three hundred damaged files of each run end as a book or as a refusal with a sentence, in bounded time."""

from pathlib import Path
from time import perf_counter

import pytest

from tests.core.files.fuzzing import fuzz

CORPUS = Path(__file__).parents[2] / "corpus"
KINDS = {".xlsx": 160, ".csv": 90, ".xls": 20, ".ods": 20, ".txt": 10}


@pytest.mark.parametrize("suffix", KINDS)
def test_no_damage_brings_the_reader_down(suffix):
    began = perf_counter()
    outcomes = fuzz(CORPUS, suffix, KINDS[suffix], seed=3)
    assert "book" in outcomes
    assert len(outcomes) > 1
    assert not any(outcome.startswith("no sentence") for outcome in outcomes)
    assert perf_counter() - began < 0.5 * KINDS[suffix]
