"""Small widgets that all parts of the window are built from.

They read their colors and fonts from the theme and follow it live. Texts given to them are shown
as they are, never as rich text, because many come from files.
"""

from cnnstudio.gui.elements.buttons import (
    Button,
    IconButton,
    Pill,
    PrimaryButton,
    SplitButton,
    set_tip,
)
from cnnstudio.gui.elements.fields import SearchField, SpinBox
from cnnstudio.gui.elements.help import HelpButton, HelpCard
from cnnstudio.gui.elements.marks import (
    HorizontalSeparator,
    IconLabel,
    Swatch,
    VerticalSeparator,
)
from cnnstudio.gui.elements.messages import Banner, EmptyState, ProgressLine
from cnnstudio.gui.elements.segments import Segment, SegmentedControl
from cnnstudio.gui.elements.tables import RowTable
from cnnstudio.gui.elements.texts import (
    ElidedLabel,
    FormulaBox,
    KeyHint,
    Label,
    SectionHeader,
)

__all__ = [
    "Banner",
    "Button",
    "ElidedLabel",
    "EmptyState",
    "FormulaBox",
    "HelpButton",
    "HelpCard",
    "HorizontalSeparator",
    "IconButton",
    "IconLabel",
    "KeyHint",
    "Label",
    "Pill",
    "PrimaryButton",
    "ProgressLine",
    "RowTable",
    "SearchField",
    "SectionHeader",
    "Segment",
    "SegmentedControl",
    "SpinBox",
    "SplitButton",
    "Swatch",
    "VerticalSeparator",
    "set_tip",
]
