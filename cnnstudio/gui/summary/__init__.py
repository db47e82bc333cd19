"""The summary: all layers in a table, in step with the selection."""

from cnnstudio.gui.summary.panel import SummaryPanel

__all__ = ["SummaryPanel"]
