"""Comparing the open network with another one, live while it is edited."""

from cnnstudio.gui.compare.panel import ComparePanel

__all__ = ["ComparePanel"]
