"""Settings of the operating system for a process that computes; to be made before torch starts."""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import suppress

NICENESS = 5
"""Leaves the window the first turn at a busy core."""

_M_TRIM_THRESHOLD, _M_TOP_PAD, _M_MMAP_THRESHOLD = -1, -2, -3


def keep_memory() -> None:
    """Let glibc keep freed memory instead of giving it back after each step.

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
