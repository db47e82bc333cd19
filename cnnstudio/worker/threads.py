"""How many CPU threads a training uses: by a fixed rule, so that a seed gives one curve.

Sums over several threads are added up in another order, which changes the last digits and then
everything; and threads wait for each other at every layer, so that a small network gains nothing
from a second one. The environment variable ``CNNSTUDIO_THREADS`` sets the number instead.
"""

from __future__ import annotations

import os

from cnnstudio.network.analysis import analyze
from cnnstudio.training.job import Job
from cnnstudio.worker.tuning import cores

VARIABLE = "CNNSTUDIO_THREADS"

WORTHWHILE = 2**28
"""Multiply-accumulates of a step, forwards, that are worth a thread of their own."""


def choose(job: Job) -> int:
    """Give the number of threads for a network and batch size on this machine.

    Of four cores and more a quarter is left to the window and to other programs.
    """
    given = os.environ.get(VARIABLE, "")
    if given.isdecimal() and int(given):
        return min(int(given), cores())
    work = analyze(job.network).macs * job.training.batch_size
    return max(min(work // WORTHWHILE, cores() - cores() // 4), 1)
