"""A short run of what `python -m tests.fuzz` does for as long as one likes: always the same inputs."""

import random

import pytest

from fuzz.inputs import try_one


@pytest.mark.parametrize("seed", range(5))
def test_random_streams_of_input_however_they_are_cut(seed: int) -> None:
    for number in range(100):
        try_one(random.Random(1000 * seed + number))
