"""The templates in the palette: a few to begin with, and the way to all of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.gui.elements import ElidedLabel, IconLabel, Label, SectionHeader, set_tip
from cnnstudio.gui.elements.styling import set_style
from cnnstudio.zoo.catalogue import Template, templates

FEW = ("LeNet-5", "Tiny VGG", "AlexNet", "ResNet-18")


class TemplateList(QWidget):
    """A few templates with their sizes.

    Signals:
        chosen: The name of a template.
        all_wanted: The link to all of them was pressed.
    """

    chosen = Signal(str)
    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        every = self.tr("All {count}").format(count=words.number(len(templates())))
        self.header = SectionHeader(self.tr("Templates"), link=every, parent=self)
        self.header.link_chosen.connect(self.all_wanted)
        self.header.setContentsMargins(4, 0, 4, 0)
        self.rows = [TemplateRow(entry, self) for entry in templates() if entry.name in FEW]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 10)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        for row in self.rows:
            row.clicked.connect(lambda _=False, name=row.name: self.chosen.emit(name))
            layout.addWidget(row)


class TemplateRow(QPushButton):
    """A template: its name and how many parameters it has."""

    def __init__(self, template: Template, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = template.name
        set_style(self, kind="flat", small=True)
        self.setAccessibleName(words.word(template.name))
        self.setMinimumHeight(26)
        self.count = Label(short_count(template.parameters), "secondary", "text3", parent=self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 0, 6, 0)
        layout.setSpacing(8)
        icon = IconLabel("group", "family:blocks", 15, parent=self)
        name = ElidedLabel(words.word(template.name), parent=self)
        for label, stretch in ((icon, 0), (name, 1), (self.count, 0)):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(label, stretch)
        set_tip(self, words.say(template.about))


def short_count(count: int) -> str:
    """Write a count in thousands or millions: 61.7 k."""
    for size, sign in ((1_000_000, "M"), (1_000, "k")):
        if count >= size:
            return f"{words.number(round(count / size, 1))} {sign}"
    return words.number(count)
