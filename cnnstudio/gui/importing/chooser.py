"""The window in which a network of torchvision is chosen, and the weights that it comes with."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.app import words
from cnnstudio.gui import dialogs
from cnnstudio.gui.elements import (
    Button,
    Label,
    PrimaryButton,
    SearchField,
    Segment,
    SegmentedControl,
)
from cnnstudio.zoo.elsewhere import TORCHVISION

FIRST = "resnet18"


class TorchvisionWindow(QDialog):
    """Offers the networks of torchvision. Enter imports the selected one, Esc closes the window.

    Signals:
        chosen: Where to import from, and which weights: "", "default" or a file.
    """

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Import a torchvision network"))
        self._file: Path | None = None
        self.search = SearchField(self.tr("Find a network"), parent=self)
        self.search.textChanged.connect(self._filter)
        self.list = self._make_list()
        self.weights = self._make_weights()
        self.hint = Label("", color="text2", wrap=True, parent=self)
        self.accept_button = PrimaryButton(self.tr("Import"), parent=self)
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self._choose)
        self._lay_out()
        self._on_weights("none")
        self.resize(460, 560)
        self.search.setFocus()

    def _make_list(self) -> QTreeWidget:
        found = QTreeWidget(self)
        found.setHeaderLabels([self.tr("Network"), self.tr("Parameters")])
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        found.headerItem().setTextAlignment(1, right)
        found.setAccessibleName(self.tr("Networks of torchvision"))
        found.setRootIsDecorated(False)
        found.setUniformRowHeights(True)
        for entry in TORCHVISION:
            item = QTreeWidgetItem([entry.name, words.number(entry.parameters)])
            item.setTextAlignment(1, right)
            found.addTopLevelItem(item)
            if entry.name == FIRST:
                found.setCurrentItem(item)
        found.header().setStretchLastSection(False)
        found.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        found.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        found.itemDoubleClicked.connect(lambda *_: self._choose())
        found.currentItemChanged.connect(lambda *_: self._enable())
        return found

    def _make_weights(self) -> SegmentedControl:
        segments = (
            Segment("none", self.tr("Untrained")),
            Segment("default", self.tr("Trained")),
            Segment("file", self.tr("From a file…")),
        )
        control = SegmentedControl(segments, self.tr("Weights"), parent=self)
        control.chosen.connect(self._on_weights)
        return control

    def _lay_out(self) -> None:
        weights = QHBoxLayout()
        weights.addWidget(Label(self.tr("Weights"), "strong", parent=self))
        weights.addStretch(1)
        weights.addWidget(self.weights)
        buttons = QHBoxLayout()
        cancel = Button(self.tr("Cancel"), parent=self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.accept_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addLayout(weights)
        layout.addWidget(self.hint)
        layout.addLayout(buttons)

    def _filter(self, text: str) -> None:
        """Show the networks whose names have all the words, and select the first of them."""
        wanted = text.casefold().split()
        first: QTreeWidgetItem | None = None
        for place in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(place)
            if item is None:
                continue
            is_shown = all(word in item.text(0) for word in wanted)
            item.setHidden(not is_shown)
            first = first or (item if is_shown else None)
        now = self.list.currentItem()
        if now is None or now.isHidden():
            self.list.setCurrentItem(first)  # pyright: ignore[reportArgumentType] - None is none
        self._enable()

    def _on_weights(self, key: str) -> None:
        if key == "file":
            title = self.tr("Weights of the network")
            kinds = self.tr("Weights (*.safetensors *.pth *.pt)")
            self._file = dialogs.ask_file_to_open(self, title, kinds)
            if self._file is None:
                key = "none"
                self.weights.set_value(key)
        self.hint.setText(
            {
                "none": self.tr("The network begins with random weights."),
                "default": self.tr(
                    "The weights that torchvision recommends, trained with ImageNet. They are "
                    "downloaded once."
                ),
                "file": self.tr("The weights in {file}, named as torchvision names them.").format(
                    file=self._file.name if self._file else ""
                ),
            }[key]
        )

    def _enable(self) -> None:
        now = self.list.currentItem()
        self.accept_button.setEnabled(now is not None and not now.isHidden())

    def _choose(self) -> None:
        now = self.list.currentItem()
        if now is None:
            return
        weights = {"none": "", "default": "default"}.get(self.weights.value(), str(self._file))
        self.accept()
        self.chosen.emit(f"torchvision:{now.text(0)}", weights)
