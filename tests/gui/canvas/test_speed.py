"""A thousand nodes: painting, edits, opening and memory keep their bounds, with room to spare.

Bounds hold for medians of the processor's time, which other programs change little; the benchmark
prints the rest.
"""

import json
import os
import subprocess
import sys

import pytest

FRAME, NEAR_FRAME = 16.7, 33.0
OPENING = 1_500
MEGABYTES = 60
TRIES = 3

pytestmark = pytest.mark.slow


def figures(part):
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.canvas", part],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)[part]


def best(measure):
    """Measure up to three times: what else the machine does only ever adds to a time."""
    for _ in range(TRIES - 1):
        slow = measure()
        if not slow:
            return slow
    return measure()


def slow_frames():
    """Give the pans and zooms whose frames take too long, in milliseconds."""
    found = figures("painting")
    assert found["cards"] == 1_000
    times = {name: each["cpu"][0] for name, each in found.items() if isinstance(each, dict)}
    far = {name: float(name.rsplit("_", 1)[1]) < 0.4 for name in times}
    return {name: ms for name, ms in times.items() if ms >= (FRAME if far[name] else NEAR_FRAME)}


def test_panning_and_zooming_keep_up_with_the_screen():
    assert best(slow_frames) == {}


def slow_edits():
    ms = figures("edits")["set_one"]["cpu"][0]
    return {} if ms < NEAR_FRAME else {"set_one": ms}


def test_a_setting_is_painted_within_two_frames():
    assert best(slow_edits) == {}


def test_a_file_opens_quickly_and_its_memory_is_given_back():
    found = figures("opening")
    assert found["first_ms"] < OPENING
    assert found["megabytes"] < MEGABYTES
    assert found["after_closing_again"]["objects"] < 200
