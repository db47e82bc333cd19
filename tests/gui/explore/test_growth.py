"""The growth of the receptive field is drawn and written as the analysis says."""

import pytest

from cnnstudio.gui.explore.field_table import FieldTable, describe_field, layers_with_field
from cnnstudio.gui.explore.growth import GrowthChart, GrowthPage, axis_ticks
from cnnstudio.network.receptive_field import ReceptiveField
from tests.builders import alexnet, vgg16


@pytest.fixture
def texts(qtbot):
    def read(studio):
        table = FieldTable(studio.document)
        qtbot.addWidget(table)
        return [
            tuple(table.item(row, column).text() for column in range(table.columnCount()))
            for row in range(table.rowCount())
        ]

    return read


def test_the_table_shows_lenet(studio, texts):
    assert texts(studio) == [
        ("input", "1", "1", "0", "0"),
        ("conv1", "5", "1", "−2", "0"),
        ("pool1", "6", "2", "−2", "0.5"),
        ("conv2", "14", "2", "−2", "4.5"),
        ("pool2", "16", "4", "−2", "5.5"),
        ("fc1", "28", "all", "all", "all"),
    ]


@pytest.mark.parametrize(
    ("network", "sizes"),
    [
        (alexnet(), [1, 11, 19, 51, 67, 99, 131, 163, 195]),
        (
            vgg16(),
            [1, 3, 5, 6, 10, 14, 16, 24, 32, 40, 44, 60, 76, 92, 100, 132, 164, 196, 212],
        ),
    ],
)
def test_the_bars_of_known_networks_have_their_published_heights(
    make_studio, qtbot, network, sizes
):
    chart = GrowthChart(make_studio(network).document, make_studio(network).selection)
    qtbot.addWidget(chart)
    assert list(chart.sizes.values())[:-1] == sizes
    chart.resize(600, 300)
    chart.grab()


def test_both_axes_are_written_where_they_differ():
    field = ReceptiveField((5, 3), (2, 1), (-2, 0), aligned=True, reach=((0, 9), (0, 9)))
    assert describe_field(field, "all") == ("5 × 3", "2 × 1", "−2 × 0", "0 × 1")


def test_an_empty_network_draws_nothing(make_studio, qtbot):
    from cnnstudio.network.graph import Network

    studio = make_studio(Network())
    page = GrowthPage(studio.document, studio.selection)
    qtbot.addWidget(page)
    assert layers_with_field(studio.document) == []
    page.grab()


def test_axis_ticks_are_round_and_few():
    assert axis_ticks(28) == [0, 8, 16, 24]
    assert axis_ticks(1) == [0, 1]
    assert all(len(axis_ticks(top)) <= 6 for top in range(1, 500))
