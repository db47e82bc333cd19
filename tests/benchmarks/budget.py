"""How right the budget of a training is: its time and memory against those of a real run.

    python tests/benchmarks/budget.py [--device cpu] [--networks NAME ...] [--batches N ...]
                                      [--rounds N] [--only time|memory]

For each network and batch size:

time    in one process, trials (what the program shows before a training) and epochs of a real
        training alternate; estimate and measurement are medians, their ratio is printed
memory  in a fresh process, a real training of one epoch: the peak of resident memory above what
        torch takes after a tiny training (on a card: the peak of allocated memory), against what a
        trial in another fresh process was measured to take; and the peak of what torch's own
        allocator handed out, in a third one, against the budget that is worked out

Data are made up, so that nothing has to be there; the training is the program's own, with its
events, validation and checkpoints. Lines are JSON; the last one has the worst ratios.
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

os.environ.setdefault("OMP_WAIT_POLICY", "passive")

from cnnstudio.worker import tuning

tuning.keep_memory()

import torch

from cnnstudio.data.catalogue import DataChoice
from cnnstudio.network.analysis import analyze
from cnnstudio.network.graph import Network
from cnnstudio.project import run_store
from cnnstudio.training.budget import (
    SPREAD,
    SPREAD_ON_CARD,
    Counts,
    budget,
    epoch_seconds,
    process_bytes,
)
from cnnstudio.training.events import Ended, Epoch
from cnnstudio.training.job import Job, TrainingSettings
from cnnstudio.training.protocol import Ask, Trial
from cnnstudio.worker import train as training
from cnnstudio.worker import trial
from cnnstudio.worker.data import Data, Split
from cnnstudio.zoo.adapt import adapt
from cnnstudio.zoo.catalogue import template

NETWORKS = {
    "LeNet-5": (1, 28, 28),
    "Tiny VGG": (3, 64, 64),
    "Small ResNet": (3, 32, 32),
    "Small Inception": (3, 32, 32),
    "MobileNetV2": (3, 32, 32),
}
BATCHES = (32, 64, 256)
CLASSES = tuple("0123456789")
VALIDATED = 256


class Nobody:
    """Asks for nothing."""

    def poll(self) -> list[Ask]:
        return []

    def wait(self) -> list[Ask]:
        return []

    def watch(self, training: object) -> None:
        pass


def made(name: str) -> tuple[Network, DataChoice]:
    """Give a network of the zoo for its pictures, and the data to go with it."""
    shape = NETWORKS[name]
    found = template(name)
    assert found is not None, f"There is no template {name}"
    network, _ = adapt(found.make(), shape, len(CLASSES))
    return network, DataChoice("folder", folder_shape=shape, folder_classes=CLASSES)


def noise(choice: DataChoice, pictures: Counts) -> Data:
    """Make up pictures."""
    channels = choice.shape[0]

    def split(count: int) -> Split:
        shown = torch.randint(256, (count, *choice.shape), dtype=torch.uint8)
        return Split(shown, torch.randint(len(CLASSES), (count,)))

    splits = (split(pictures.train), split(pictures.validation), split(pictures.test))
    return Data(*splits, (0.5,) * channels, (0.25,) * channels, CLASSES)


def a_run(name: str, settings: TrainingSettings, pictures: Counts):
    """Begin a real training, and give its events."""
    network, choice = made(name)
    data = noise(choice, pictures)
    training.load = lambda *_, **__: data
    job = Job(run_store.new_run_id(), network, choice, settings)
    return training.train(run_store.create(job, Path(tempfile.mkdtemp())), Nobody())


def measure_time(name: str, settings: TrainingSettings, rounds: int) -> dict[str, object]:
    """Let trials and epochs alternate."""
    network, choice = made(name)
    ask = Trial(1, network, choice, settings)
    first = trial.trial(ask)
    steps = min(max(round(2.0 / first.step_seconds), 4), 400)
    pictures = Counts(steps * settings.batch_size, VALIDATED, 0)
    events = a_run(name, settings, pictures)
    estimates, measured = [], []
    skip_to_epoch(events, 1)
    for epoch in range(2, rounds + 2):
        estimates.append(epoch_seconds(trial.trial(ask), pictures, settings.batch_size))
        start = time.perf_counter()
        skip_to_epoch(events, epoch)
        measured.append(time.perf_counter() - start)
    estimate, real = statistics.median(estimates), statistics.median(measured)
    return {
        "estimate_s": round(estimate, 3),
        "measured_s": round(real, 3),
        "ratio": round(estimate / real, 3),
        "threads": first.threads,
        "tried_batch": first.batch_size,
        "load": round(os.getloadavg()[0], 1),
    }


def skip_to_epoch(events, number: int) -> None:
    """Train until an epoch has been validated and written down."""
    for event in events:
        assert not isinstance(event, Ended), event
        if isinstance(event, Epoch) and event.epoch == number:
            return


def compare_memory(found: dict[str, dict]) -> dict[str, object]:
    """Hold what was tried against what a real training took."""
    tried, real = found["tried"], found["memory"]
    if "mib" not in tried or "mib" not in real:
        return {"failed": tried.get("failed") or real.get("failed")}
    return {
        "tried_mib": tried["mib"],
        "resident_mib": real["mib"],
        "tried_batch": tried["tried_batch"],
        "ratio": round(tried["mib"] / real["mib"], 3),
    }


def measure_memory(name: str, settings: TrainingSettings) -> dict[str, object]:
    """Train for an epoch, and give the most memory that was taken meanwhile."""
    pictures = Counts(4 * settings.batch_size, VALIDATED, 0)
    network, choice = made(name)
    job = Job(run_store.new_run_id(), network, choice, settings)
    trial.warm_up(job)
    memory = trial.Memory(trial.choose_device(settings.device))
    skip_to_epoch(a_run(name, settings, pictures), 1)
    return {"mib": round(memory.taken(0) / 2**20, 1)}


def try_memory(name: str, settings: TrainingSettings) -> dict[str, object]:
    """Give what a trial is measured to take, with the pictures that a real training has."""
    pictures = Counts(4 * settings.batch_size, VALIDATED, 0)
    network, choice = made(name)
    tried = trial.trial(Trial(1, network, choice, settings))
    found = budget(network, analyze(network), choice, settings, pictures)
    spread = SPREAD if tried.device == "cpu" else SPREAD_ON_CARD
    taken = process_bytes(found, tried, spread)
    return {"mib": round(taken / 2**20, 1), "tried_batch": tried.batch_size}


def measure_tensors(name: str, settings: TrainingSettings) -> dict[str, object]:
    """Train for an epoch, and give the most that torch's allocator handed out at once."""
    pictures = Counts(4 * settings.batch_size, VALIDATED, 0)
    network, choice = made(name)
    trial.warm_up(Job(run_store.new_run_id(), network, choice, settings))
    activity = [torch.profiler.ProfilerActivity.CPU]
    with torch.profiler.profile(activities=activity, profile_memory=True) as profile:
        skip_to_epoch(a_run(name, settings, pictures), 1)
    held = most = 0
    for event in profile.profiler.kineto_results.events():
        if event.name() == "[memory]":
            held += event.nbytes()
            most = max(most, held)
    found = budget(network, analyze(network), choice, settings, pictures)
    return {
        "estimate_mib": round(found.total / 2**20, 1),
        "tensors_mib": round(most / 2**20, 1),
        "ratio": round(found.total / most, 3),
    }


def in_a_fresh_process(what: str, name: str, batch: int, options: argparse.Namespace) -> dict:
    """Measure one thing in a process of its own."""
    command = [sys.executable, __file__, "--one", what, "--networks", name, "--batches", str(batch)]
    command += ["--device", options.device, "--rounds", str(options.rounds)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return {"failed": done.stderr.strip().splitlines()[-1]}
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    """Measure all that is asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--networks", nargs="+", default=list(NETWORKS), choices=list(NETWORKS))
    parser.add_argument("--batches", nargs="+", type=int, default=list(BATCHES))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=("time", "memory"))
    parser.add_argument(
        "--one", choices=("time", "memory", "tried", "tensors"), help=argparse.SUPPRESS
    )
    options = parser.parse_args()
    if options.one:
        print(json.dumps(one(options)))
        return
    memory = ["memory", "tried", *(["tensors"] if options.device == "cpu" else [])]
    kinds = {"time": ["time"], "memory": memory, None: ["time", *memory]}[options.only]
    worst: dict[str, list[float]] = {}
    for name in options.networks:
        for batch in options.batches:
            found = {kind: in_a_fresh_process(kind, name, batch, options) for kind in kinds}
            if "tried" in found:
                found["memory"] = compare_memory(found)
                del found["tried"]
            print(json.dumps({"network": name, "batch": batch, **found}), flush=True)
            for kind, figures in found.items():
                worst.setdefault(kind, []).extend([figures["ratio"]] if "ratio" in figures else [])
    print(json.dumps({kind: [min(found), max(found)] for kind, found in worst.items() if found}))


def one(options: argparse.Namespace) -> dict[str, object]:
    """Measure one thing here."""
    (name,), (batch,) = options.networks, options.batches
    settings = TrainingSettings(batch_size=batch, epochs=100_000, device=options.device)
    if options.one == "time":
        return measure_time(name, settings, options.rounds)
    measure = {"memory": measure_memory, "tried": try_memory, "tensors": measure_tensors}
    return measure[options.one](name, settings)


if __name__ == "__main__":
    main()
