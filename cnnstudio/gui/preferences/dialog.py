"""The window of the preferences: everything in it holds at once, so it has nothing to confirm."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from cnnstudio import paths
from cnnstudio.app.settings import LARGEST_TEXT, SMALLEST_TEXT, Preferences
from cnnstudio.gui.elements import Button, ElidedLabel, Segment, SegmentedControl, SpinBox
from cnnstudio.gui.elements.styling import set_style
from cnnstudio.gui.looks import theme
from cnnstudio.gui.preferences.language import ENGLISH_ALONE, LanguageChoice
from cnnstudio.gui.preferences.looks import Looks
from cnnstudio.gui.preferences.rows import Rows
from cnnstudio.gui.window.screens import bring_back

TEXT_STEP = 10
WIDTH = 560


class PreferencesDialog(QDialog):
    """Shows the preferences and changes them while the window behind it goes on.

    Signals:
        folder_wanted: Another folder of data sets shall be chosen.
        folder_chosen: Data sets lie there from now on; "" for the usual folder.
    """

    folder_wanted = Signal()
    folder_chosen = Signal(str)

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preferences"))
        self._looks = looks
        self._make_controls()
        self._lay_out()
        self._connect()
        self.refresh()

    def _make_controls(self) -> None:
        self.theme = SegmentedControl(
            [
                Segment("system", self.tr("As the system")),
                Segment("light", self.tr("Light")),
                Segment("dark", self.tr("Dark")),
            ],
            self.tr("Theme"),
            small=True,
            parent=self,
        )
        self.density = SegmentedControl(
            [
                Segment("comfortable", self.tr("Comfortable")),
                Segment("compact", self.tr("Compact")),
            ],
            self.tr("Density"),
            small=True,
            parent=self,
        )
        self.text = SpinBox(SMALLEST_TEXT, LARGEST_TEXT, self)
        self.text.setSingleStep(TEXT_STEP)
        self.text.setSuffix(" %")
        # The first digit of 150 is no size.
        self.text.setKeyboardTracking(False)
        self.borders = QCheckBox(self.tr("Strong borders"), self)
        self.motion = QCheckBox(self.tr("Less motion"), self)
        self.folder = ElidedLabel(color="text2", mode=Qt.TextElideMode.ElideMiddle, parent=self)
        self.choose = Button(self.tr("Choose…"), small=True, parent=self)
        self.usual = Button(self.tr("Usual folder"), kind="link", small=True, parent=self)
        self.start_page = QCheckBox(self.tr("Begin with the start page"), self)
        self.language = LanguageChoice(self._looks.values.language, self)

    def _lay_out(self) -> None:
        page = QFrame(self)
        set_style(page, panel=True)
        rows = Rows(page)
        rows.add_heading(self.tr("Appearance"))
        rows.add_row(self.tr("Theme"), self.theme)
        rows.add_row(
            self.tr("Size of texts"),
            self.text,
            hint=self.tr("The canvas and all rows grow with it."),
        )
        rows.add_row(self.tr("Density"), self.density)
        rows.add_row(
            "",
            self.borders,
            hint=self.tr("Edges stand out. They do so anyway where the system wants contrast."),
        )
        rows.add_row("", self.motion, hint=self.tr("Changes are shown at once."))
        self.language.setVisible(self.language.count() > ENGLISH_ALONE)
        if self.language.count() > ENGLISH_ALONE:
            rows.add_row(
                self.tr("Language"),
                self.language,
                hint=self.tr("Holds from the next start of the program on."),
            )
        rows.add_heading(self.tr("Files and start"))
        rows.add_row(self.tr("Data sets"), self.choose, self.usual, hint=self.folder)
        rows.add_row("", self.start_page)
        rows.setRowStretch(rows.rowCount(), 1)
        scroll = QScrollArea(self)
        scroll.setAccessibleName(self.tr("Preferences"))
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        self._page, self._scroll = page, scroll

    def _connect(self) -> None:
        change = self._looks.change
        self.theme.chosen.connect(lambda key: change(theme=key))
        self.density.chosen.connect(lambda key: change(density=key))
        self.text.valueChanged.connect(lambda percent: change(text_percent=percent))
        self.borders.toggled.connect(lambda on: change(strong_borders=on))
        self.motion.toggled.connect(lambda on: change(reduce_motion=on))
        self.language.chosen.connect(lambda language: change(language=language))
        self.start_page.toggled.connect(lambda on: change(start_page=on))
        self.choose.clicked.connect(self.folder_wanted)
        self.usual.clicked.connect(lambda: self.folder_chosen.emit(""))
        self._looks.changed.connect(self.refresh)
        theme.current().changed.connect(self._on_theme)

    def refresh(self) -> None:
        """Show the preferences that hold now."""
        values = self._looks.values
        for signals in (self.text, self.borders, self.motion, self.start_page):
            signals.blockSignals(True)
        self.theme.set_value(values.theme)
        self.density.set_value(values.density)
        self.language.set_value(values.language)
        self.text.setValue(values.text_percent)
        self.borders.setChecked(values.strong_borders)
        self.motion.setChecked(values.reduce_motion)
        self.start_page.setChecked(values.start_page)
        for signals in (self.text, self.borders, self.motion, self.start_page):
            signals.blockSignals(False)
        self._show_folder(values)

    def _show_folder(self, values: Preferences) -> None:
        self.folder.setText(str(Path(values.data_root or paths.data_sets_folder())))
        self.usual.setVisible(bool(values.data_root))

    def showEvent(self, event: QShowEvent) -> None:
        """Be as large as what is in it, or as the screen."""
        super().showEvent(event)
        self._fit()

    def _on_theme(self) -> None:
        # What is in it finds its new size first.
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        wanted = self._page.sizeHint()
        width = max(wanted.width(), round(WIDTH * theme.current().text_scale))
        self.resize(width, max(wanted.height(), self._page.heightForWidth(width)))
        bring_back(self)
