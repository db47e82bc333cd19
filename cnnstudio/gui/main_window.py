"""The main window: canvas in the middle, panels around it, arranged by workspace."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QMainWindow,
    QMenu,
    QToolBar,
    QWidget,
)

from cnnstudio import __version__
from cnnstudio.app import words
from cnnstudio.app.layouts import Layouts
from cnnstudio.app.runs import Run
from cnnstudio.gui import accessibility, dialogs
from cnnstudio.gui.canvas.panel import CanvasPanel
from cnnstudio.gui.drawing.commands import DrawingCommands
from cnnstudio.gui.elements import Label
from cnnstudio.gui.export.commands import ExportCommands
from cnnstudio.gui.importing.commands import ImportCommands
from cnnstudio.gui.inspector.panel import Inspector
from cnnstudio.gui.looks import theme
from cnnstudio.gui.palette import Palette, comfortable_width
from cnnstudio.gui.preferences.commands import PreferencesCommands
from cnnstudio.gui.preferences.looks import Looks
from cnnstudio.gui.shortcuts.commands import ShortcutCommands
from cnnstudio.gui.start.commands import START, StartCommands
from cnnstudio.gui.studio import Studio
from cnnstudio.gui.train.run_choice import RunChoice
from cnnstudio.gui.window.availability import Availability
from cnnstudio.gui.window.edit_voice import EditVoice
from cnnstudio.gui.window.file_commands import FileCommands
from cnnstudio.gui.window.file_drops import FileDrops
from cnnstudio.gui.window.lost_focus import LostFocus
from cnnstudio.gui.window.menus import Actions
from cnnstudio.gui.window.messages import Messages
from cnnstudio.gui.window.pages import Pages
from cnnstudio.gui.window.panes import Panes
from cnnstudio.gui.window.results import ResultsPanel
from cnnstudio.gui.window.run_commands import RunCommands
from cnnstudio.gui.window.safety import SafetyNet
from cnnstudio.gui.window.screens import bring_back
from cnnstudio.gui.window.toolbar import Toolbar
from cnnstudio.gui.window.totals import Totals
from cnnstudio.gui.window.versions_menu import VersionsMenu
from cnnstudio.gui.window.workspaces import BOTTOM, LEFT, RIGHT, Place, Workspaces
from cnnstudio.layers.text import Text
from cnnstudio.network.graph import Network

if TYPE_CHECKING:
    from cnnstudio.gui.command_palette import CommandPalette
    from cnnstudio.gui.explore.view import ExploreView
    from cnnstudio.gui.tour.guide import Tour
    from cnnstudio.gui.train.page import TrainPage

MESSAGE_MS = 8_000
COMPARISON_HEIGHT = 340
"""Below the totals of two networks, their layers need room as well."""

IDLE_MS = 1_500
"""When the window has been up for so long, the plots are made, so that Train opens at once."""


class MainWindow(QMainWindow):
    """Shows the open project and turns actions into calls."""

    def __init__(self, studio: Studio, workspace: str = "build") -> None:
        """Make the window of a studio, with the workspace that is shown first."""
        super().__init__()
        self.studio = studio
        self.setWindowTitle("CNN Studio")
        self.resize(self._first_size())
        self.messages = Messages()
        self.files = FileCommands(studio, self.messages, self)
        self.safety = SafetyNet(studio, self.messages, self.files, self)
        self.imports = ImportCommands(studio, self.messages, self.files, self)
        self.drawings = DrawingCommands(studio, self.messages, self)
        self.exports = ExportCommands(studio, self.messages, self)
        self.runs = RunCommands(studio, self.messages, self)
        self.looks = Looks(studio.settings, self)
        self.preferences = PreferencesCommands(studio, self.looks, self)
        self._make_center()
        self.actions_ = Actions(self, self._handlers())
        self.shortcuts = ShortcutCommands(studio.settings, self.actions_, self.messages, self)
        self._add_file_menus()
        self._title = Label(color="text2")
        self._toolbar = Toolbar(studio.document, studio.assistant, studio.runs, self.actions_)
        self._add_toolbar()
        self.workspaces = Workspaces(self, Layouts())
        self._voice = EditVoice(studio.document, self)
        self._add_panels()
        self.actions_.offer_panels(self.workspaces.toggles)
        self.totals = Totals(studio.document, studio.assistant, studio.budget)
        self.statusBar().addWidget(self.totals, 1)
        beside = (self._tools, self.totals, self._title)
        self.start = StartCommands(studio, self.files, self.messages, self.workspaces, beside, self)
        self._drops = FileDrops(self.files, self.imports, self.start, self.show_message, self)
        self._connect()
        self._restore(workspace)
        self._show_title()
        QTimer.singleShot(IDLE_MS, self, self._warm_up)

    # --- construction --------------------------------------------------------------------------

    def _add_file_menus(self) -> None:
        menu = self.actions_.menus["File"]
        recent = QMenu(self.tr("Open recent"), self)
        recent.aboutToShow.connect(lambda: self.files.fill_recent(recent))
        menu.insertMenu(self.actions_["save"], recent)
        copies = QMenu(self.tr("Examples"), self)
        copies.aboutToShow.connect(lambda: self.start.fill_examples(copies))
        menu.insertMenu(self.actions_["save"], copies)
        behind_save_as = menu.actions()[menu.actions().index(self.actions_["save_as"]) + 1]
        menu.insertMenu(behind_save_as, VersionsMenu(self.studio, self.messages, self))

    def _make_center(self) -> None:
        studio = self.studio
        self.canvas = CanvasPanel(studio.document, studio.selection, studio.lens, studio.runs)
        self._pages = Pages(
            {
                "build": lambda: self.canvas,
                "train": lambda: self.train_page,
                "explore": lambda: self.explore,
                START: lambda: self.start.page,
            }
        )
        self._pages.show_page("build")
        self.setCentralWidget(self._pages)
        self.messages.float_over(self)
        self.panes = Panes(self, self._pages)
        LostFocus(self, self.panes.enter_middle)

    def _add_toolbar(self) -> None:
        self._tools = bar = QToolBar(self.tr("Tools"), self)
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.toggleViewAction().setEnabled(False)
        bar.addWidget(self._toolbar)
        self.addToolBar(bar)
        self._title.setContentsMargins(0, 4, 12, 0)
        self.menuBar().setCornerWidget(self._title, Qt.Corner.TopRightCorner)

    def _add_panels(self) -> None:
        add = self.workspaces.add
        left = Place("build", LEFT, comfortable_width(), 176)
        add("palette", self.tr("Palette"), left, self._make_palette)
        right = Place("build", RIGHT, 296, 264)
        add("inspector", self.tr("Inspector"), right, self._make_inspector)
        add("results", self.tr("Results"), Place("build", BOTTOM, 220), self._make_results)
        add("runs", self.tr("Runs"), Place("train", LEFT, 232, 196), self._make_runs)
        right = Place("train", RIGHT, 292, 272)
        add("training", self.tr("Training settings"), right, self._make_training)

    def _make_palette(self) -> QWidget:
        self.palette_panel = Palette(self.studio.settings, self.studio.own_blocks)
        self.palette_panel.chosen.connect(self.canvas.view.insert_item)
        self.palette_panel.message.connect(self.show_message)
        self.palette_panel.template_chosen.connect(self.files.new_from_template)
        self.palette_panel.templates.all_wanted.connect(self.files.open_gallery)
        own = self.palette_panel.own
        self.canvas.view.searching.own_items = lambda: [each.item for each in own.buttons]
        return self.palette_panel

    def _make_inspector(self) -> QWidget:
        from cnnstudio.gui.explore.filter_strip import FilterStrip

        studio = self.studio
        self.inspector = inspector = Inspector(studio.document, studio.selection)
        strip = FilterStrip(studio.document, studio.lens, studio.assistant)
        strip.explore_wanted.connect(lambda: self._explore("filters"))
        studio.selection.changed.connect(lambda: strip.set_node(studio.selection.single))
        inspector.set_footer(strip)
        self.files.settling.connect(inspector.header.name.finish)
        inspector.messages.previewed.connect(self._preview)
        inspector.settings_lit.connect(self.canvas.view.lights.show_settings)
        inspector.group.repeat_wanted.connect(lambda: self.canvas.view.grouping.ask_repeat())
        return inspector

    def _make_results(self) -> QWidget:
        self.results = ResultsPanel(self.studio)
        self.results.node_wanted.connect(self.canvas.view.show_node)
        self.results.problems.previewed.connect(self._preview)
        return self.results

    @cached_property
    def run_choice(self) -> RunChoice:
        """The runs that the Train workspace draws."""
        return RunChoice(self.studio.runs, self)

    def _make_runs(self) -> QWidget:
        from cnnstudio.gui.train.runs_list import RunsList

        runs = RunsList(self.studio.runs, self.studio.lens, self.run_choice)
        runs.restore_wanted.connect(self._restore_network)
        return runs

    def _make_training(self) -> QWidget:
        from cnnstudio.gui.budget.box import BudgetBox
        from cnnstudio.gui.train.settings_panel import SettingsPanel

        studio = self.studio
        panel = SettingsPanel(studio.document, studio.runs, studio.assistant)
        panel.data.data_root = lambda: studio.settings.values.data_root
        panel.data.project_folder = studio.project_folder
        panel.data.loaded.connect(lambda _: studio.lens.refresh())
        panel.data.loaded.connect(studio.budget.learn_counts)
        panel.set_footer(BudgetBox(studio.document, studio.budget))
        return panel

    @cached_property
    def train_page(self) -> TrainPage:
        """The middle of the Train workspace, made when it is first shown."""
        from cnnstudio.gui.train.page import TrainPage

        studio = self.studio
        page = TrainPage(
            studio.document, studio.runs, studio.lens, self.run_choice, studio.selection
        )
        page.node_wanted.connect(self._show_node)
        page.train_wanted.connect(self.runs.start)
        page.build_wanted.connect(lambda: self.show_workspace("build"))
        return page

    @cached_property
    def explore(self) -> ExploreView:
        """The Explore workspace, made when it is first shown."""
        from cnnstudio.gui.explore.view import ExploreView

        studio = self.studio
        view = ExploreView(
            studio.document, studio.selection, studio.lens, studio.assistant, studio.runs
        )
        view.node_wanted.connect(self._show_node)
        return view

    @cached_property
    def command_palette(self) -> CommandPalette:
        """The search over everything, made when it is first wanted."""
        from cnnstudio.gui.command_palette import CommandPalette, Sources

        return CommandPalette(Sources(self).all(), self.studio.settings, self)

    @cached_property
    def tour(self) -> Tour:
        """The tour, made when it is first wanted."""
        from cnnstudio.gui.tour.guide import Tour

        return Tour(self)

    def _connect(self) -> None:
        studio, toolbar = self.studio, self._toolbar
        toolbar.workspace_chosen.connect(self.show_workspace)
        toolbar.problem_wanted.connect(self._show_first_problem)
        self.workspaces.changing.connect(self._pages.show_page)
        self.workspaces.shown.connect(self._on_workspace)
        self.workspaces.shown.connect(self.panes.watch)
        studio.document.replaced.connect(lambda: self.workspaces.use_project(studio.file.path))
        studio.file.changed.connect(lambda: self.workspaces.name_project(studio.file.path))
        self.start.tour_wanted.connect(lambda: self.tour.begin())
        self.looks.changed.connect(self._show_looks)
        studio.file.changed.connect(self._show_title)
        self.workspaces.shown.connect(self._show_title)
        self.files.settling.connect(self.canvas.view.finish_typing)
        self.files.done.connect(self.show_message)
        self.drawings.done.connect(self.show_message)
        self.exports.done.connect(self.show_message)
        self.preferences.done.connect(self.show_message)
        self.files.opened.connect(lambda: self.canvas.view.fit())
        self.files.run_taken_back.connect(lambda: self.show_workspace("train"))
        self.runs.started.connect(lambda: self.show_workspace("train"))
        self.runs.refused.connect(self._show_first_problem)
        studio.document.refused.connect(self._show_refusal)
        studio.document.fitted.connect(self._say_fitted)
        studio.assistant.state_changed.connect(self._on_assistant)
        self.canvas.message.connect(self.show_message)
        self.canvas.templates_wanted.connect(self.files.open_gallery)
        self.canvas.explore_wanted.connect(lambda _: self._explore(""))
        self.canvas.view.keep_wanted.connect(self._keep_selection)
        self.canvas.view.inspector_wanted.connect(self._go_to_inspector)
        self.totals.node_wanted.connect(self._show_node)
        grouping = self.canvas.view.grouping
        self._availability = Availability(studio, self.actions_, self.exports, grouping, self)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        """Say what each action does; the table of actions says the rest."""
        studio = self.studio
        stack = studio.document.undo_stack
        return {
            **self.files.handlers(),
            **self.exports.handlers(),
            **self.imports.handlers(),
            **self.canvas.handlers(),
            **self.looks.handlers(),
            **self.preferences.handlers(),
            **self.runs.handlers(),
            "start_page": lambda: self.start.show(),
            "export_drawing": self.drawings.export_drawing,
            "export_report": self.drawings.export_report,
            "quit": self.close,
            "undo": stack.undo,
            "redo": stack.redo,
            "find_layer": self._find_layer,
            "find_anything": lambda: self.command_palette.toggle(),
            "build": lambda: self.show_workspace("build"),
            "train": lambda: self.show_workspace("train"),
            "explore": lambda: self.show_workspace("explore"),
            "full_screen": self._toggle_full_screen,
            "reset_layout": lambda: self.workspaces.reset(),
            "next_part": lambda: self.panes.go(1),
            "previous_part": lambda: self.panes.go(-1),
            "add_note": self._add_note,
            "adapt": self._adapt,
            "save_block": self._keep_selection,
            "compare": self._compare,
            "next_picture": studio.lens.show_next,
            "previous_picture": studio.lens.show_previous,
            "tour": lambda: self.tour.begin(),
            "shortcuts": lambda: self.shortcuts.open_page(),
            "about": self._show_about,
        }

    def _first_size(self) -> QSize:
        """As large as the drawings of the interface, or as the screen allows with its frame."""
        room = self.screen().availableGeometry().size() - QSize(2, 40)
        return QSize(1440, 900).boundedTo(room)

    def _restore(self, workspace: str) -> None:
        values = self.studio.settings.values
        if values.window_geometry:
            self.restoreGeometry(QByteArray.fromBase64(values.window_geometry.encode()))
            bring_back(self)
        self.looks.apply()
        self.workspaces.show(workspace)
        self._show_looks()
        self.studio.settings.on_unwritten = lambda text: self.messages.warn(words.say(text))
        if self.studio.settings.trouble:
            self.messages.warn(words.say(self.studio.settings.trouble))
        if self.studio.own_blocks.trouble:
            self.messages.warn(words.say(self.studio.own_blocks.trouble))

    def _warm_up(self) -> None:
        """Import what the plots need while the user looks around."""
        import pyqtgraph  # noqa: F401 - later imports are then at once

    # --- messages ------------------------------------------------------------------------------

    def show_message(self, text: str) -> None:
        """Show a hint for a while in the status bar."""
        bar = self.start.footer if self.start.is_shown else self.totals
        bar.show_message(text, MESSAGE_MS)
        accessibility.announce(self, text)

    def _show_refusal(self, text: Text) -> None:
        self.show_message(words.say(text))

    def _on_assistant(self) -> None:
        assistant = self.studio.assistant
        if assistant.state == "dead" and assistant.trouble:
            self.show_message(assistant.trouble)

    def _preview(self, network: Network | None) -> None:
        """Show what an edit would do that is not made yet; None: what there is."""
        self.canvas.view.preview.show(network)
        self.totals.preview(network)

    # --- editing -------------------------------------------------------------------------------

    def _keep_selection(self) -> None:
        """Put the selected layers into the palette, as a block of the user's own."""
        self.workspaces.reveal("palette")
        self.palette_panel.keep(self.studio.document.network, self.studio.selection.ids)

    def _add_note(self) -> None:
        self.show_workspace("build")
        self.canvas.view.annotating.add_note()

    def _find_layer(self) -> None:
        self.workspaces.reveal("palette")
        self.palette_panel.focus_search()

    def _go_to_inspector(self) -> None:
        """Move the focus to the first setting of the selected layer."""
        self.workspaces.reveal("inspector")
        self.panes.enter(self.inspector.form or self.inspector)

    def _adapt(self) -> None:
        self.studio.document.fit_to_data(self.tr("Fit to the data"))

    def _say_fitted(self, changes: tuple[Text, ...]) -> None:
        """Say what was changed to fit the network to the data."""
        title = words.word(self.studio.document.design.data.title)
        text = self.tr("The network fits {data} as it is.")
        if changes:
            text = self.tr("The network was fitted to {data}. Undo takes it back.")
        detail = " ".join(words.say(change) for change in changes)
        self.messages.show_text(text.format(data=title), "ok", "fitted", detail=detail)

    def _compare(self) -> None:
        self.workspaces.reveal("results")
        dock = self.findChild(QDockWidget, "results")
        if dock is not None and dock.height() < COMPARISON_HEIGHT:
            self.resizeDocks([dock], [COMPARISON_HEIGHT], Qt.Orientation.Vertical)
        self.results.ask_to_compare()

    def _restore_network(self, run: Run) -> None:
        self.studio.document.edit(
            self.tr("Restore the network of run {number}").format(number=run.number),
            lambda _: run.job.network,
        )
        self.show_workspace("build")

    def _show_node(self, node: int) -> None:
        self.show_workspace("build")
        self.studio.selection.set([node])
        self.canvas.view.show_node(node)

    def _show_first_problem(self) -> None:
        errors = self.studio.document.errors
        self.workspaces.reveal("results")
        self.results.show_problems()
        node = errors[0].node if errors else None
        if node is not None:
            self.studio.selection.set([node])
            self.canvas.view.show_node(node)

    # --- views ---------------------------------------------------------------------------------

    def show_workspace(self, key: str) -> None:
        """Show a workspace: build, train or explore."""
        self.workspaces.show(key)

    def _on_workspace(self, key: str) -> None:
        self._toolbar.workspaces.set_value(key)
        for other in ("build", "train", "explore"):
            self.actions_[other].setChecked(other == key)
        self._availability.set_covered(covered=key == START)

    def _explore(self, page: str) -> None:
        self.show_workspace("explore")
        if page:
            self.explore.show_page(page)

    def _show_looks(self) -> None:
        values = self.looks.values
        for mode in ("system", "light", "dark"):
            self.actions_[f"theme_{mode}"].setChecked(values.theme == mode)
        self.actions_["reduce_motion"].setChecked(values.reduce_motion)
        self.setAnimated(theme.current().duration(1) > 0)
        if theme.current().trouble:
            self.show_message(self.tr("The theme could not be read, so the window looks plain."))

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _show_title(self) -> None:
        file = self.studio.file
        state = self.tr("Edited") if file.is_modified else self.tr("All changes saved")
        self._title.setText(f"{file.title}   {state}")
        # The menu bar gives its corner a place only when it is set.
        self._title.adjustSize()
        self.menuBar().setCornerWidget(self._title, Qt.Corner.TopRightCorner)
        self.canvas.set_title(file.title)
        shown = "" if self.start.is_shown else f"{file.title}"
        self.setWindowTitle(f"{shown}[*] – CNN Studio" if shown else "CNN Studio[*]")
        self.setWindowModified(file.is_modified)

    def _show_about(self) -> None:
        text = self.tr("CNN Studio {version}\nDesign, train and understand convolutional networks.")
        dialogs.tell(self, self.tr("About CNN Studio"), text.format(version=__version__))

    # --- Qt ------------------------------------------------------------------------------------

    def focusNextPrevChild(self, is_forward: bool) -> bool:
        """Let Tab follow the parts of the window."""
        return self.panes.tab(is_forward=is_forward)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes, remember the window's size, and go."""
        if not self.files.may_leave():
            event.ignore()
            return
        self.imports.close()
        self.safety.close()
        self.workspaces.remember()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self.studio.settings.change(window_geometry=geometry)
        self.studio.runs.replace(None)
        event.accept()
