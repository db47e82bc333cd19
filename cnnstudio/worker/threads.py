"""How many CPU threads a training uses: measured once, at its start."""

from __future__ import annotations

import os
import time

import torch
from torch import nn

from cnnstudio.training.job import Job
from cnnstudio.worker.build import build

WORTH = 1.25
"""How much faster two threads must be: they suffer where the window needs a core now and then."""

MEASURE_SECONDS = 0.25


def choose(job: Job) -> int:
    """Give 1, or 2 where that pays on this machine now for this network and batch size."""
    if (os.cpu_count() or 1) < 2 or job.training.device.startswith("cuda"):
        return 1
    before = torch.get_num_threads()
    one, two = (_speed(job, count) for count in (1, 2))
    torch.set_num_threads(before)
    return 2 if two > WORTH * one else 1


def _speed(job: Job, count: int) -> float:
    """Give steps a second on made-up pictures, with weights of their own."""
    torch.set_num_threads(count)
    model = build(job.network).to(memory_format=torch.channels_last)
    shape = job.data.shape
    pictures = torch.zeros(job.training.batch_size, *shape).contiguous(
        memory_format=torch.channels_last
    )
    labels = torch.zeros(job.training.batch_size, dtype=torch.int64)
    steps, start = -1, time.monotonic()
    while time.monotonic() - start < MEASURE_SECONDS or steps < 1:
        nn.functional.cross_entropy(model(pictures), labels).backward()
        steps += 1
        if not steps:
            start = time.monotonic()
    return steps / (time.monotonic() - start)
