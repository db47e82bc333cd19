"""What LeNet-5 learns with the recommended settings, over several seeds.

    python tests/benchmarks/accuracy.py digits|MNIST [--data-root DIR] [--seeds N]

For each seed: test accuracy of the best epoch, validation accuracies of all epochs, and the CPU
seconds of the process that trains, from its start, with all it imports. Without --data-root,
data sets are copied from where CNNSTUDIO_TEST_DATA points.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from cnnstudio.data.catalogue import DataChoice
from cnnstudio.project import storage
from cnnstudio.project.design import Design
from cnnstudio.training.job import recommended
from cnnstudio.zoo.small import lenet5
from tests.benchmarks.training import copy_of_mnist


def train(name: str, root: Path | None, seed: int) -> dict[str, object]:
    """Train in a process of its own, as a user does at a terminal."""
    file = Path(tempfile.mkdtemp()) / "lenet.cnn"
    data = DataChoice(name)
    storage.save(file, Design(lenet5(), data, recommended(data)))
    command = [sys.executable, "-P", "-m", "cnnstudio", "train", str(file), "--json"]
    command += ["--seed", str(seed), *([] if root is None else ["--data-root", str(root)])]
    before, start = os.times(), time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    after = os.times()
    events = [json.loads(line) for line in done.stdout.splitlines()]
    return {
        "test_accuracy": round(events[-1]["test_accuracy"], 4),
        "training_seconds": round(events[-1]["seconds"], 1),
        "images_per_second": round(events[-1]["images_per_second"]),
        "seconds": round(time.perf_counter() - start, 1),
        "cpu_seconds": round(
            after.children_user
            + after.children_system
            - before.children_user
            - before.children_system,
            1,
        ),
        "validation": [
            round(event["validation_accuracy"], 4) for event in events if event["event"] == "epoch"
        ],
    }


def main() -> None:
    """Train with each seed, and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("data", choices=["digits", "MNIST"])
    parser.add_argument("--data-root", type=Path)
    parser.add_argument("--seeds", type=int, default=3)
    options = parser.parse_args()
    root = options.data_root
    if options.data == "MNIST" and root is None:
        root = copy_of_mnist()
    runs = [train(options.data, root, seed) for seed in range(options.seeds)]
    median = statistics.median(float(str(run["test_accuracy"])) for run in runs)
    print(json.dumps({"data": options.data, "median_test_accuracy": median, "runs": runs}))


if __name__ == "__main__":
    main()
