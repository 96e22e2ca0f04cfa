"""Damaged files: a lesson or a refusal, never a fault, in bounded time."""

from time import perf_counter

from tests.courses.office.fuzzing import fuzz

CASES, SEED, SECONDS = 300, 20261123, 60


def test_damaged_files_are_read_or_refused():
    begun = perf_counter()
    outcomes = fuzz(CASES, SEED)
    assert perf_counter() - begun < SECONDS
    assert outcomes["lesson"] > CASES / 10
    assert not [code for code in outcomes if code.startswith("no sentence")]
