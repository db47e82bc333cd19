"""What a process that computes asks of the system: memory, threads, and its turn at a core."""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import suppress

NICENESS = 5
"""Leaves the window the first turn at a busy core."""

UNKNOWN_MEMORY = 4 * 2**30
"""Bytes that are counted on where the system does not say."""

_M_TRIM_THRESHOLD, _M_TOP_PAD, _M_MMAP_THRESHOLD = -1, -2, -3


def wait_politely() -> None:
    """Let threads that wait for each other sleep; torch hears of it only before it is imported.

    OpenMP lets them spin otherwise. Where another program wants one of the cores they then spin
    for what cannot run, and two threads were seen to be fifty times slower than one.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")


def keep_memory() -> None:
    """Let glibc keep freed memory for the next step of a training, instead of giving it back.

    Activations of some hundred kilobytes are otherwise mapped and unmapped at each step, which
    costs up to a third of the speed of a small network.
    """
    if sys.platform != "linux":
        return
    with suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None)
        libc.mallopt(_M_MMAP_THRESHOLD, 1 << 30)
        libc.mallopt(_M_TRIM_THRESHOLD, 1 << 30)
        libc.mallopt(_M_TOP_PAD, 64 << 20)


def step_back() -> None:
    """Lower the priority of this process."""
    if hasattr(os, "nice"):
        with suppress(OSError):
            os.nice(NICENESS)


def memory() -> int:
    """Give the bytes of memory of this computer."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, OSError, ValueError):
        return UNKNOWN_MEMORY


def cores() -> int:
    """Give how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
