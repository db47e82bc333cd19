"""The settings of the next training: data, device, and a form made from their declarations."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.app.assistant import Assistant
from cnnstudio.app.document import Change, Document
from cnnstudio.app.runs import Runs
from cnnstudio.gui.elements import (
    Banner,
    Button,
    HelpButton,
    HorizontalSeparator,
    Label,
    SectionHeader,
)
from cnnstudio.gui.forms import StructForm
from cnnstudio.gui.forms.declarations import settings_of
from cnnstudio.gui.forms.form import TITLE_WIDTH
from cnnstudio.gui.looks import theme
from cnnstudio.gui.train.data_box import AskFolder, DataBox
from cnnstudio.layers.text import Text
from cnnstudio.training.job import TrainingSettings, recommended

AUTO = "auto"
NAMES = tuple(name for name in TrainingSettings.__struct_fields__ if name != "device")
"""The settings of the form; the device has a chooser of its own."""


class SettingsPanel(QWidget):
    """Edits data and training settings; while a run goes they cannot be changed."""

    def __init__(
        self,
        document: Document,
        runs: Runs,
        assistant: Assistant,
        ask_folder: AskFolder | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._runs, self._assistant = document, runs, assistant
        self.lock = Banner(closable=False, parent=self)
        self.data = DataBox(document, assistant, ask_folder, self)
        self.device = QComboBox(self)
        self.device.setAccessibleName(self.tr("Device"))
        narrow = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.device.setSizeAdjustPolicy(narrow)
        self.device.activated.connect(self._on_device)
        self.form = StructForm(TrainingSettings, NAMES)
        self.form.edited.connect(self._on_edited)
        self.recommended = Button(self.tr("Recommended"), "wand", small=True, parent=self)
        self.recommended.clicked.connect(self._on_recommended)
        self._lay_out()
        document.changed.connect(self._on_changed)
        document.replaced.connect(self._show_settings)
        assistant.devices_changed.connect(self._show_devices)
        for signal in (runs.added, runs.changed, runs.removed):
            signal.connect(self._show_lock)
        self._show_devices()
        self._show_settings()
        self._show_lock()

    def _lay_out(self) -> None:
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addWidget(self.lock)
        column.addWidget(SectionHeader(self.tr("Data"), parent=body))
        column.addWidget(self.data)
        column.addWidget(HorizontalSeparator(body))
        column.addLayout(self._make_head(body))
        column.addLayout(self._make_device_row(body))
        column.addWidget(self.form)
        self._footer_place = QVBoxLayout()
        column.addLayout(self._footer_place)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setAccessibleName(self.tr("Training settings"))
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        self._fit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scroll, 1)

    def _fit(self) -> None:
        self._device_title.setFixedWidth(theme.current().scaled(TITLE_WIDTH))

    def changeEvent(self, event: QEvent) -> None:
        """Follow another size of texts."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def set_footer(self, widget: QWidget) -> None:
        """Put a widget below the settings."""
        self._footer_place.addWidget(widget)

    def _make_head(self, body: QWidget) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(SectionHeader(self.tr("Learning"), parent=body), 1)
        head.addWidget(self.recommended)
        return head

    def _make_device_row(self, body: QWidget) -> QHBoxLayout:
        """Stand in line with the rows of the form below, which have a help button too."""
        self._device_title = title = Label(self.tr("Device"), color="text2", parent=body)
        row = QHBoxLayout()
        row.setContentsMargins(6, 2, 0, 2)
        row.setSpacing(4)
        row.addWidget(title)
        row.addWidget(self.device, 1)
        declared = next(item for item in settings_of(TrainingSettings) if item.name == "device")
        description = words.say(Text(declared.description))
        row.addWidget(HelpButton(title.text(), description, parent=body))
        return row

    @property
    def _settings(self) -> TrainingSettings:
        return self._document.design.training

    # --- editing -------------------------------------------------------------------------------

    def _on_edited(self, name: str, value: object, is_dragging: bool) -> None:
        after = msgspec.structs.replace(self._settings, **{name: value})
        key = ("training", name) if is_dragging else None
        self._document.set_training(self.tr("Change training settings"), after, merge=key)

    def _on_recommended(self) -> None:
        device = self._settings.device
        after = msgspec.structs.replace(recommended(self._document.design.data), device=device)
        self._document.set_training(self.tr("Use recommended settings"), after)

    def _on_device(self, index: int) -> None:
        after = msgspec.structs.replace(self._settings, device=self.device.itemData(index))
        self._document.set_training(self.tr("Choose device"), after)

    # --- showing -------------------------------------------------------------------------------

    def _on_changed(self, change: Change) -> None:
        if change.training or change.data:
            self._show_settings()

    def _show_settings(self) -> None:
        self.form.set_value(self._settings)
        self._show_device()
        best = recommended(self._document.design.data)
        best = msgspec.structs.replace(best, device=self._settings.device)
        self.recommended.setEnabled(best != self._settings and self._runs.live is None)

    def _show_devices(self) -> None:
        self.device.clear()
        self.device.addItem(self.tr("Automatic"), AUTO)
        for device in self._assistant.devices:
            memory = f" · {words.bytes_(device.memory)}" if device.memory else ""
            self.device.addItem(device.title + memory, device.name)
        self._show_device()

    def _show_device(self) -> None:
        """Show the chosen device, also one of another computer that is not here."""
        name = self._settings.device
        if self.device.findData(name) < 0:
            text = self.tr("{device} (not on this computer)").format(device=name.upper())
            self.device.addItem(text if self._assistant.devices else name.upper(), name)
        self.device.setCurrentIndex(self.device.findData(name))

    def _show_lock(self) -> None:
        live = self._runs.live
        self.lock.setVisible(live is not None)
        if live is not None:
            text = self.tr("Fixed while run {number} goes. Stop it to change them.")
            self.lock.set_message(text.format(number=words.number(live.number)), "neutral")
        self.form.set_enabled_names(NAMES if live is None else ())
        self.data.set_locked(locked=live is not None)
        self.device.setEnabled(live is None)
        self._show_settings()
