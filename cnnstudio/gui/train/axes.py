"""The axes of the plots: epochs, a loss that falls over decades, shares in percent."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, log10

import pyqtgraph as pg
from PySide6.QtGui import QResizeEvent

from cnnstudio.app import words

LEAST_LOSS = 1e-9
"""What is drawn in place of a loss of zero on a log scale."""

_STEPS = ((1, 2, 5), (1,))


class ThemedAxis(pg.AxisItem):
    """An axis in the colors of the theme."""

    def restyle(self, text: object, line: object, font: object) -> None:
        """Take other colors."""
        self.setTextPen(text)
        self.setPen(line)
        self.setTickPen(line)
        self.setStyle(tickFont=font, tickLength=0 if self.grid else 4)


class EpochAxis(ThemedAxis):
    """Whole epochs, counted from 0 for the start; the word stands at the right end."""

    def __init__(self) -> None:
        super().__init__("bottom", tickLength=4)

    def tickValues(
        self,
        minVal: float,  # noqa: N803 - pyqtgraph's names
        maxVal: float,  # noqa: N803
        size: float,
    ) -> list[tuple[float, list[float]]]:
        """Give a tick at every whole epoch, or at every second, fifth, tenth..."""
        low, high = sorted((minVal, maxVal))
        spacing = _spacing((high - low) / max(size / 26, 1), least=1)
        first = ceil(low / spacing - 1e-6)
        last = floor(high / spacing + 1e-6)
        return [(spacing, [index * spacing for index in range(first, last + 1)])]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Write the numbers of the epochs."""
        return [words.number(round(value)) for value in values]

    def resizeEvent(self, ev: QResizeEvent | None = None) -> None:
        """Put the word at the right end."""
        super().resizeEvent(ev)
        if self.label is None:
            return
        width = self.label.boundingRect().width()
        self.label.setPos(self.size().width() - width, self.size().height() - 20)


class LossAxis(ThemedAxis):
    """A loss; on a log scale the values are its decimal logarithms."""

    def __init__(self) -> None:
        super().__init__("left")
        self.is_log = True

    def tickValues(
        self,
        minVal: float,  # noqa: N803 - pyqtgraph's names
        maxVal: float,  # noqa: N803
        size: float,
    ) -> list[tuple[float, list[float]]]:
        """Give ticks at 1, 2, 5 of each decade, or only at 1 where that is too dense."""
        if not self.is_log:
            return super().tickValues(minVal, maxVal, size)[:1]
        decades = range(floor(minVal), ceil(maxVal) + 1)
        dense, sparse = (
            [decade + log10(step) for decade in decades for step in steps] for steps in _STEPS
        )
        seen = [tick for tick in dense if minVal <= tick <= maxVal]
        if len(seen) * 24 >= size:
            seen = [tick for tick in sparse if minVal <= tick <= maxVal]
        return [(1, seen)]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Write the losses themselves."""
        return [words.number(float(f"{10**v if self.is_log else v:.3g}")) for v in values]


class PercentAxis(ThemedAxis):
    """Shares from 0 to 1, written in percent."""

    def __init__(self) -> None:
        super().__init__("left")

    def tickValues(
        self,
        minVal: float,  # noqa: N803 - pyqtgraph's names
        maxVal: float,  # noqa: N803
        size: float,
    ) -> list[tuple[float, list[float]]]:
        """Give ticks at round percents, never beyond 100."""
        spacing = _spacing((maxVal - minVal) / max(size / 40, 1), least=0.001)
        first, last = ceil(minVal / spacing - 1e-6), floor(min(maxVal, 1.0) / spacing + 1e-6)
        return [(spacing, [index * spacing for index in range(first, last + 1)])]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Write percents, with a decimal where they are close together."""
        return [words.percent(value, 1 if spacing < 0.01 else 0) for value in values]


def _spacing(atleast: float, least: float) -> float:
    """Give the smallest of 1, 2, 5, 10, 20... times `least` that is not less than `atleast`."""
    spacing, factors = least, (2.0, 2.5, 2.0)
    index = 0
    while spacing < atleast * (1 - 1e-9):
        spacing *= factors[index % 3]
        index += 1
    return spacing
