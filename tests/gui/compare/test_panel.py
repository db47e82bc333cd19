"""Comparing in the window: what can be chosen, what is shown, and that it follows every edit."""

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMenu, QWidget

from cnnstudio.app.settings import Settings
from cnnstudio.gui.compare import ComparePanel
from cnnstudio.gui.compare.model import DIFFERENCES, LEFT, RIGHT, STATE
from cnnstudio.gui.compare.others import Other, fill_menu
from cnnstudio.gui.looks import theme
from cnnstudio.gui.studio import Studio
from cnnstudio.network import edits
from cnnstudio.network.graph import Network
from cnnstudio.project import storage
from cnnstudio.project.design import Design
from cnnstudio.zoo.catalogue import template, templates
from cnnstudio.zoo.small import lenet5, tiny_vgg

CONV1, POOL1 = 2, 4


@pytest.fixture(autouse=True)
def light(qapp):
    return theme.apply(qapp, "light")


class Comparing:
    """A panel on the screen, with the project that is compared."""

    def __init__(self, qtbot):
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(940, 420)
        self.studio = Studio(Settings(), self.window)
        self.studio.file.new(Design(lenet5()), "Mine")
        self.panel = ComparePanel(self.studio, self.window)
        self.panel.resize(940, 420)
        self.window.show()

    def edit(self, function, *arguments):
        assert self.studio.document.edit("x", function, *arguments)
        self.panel.refresh()

    def rows(self) -> list[list[str]]:
        model = self.panel.model
        return [
            [model.index(row, column).data() for column in range(4)]
            for row in range(model.rowCount())
        ]

    def gaps(self) -> dict[str, str]:
        return {key: labels[2].text() for key, labels in self.panel.totals.cells.items()}


@pytest.fixture
def comparing(qtbot):
    comparing = Comparing(qtbot)
    yield comparing
    comparing.studio.close()


LENET = Other("LeNet-5", lenet5)


def test_at_first_it_says_what_it_is_for(comparing):
    assert comparing.panel.empty.isVisible()
    assert comparing.panel.found is None


def test_equal_networks_have_no_differences(comparing):
    comparing.panel.choose(LENET)
    assert comparing.panel.counts.text() == "No differences"
    assert set(comparing.gaps().values()) == {"same"}
    assert {row[STATE] for row in comparing.rows()} == {"Same"}


def test_both_sides_stand_beside_each_other_with_what_differs(comparing):
    comparing.panel.choose(LENET)
    comparing.edit(edits.set_setting, [CONV1], "filters", 8)
    comparing.edit(edits.remove_nodes, [POOL1])
    rows = comparing.rows()
    assert rows[1] == [
        "Changed",
        "conv1   Conv 2D, 6 filters, 5×5, pad 2",
        "conv1   Conv 2D, 8 filters, 5×5, pad 2",
        "Filters 6 → 8",
    ]
    removed = next(row for row in rows if row[STATE] == "Removed")
    assert removed[LEFT].startswith("pool1")
    assert removed[RIGHT] == removed[DIFFERENCES] == ""
    assert comparing.panel.counts.text() == "12 same · 1 changed · 1 removed"


def test_a_mark_is_a_word_an_icon_and_a_color(comparing):
    comparing.panel.choose(LENET)
    comparing.edit(edits.set_setting, [CONV1], "filters", 8)
    model = comparing.panel.model
    same, changed = model.index(0, STATE), model.index(1, STATE)
    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ForegroundRole):
        assert same.data(role) != changed.data(role)
    assert not changed.data(Qt.ItemDataRole.DecorationRole).isNull()


@pytest.mark.parametrize(("name", "ratio"), [("VGG-11", "(÷2153)"), ("ConvNetJS", "(×10.3)")])
def test_ratios_of_very_different_networks_can_be_read(comparing, name, ratio):
    comparing.panel.choose(Other(name, template(name).make))
    assert comparing.gaps()["parameters"].replace(",", "").endswith(ratio)


def test_totals_come_with_difference_and_ratio(comparing):
    comparing.panel.choose(LENET)
    comparing.edit(edits.set_setting, [CONV1], "filters", 12)
    before, after, gap = (label.text() for label in comparing.panel.totals.cells["parameters"])
    assert (before.replace(",", ""), after.replace(",", "")) == ("61706", "64262")
    assert gap.replace(",", "") == "+2556 (×1.04)"
    assert comparing.gaps()["layers"] == "same"
    comparing.edit(edits.remove_nodes, [POOL1])
    assert comparing.gaps()["layers"] == "−1"
    assert comparing.gaps()["field"] == "differs"


def test_it_follows_edits_by_itself(comparing, qtbot):
    comparing.panel.choose(LENET)
    comparing.studio.document.edit("x", edits.set_setting, [CONV1], "filters", 8)
    qtbot.waitUntil(lambda: comparing.panel.counts.text() == "13 same · 1 changed")
    comparing.studio.document.undo_stack.undo()
    qtbot.waitUntil(lambda: comparing.panel.counts.text() == "No differences")


def test_while_hidden_it_waits_and_catches_up(comparing):
    comparing.panel.choose(LENET)
    comparing.panel.hide()
    comparing.studio.document.edit("x", edits.set_setting, [CONV1], "filters", 8)
    assert comparing.panel.found.is_equal
    comparing.panel.show()
    assert comparing.panel.counts.text() == "13 same · 1 changed"


def test_the_filter_leaves_what_differs(comparing, qtbot):
    comparing.panel.choose(LENET)
    comparing.edit(edits.set_setting, [CONV1], "filters", 8)
    qtbot.mouseClick(comparing.panel.filter.button("differing"), Qt.MouseButton.LeftButton)
    assert [row[STATE] for row in comparing.rows()] == ["Changed"]
    comparing.edit(edits.set_setting, [CONV1], "filters", 6)
    assert comparing.rows() == []
    qtbot.mouseClick(comparing.panel.filter.button("all"), Qt.MouseButton.LeftButton)
    assert len(comparing.rows()) == 14


def test_choosing_a_row_selects_its_layer(comparing):
    comparing.panel.choose(LENET)
    flag = QItemSelectionModel.SelectionFlag
    index = comparing.panel.model.index(1, 0)
    comparing.panel.table.selectionModel().select(index, flag.ClearAndSelect | flag.Rows)
    assert comparing.studio.selection.ids == frozenset({CONV1})


def test_names_from_files_stay_plain_text(comparing):
    comparing.panel.choose(LENET)
    comparing.edit(edits.rename, CONV1, "<img src=x>")
    index = comparing.panel.model.index(1, RIGHT)
    assert index.data().startswith("<img src=x>")
    assert "&lt;img src=x&gt;" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_the_table_is_copied_for_a_spreadsheet(comparing):
    comparing.panel.choose(LENET)
    comparing.edit(edits.rename, CONV1, "a\tb")
    comparing.panel.copy.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["", "LeNet-5", "Mine", "Differences"]
    assert all(line.count("\t") == 3 for line in lines)


def test_the_model_keeps_qts_rules(comparing):
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(comparing.panel.model, mode)
    comparing.panel.choose(LENET)
    comparing.panel.choose(Other("Tiny VGG", tiny_vgg))
    comparing.panel.model.show_all(False)
    comparing.edit(edits.remove_nodes, [POOL1])
    assert tester.model() is comparing.panel.model


# --- what can be chosen --------------------------------------------------------------------------


def words(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def filled(comparing) -> QMenu:
    menu = comparing.panel.menu
    fill_menu(menu, comparing.studio, comparing.panel, comparing.panel.choose)
    return menu


def test_known_networks_can_be_chosen(comparing):
    menu = filled(comparing)
    known = next(each.menu() for each in menu.actions() if each.text() == "Known network")
    assert words(known) == [template.name for template in templates()]
    known.actions()[1].trigger()
    assert comparing.panel.other.text() == f"Compared with {templates()[1].name}"


def test_the_saved_version_can_be_chosen_once_there_is_one(comparing, tmp_path):
    assert not filled(comparing).actions()[0].isEnabled()
    comparing.studio.file.save_as(tmp_path / "mine.cnn")
    comparing.edit(edits.set_setting, [CONV1], "filters", 8)
    filled(comparing).actions()[0].trigger()
    assert comparing.panel.counts.text() == "13 same · 1 changed"


def test_an_earlier_save_can_be_chosen(comparing, tmp_path):
    comparing.studio.file.save_as(tmp_path / "mine.cnn")
    for filters in (8, 9):
        comparing.edit(edits.set_setting, [CONV1], "filters", filters)
        comparing.studio.file.save()
    menu = filled(comparing)
    earlier = next(each.menu() for each in menu.actions() if each.text() == "Earlier version")
    assert len(earlier.actions()) == 2
    earlier.actions()[-1].trigger()
    assert comparing.panel.counts.text() == "13 same · 1 changed"


def test_saving_makes_the_saved_version_the_present_one(comparing, qtbot, tmp_path):
    comparing.studio.file.save_as(tmp_path / "mine.cnn")
    filled(comparing).actions()[0].trigger()
    comparing.edit(edits.set_setting, [CONV1], "filters", 8)
    comparing.studio.file.save()
    qtbot.waitUntil(lambda: comparing.panel.counts.text() == "No differences")


def test_the_network_of_a_run_can_be_chosen(comparing):
    run = comparing.studio.runs.start(comparing.studio.document.design)
    run.kill()
    comparing.edit(edits.set_setting, [CONV1], "filters", 8)
    runs = next(each.menu() for each in filled(comparing).actions() if each.text().endswith("run"))
    assert words(runs) == ["Run 1: AdamW 0.003, one-cycle"]
    runs.actions()[0].trigger()
    assert comparing.panel.counts.text() == "13 same · 1 changed"


def test_another_project_can_be_chosen(comparing, dialogs, tmp_path):
    storage.save(tmp_path / "other.cnn", Design(Network(lenet5().nodes[:3])))
    dialogs.answer(str(tmp_path / "other.cnn"))
    filled(comparing).actions()[-1].trigger()
    assert comparing.panel.other.text() == "Compared with other"
    assert comparing.panel.found.count("added") == 11


def test_a_file_that_cannot_be_read_is_said_and_changes_nothing(comparing, dialogs, tmp_path):
    comparing.panel.choose(LENET)
    Path(tmp_path / "bad.cnn").write_bytes(b"no zip")
    dialogs.answer(str(tmp_path / "bad.cnn"))
    filled(comparing).actions()[-1].trigger()
    assert "bad.cnn" in comparing.panel.banner.text()
    assert comparing.panel.other.text() == "Compared with LeNet-5"
    comparing.panel.choose(LENET)
    assert not comparing.panel.banner.isVisible()


def test_another_project_forgets_the_saved_version_of_the_one_before(comparing, tmp_path):
    comparing.studio.file.save_as(tmp_path / "mine.cnn")
    filled(comparing).actions()[0].trigger()
    comparing.studio.file.new(Design(tiny_vgg()), "Next")
    assert comparing.panel.empty.isVisible()


def test_another_project_is_compared_with_the_same_known_network(comparing, qtbot):
    comparing.panel.choose(LENET)
    comparing.studio.file.new(Design(tiny_vgg()), "Next")
    qtbot.waitUntil(lambda: not comparing.panel.found.is_equal)
