"""Numbers are written as in the user's country on screen, and as programs do in files."""

import json

import pytest
from PySide6.QtCore import QLocale

from cnnstudio.app.document import Document
from cnnstudio.app.selection import Selection
from cnnstudio.cli.parser import run
from cnnstudio.gui.canvas.words.content import short_number
from cnnstudio.gui.elements import SpinBox
from cnnstudio.gui.inspector.calculations import calculations
from cnnstudio.gui.looks import theme
from cnnstudio.gui.summary import SummaryPanel
from cnnstudio.project.design import Design
from cnnstudio.project.project_json import encode_project
from cnnstudio.zoo.small import lenet5

CONV2 = 5
FC1 = 9


@pytest.fixture(params=["de_DE", "it_IT", "pt_BR", "pt_PT"])
def locale(request, qapp):
    """Write numbers as in another country; those of four digits and below differ even there."""
    theme.apply(qapp, "light")
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield QLocale(request.param)
    QLocale.setDefault(before)


def test_the_summary_writes_them_so(locale, qtbot):
    document = Document(Design(lenet5()))
    panel = SummaryPanel(document, Selection(document))
    qtbot.addWidget(panel)
    row = next(row for row in panel.model.rows if row.node == FC1)
    assert locale.toString(48_120) in row.cells
    assert locale.toString(61_706) in panel.totals.text()
    assert "61,7 KiB" in panel.totals.text()


def test_cards_write_them_so(locale):
    assert short_number(61_706) == "62 k"
    assert short_number(11_690_000) == "11,7 M"


def test_arithmetic_writes_them_so(locale):
    document = Document(Design(lenet5()))
    found = calculations(document.network, document.analysis, CONV2)
    assert any(f"<b>{locale.toString(240_000)}</b>" in each.rich_text() for each in found)


def test_fields_of_whole_numbers_write_them_so(locale, qtbot):
    field = SpinBox(0, 100_000)
    qtbot.addWidget(field)
    field.setGroupSeparatorShown(True)
    field.setValue(61_706)
    assert field.text() == locale.toString(61_706)


def test_files_hold_them_as_programs_write_them(locale):
    written = encode_project(Design(lenet5()))
    assert b"0.003" in written
    assert json.loads(written)


def test_the_command_line_writes_them_as_programs_do(locale, capsys):
    assert run(["summary", "LeNet-5"]) == 0
    said = capsys.readouterr().out
    assert "61,706" in said or "61706" in said
    assert locale.toString(61_706) not in said
