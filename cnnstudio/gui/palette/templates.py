"""The templates in the palette."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.gui.elements import ElidedLabel, IconLabel, Label, SectionHeader, set_tip
from cnnstudio.gui.elements.styling import set_style
from cnnstudio.network.analysis import analyze
from cnnstudio.zoo.catalogue import Template, templates


class TemplateList(QWidget):
    """The templates with their sizes.

    Signals:
        chosen: The name of a template.
    """

    chosen = Signal(str)

    FEW = 4

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = templates()
        everything = self.tr("All {count}").format(count=words.number(len(self._found)))
        self._header = SectionHeader(
            self.tr("Templates"),
            link=everything if len(self._found) > self.FEW else "",
            parent=self,
        )
        self._header.link_chosen.connect(self.show_all)
        self.rows = [TemplateRow(template, self) for template in self._found]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 10)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        self._header.setContentsMargins(4, 0, 4, 4)
        for place, row in enumerate(self.rows):
            row.setVisible(place < self.FEW)
            row.clicked.connect(lambda _=False, name=row.name: self.chosen.emit(name))
            layout.addWidget(row)
        # Counting the parameters of large networks takes a while: the window comes first.
        QTimer.singleShot(0, self, self._count)

    def show_all(self) -> None:
        """Show all templates and not just the first."""
        self._header.link.hide()
        for row in self.rows:
            row.show()

    def _count(self) -> None:
        for row in self.rows:
            row.show_count()


class TemplateRow(QPushButton):
    """A template: its name and how many parameters it has."""

    def __init__(self, template: Template, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._template = template
        self.name = template.name
        set_style(self, kind="flat", small=True)
        self.setAccessibleName(template.name)
        self.setMinimumHeight(26)
        self.count = Label("", "secondary", "text3", parent=self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 0, 6, 0)
        layout.setSpacing(8)
        icon = IconLabel("group", "family:blocks", 15, parent=self)
        name = ElidedLabel(template.name, parent=self)
        for label, stretch in ((icon, 0), (name, 1), (self.count, 0)):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(label, stretch)
        set_tip(self, words.say(template.about))

    def show_count(self) -> None:
        """Count the parameters and show them."""
        parameters = analyze(self._template.make()).parameters
        self.count.setText(short_count(parameters) if parameters else "")


def short_count(count: int) -> str:
    """Write a count in thousands or millions: 61.7 k."""
    for size, sign in ((1_000_000, "M"), (1_000, "k")):
        if count >= size:
            return f"{words.number(round(count / size, 1))} {sign}"
    return words.number(count)
