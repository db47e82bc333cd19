"""The palette: all layer kinds to search, drag and insert, and templates to begin with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QMimeData, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDrag,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.app import words
from cnnstudio.gui import icons, theme
from cnnstudio.gui.elements import (
    ElidedLabel,
    HorizontalSeparator,
    Label,
    SearchField,
    SectionHeader,
    set_tip,
)
from cnnstudio.gui.elements.styling import set_style
from cnnstudio.gui.forms.declarations import settings_of
from cnnstudio.layers.base import FAMILIES, Layer
from cnnstudio.layers.catalogue import KINDS
from cnnstudio.layers.text import Text
from cnnstudio.network.analysis import analyze
from cnnstudio.zoo.catalogue import Template, templates

MIME_TYPE = "application/x-cnnstudio-layer"
"""What is dragged to the canvas: the name of a layer kind, as UTF-8."""

COLUMNS = 2
FAMILY_NAMES = {
    "convolution": Text("Convolution"),
    "pooling": Text("Pooling"),
    "dense": Text("Dense"),
    "activation": Text("Activation"),
    "normalization": Text("Normalization"),
    "regularization": Text("Regularization"),
    "merge": Text("Merge"),
    "io": Text("Input and output"),
}
ORDER = (*(family for family in FAMILIES if family != "io"), "io")
"""Input and output come last: a network has both from the start."""


class Palette(QFrame):
    """Offers layer kinds and templates.

    Signals:
        chosen: The name of a kind to insert.
        template_chosen: The name of a template to begin with.
    """

    chosen = Signal(str)
    template_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_style(self, panel=True)
        self.search = SearchField(self.tr("Find a layer"), "Ctrl+F", self)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._choose_first)
        self.families = [FamilySection(family, self) for family in ORDER]
        for section in self.families:
            section.chosen.connect(self.chosen)
        self._nothing = Label("", color="text2", wrap=True, parent=self)
        self._nothing.hide()
        self.templates = TemplateList(self)
        self.templates.chosen.connect(self.template_chosen)
        self._lay_out()

    def _lay_out(self) -> None:
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(8, 2, 6, 10)
        column.setSpacing(10)
        for section in self.families:
            column.addWidget(section)
        column.addWidget(self._nothing)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        top = QHBoxLayout()
        top.setContentsMargins(12, 12, 12, 8)
        top.addWidget(self.search)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(scroll, 1)
        layout.addWidget(HorizontalSeparator(self))
        layout.addWidget(self.templates)

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def buttons(self) -> list[KindButton]:
        """Give the kinds that are shown, in reading order."""
        return [
            button
            for section in self.families
            for button in section.buttons
            if not button.isHidden()
        ]

    def _filter(self, text: str) -> None:
        for section in self.families:
            section.filter(text)
        found = bool(self.buttons())
        self._nothing.setVisible(not found)
        self._nothing.setText(self.tr("No layer kind is called “{text}”.").format(text=text))

    def _choose_first(self) -> None:
        found = self.buttons()
        if self.search.text().strip() and found:
            self.chosen.emit(found[0].kind.kind())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the search to the kinds, and back; Esc empties the search."""
        found = self.buttons()
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus() and found:
            found[0].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        else:
            super().keyPressEvent(event)


class FamilySection(QWidget):
    """The kinds of one family under their heading.

    Signals:
        chosen: The name of a kind to insert.
    """

    chosen = Signal(str)

    def __init__(self, family: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = words.say(FAMILY_NAMES[family])
        self._name = name.casefold()
        self.buttons = [KindButton(kind, self) for kind in KINDS if kind.family == family]
        self._grid = QGridLayout()
        self._grid.setSpacing(5)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        header = SectionHeader(name, family=family, parent=self)
        header.setContentsMargins(4, 0, 0, 0)
        layout.addWidget(header)
        layout.addLayout(self._grid)
        for button in self.buttons:
            button.chosen.connect(self.chosen)
        self._place(self.buttons)

    def filter(self, text: str) -> None:
        """Show the kinds in which the words of a text occur."""
        shown = [button for button in self.buttons if button.matches(text, self._name)]
        for button in self.buttons:
            button.setVisible(button in shown)
        self._place(shown)
        self.setVisible(bool(shown))

    def _place(self, shown: Sequence[KindButton]) -> None:
        for place, button in enumerate(shown):
            self._grid.addWidget(button, place // COLUMNS, place % COLUMNS)


class KindButton(QPushButton):
    """A layer kind: drag it to the canvas, or insert it by double click or Enter.

    Signals:
        chosen: The name of the kind, to insert it.
    """

    chosen = Signal(str)

    def __init__(self, kind: type[Layer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.title = words.say(Text(kind.title))
        self.setAccessibleName(self.title)
        self._pressed_at: QPoint | None = None
        self._words = _search_words(kind)
        set_style(self, small=True)
        self.setIcon(icons.icon(kind.icon, f"family:{kind.family}"))
        self.setIconSize(QSize(17, 15))
        self._style()
        theme.current().changed.connect(self._style)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_tip(self, f"{self.title}: {self._first_line()}")

    def _style(self) -> None:
        size = theme.current().font("secondary").pixelSize()
        self.setStyleSheet(
            f"QPushButton {{ text-align: left; padding: 3px 3px 3px 5px; font-size: {size}px; }}"
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write as much of the name as there is room for."""
        super().resizeEvent(event)
        room = self.width() - self.iconSize().width() - 13
        shown = self.fontMetrics().elidedText(self.title, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))

    def _first_line(self) -> str:
        return words.say(Text((self.kind.__doc__ or "").partition("\n")[0]))

    def matches(self, text: str, family: str = "") -> bool:
        """Say whether all words of a text begin a word of the kind's name, help or family."""
        wanted = text.casefold().split()
        own = [*self._words, *family.split()]
        return all(any(word.startswith(each) for word in own) for each in wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter inserts the kind."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.kind.kind())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where a drag may begin."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to drag."""
        start = self._pressed_at
        if start is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        distance = (event.position().toPoint() - start).manhattanLength()
        if distance >= QApplication.startDragDistance():
            self._pressed_at = None
            self.setDown(False)
            self.make_drag().exec(Qt.DropAction.CopyAction)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Insert the kind."""
        self._pressed_at = None
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self.kind.kind())

    def make_drag(self) -> QDrag:
        """Make what is dragged: the name of the kind, and a card to look at."""
        data = QMimeData()
        data.setData(MIME_TYPE, self.kind.kind().encode())
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(card_picture(self.kind, self.devicePixelRatioF()))
        drag.setHotSpot(QPoint(20, 20))
        return drag


def card_picture(kind: type[Layer], ratio: float = 1.0) -> QPixmap:
    """Draw a card of a kind, as it travels under the pointer."""
    now, colors = theme.current(), theme.current().family(kind.family)
    picture = QPixmap(QSize(round(132 * ratio), round(44 * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(0.85)
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(0.5, 0.5, 131, 43), 8, 8)
    painter.fillPath(outline, now.color("raised"))
    painter.setClipPath(outline)
    painter.fillRect(QRectF(0, 0, 4, 44), colors.stripe)
    painter.setClipping(False)
    painter.setPen(QPen(now.color("border_strong"), 1))
    painter.drawPath(outline)
    tile = QRectF(12, 10, 24, 24)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.soft)
    painter.drawRoundedRect(tile, 5, 5)
    icons.paint(painter, tile.adjusted(4, 4, -4, -4), kind.icon, colors.ink)
    painter.setPen(now.color("text"))
    font = QFont(now.font("name"))
    painter.setFont(font)
    painter.drawText(
        QRectF(43, 0, 86, 44), Qt.AlignmentFlag.AlignVCenter, words.say(Text(kind.title))
    )
    painter.end()
    return picture


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
            row.count_parameters()


class TemplateRow(QPushButton):
    """A template: its name and how many parameters it has."""

    def __init__(self, template: Template, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._template = template
        self.name = template.name
        set_style(self, kind="flat", small=True)
        self.setAccessibleName(template.name)
        self.setMinimumHeight(26)
        self.size = Label("", "secondary", "text3", parent=self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 0, 6, 0)
        layout.setSpacing(8)
        icon = Label(parent=self)
        icon.setPixmap(icons.icon("group", "family:blocks").pixmap(15, 15))
        for label in (icon, ElidedLabel(template.name, parent=self), self.size):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(label, 1 if isinstance(label, ElidedLabel) else 0)
        set_tip(self, words.say(template.about))

    def count_parameters(self) -> None:
        """Count the parameters and show them."""
        count = analyze(self._template.make()).parameters
        self.size.setText(short_count(count) if count else "")


def short_count(count: int) -> str:
    """Write a count in thousands or millions: 61.7 k."""
    for size, sign in ((1_000_000, "M"), (1_000, "k")):
        if count >= size:
            return f"{words.number(round(count / size, 1))} {sign}"
    return words.number(count)


def _search_words(kind: type[Layer]) -> Iterable[str]:
    """Give all words by which a kind can be found, in small letters."""
    title, doc = words.say(Text(kind.title)), kind.__doc__ or ""
    titles = [words.say(Text(setting.title)) for setting in settings_of(kind)]
    text = " ".join([title, kind.kind(), doc, *titles]).casefold()
    return ["".join(title.casefold().split()), *(word.strip("(),.:;“”") for word in text.split())]
