"""In a language nobody speaks, nothing in the whole window stays English."""

import json
from pathlib import Path

import pytest

from tests.fresh import python

ROOT = Path(__file__).parents[3]

pytestmark = pytest.mark.slow

ENOUGH = 2_000
"""Different texts that the tour sees at least; else it has not gone everywhere."""


def test_nothing_in_the_window_stays_english():
    done = python("-m", "tests.gui.languages.tour", cwd=ROOT, seconds=300)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["seen"] > ENOUGH
    lines = [f"{text!r} ({', '.join(where)})" for text, where in found["left"].items()]
    assert not lines, "never translated:\n" + "\n".join(lines)
