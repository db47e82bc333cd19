"""The report: one page, whatever is on it."""

import msgspec
import pytest

from cnnstudio.app import words
from cnnstudio.data.catalogue import DataChoice
from cnnstudio.gui.canvas.words.group_content import describe_group
from cnnstudio.gui.drawing.report import report
from cnnstudio.gui.drawing.report_curves import accuracy_plot, loss_plot
from cnnstudio.gui.drawing.report_table import rows_of
from cnnstudio.gui.drawing.report_words import Trained, run_sentences
from cnnstudio.gui.drawing.sheet import wrapped
from cnnstudio.gui.looks import theme
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.network.analysis import analyze
from cnnstudio.network.graph import Group, Network
from cnnstudio.network.groups import facts
from cnnstudio.network.layout.cards import cards
from cnnstudio.project.design import Design
from cnnstudio.training.events import Batches, Ended, Epoch, Started
from cnnstudio.training.history import History
from cnnstudio.training.job import Job
from cnnstudio.zoo.small import lenet5
from tests.builders import branches, residual

RUN = "20261121-080405-1a2b3c"
LENET = Design(lenet5(), DataChoice("MNIST"), notes="Try a larger kernel.\n" * 40)


@pytest.fixture(autouse=True)
def light(qapp):
    return theme.apply(qapp, "light")


def history(epochs: int = 3, steps: int = 20, loss: float = 2.0) -> History:
    """Make a run whose loss falls and whose accuracy rises."""
    found = History()
    found.apply(Started(RUN, "cpu", 1, 1000, 100, 200, steps, epochs))
    for epoch in range(epochs + 1):
        now = loss / (epoch + 1)
        if epoch:
            found.apply(Batches(epoch * steps, (now,) * steps, (0.5,) * steps, 0.01, 1e3))
        trained = (now, 0.9) if epoch else (None, None)
        share = 1 - 0.8 / (epoch + 1)
        found.apply(Epoch(epoch, epoch * steps, *trained, now, share, 1.0, 1e3, epoch))
    return found


def pages(data: bytes) -> int:
    return data.count(b"/Type /Page\n")


@pytest.mark.parametrize(
    "design",
    [LENET, Design(), Design(residual(1000)), Design(Network(lenet5().nodes[:3]), notes="x" * 999)],
    ids=["notes", "empty", "deep", "unfinished"],
)
@pytest.mark.parametrize("with_run", [True, False])
def test_it_is_one_page_with_and_without_a_run(design, with_run):
    trained = Trained(Job(RUN, lenet5()), history(), 3) if with_run else None
    data = report(design, "<b>My</b> & other \x07 nets " * 9, trained).data
    assert data.startswith(b"%PDF")
    assert pages(data) == 1


@pytest.mark.parametrize(
    "trained",
    [history(0), history(300, 2), history(2, loss=1e30), history(2, loss=0.0), History()],
    ids=["not yet", "long", "diverged", "perfect", "silent"],
)
def test_any_history_has_its_curves(trained):
    assert pages(report(LENET, "LeNet-5", Trained(Job(RUN, lenet5()), trained)).data) == 1


# --- curves --------------------------------------------------------------------------------------


def test_the_ticks_enclose_the_curves():
    for plot in (loss_plot(history()), accuracy_plot(history())):
        values = [value for _, value in (*plot.training, *plot.validation)]
        ticks = [tick for tick, _ in plot.ticks]
        assert ticks[0] <= min(values) + 1e-9
        assert max(values) <= ticks[-1] + 1e-9
        assert 2 <= len(ticks) <= 9


def test_losses_are_labeled_as_losses_and_shares_as_percent():
    assert [text for _, text in loss_plot(history()).ticks] == ["0.5", "1", "2"]
    assert [text for _, text in accuracy_plot(history()).ticks][-1].endswith(" %")


def test_the_best_epoch_is_marked_on_the_validation():
    assert accuracy_plot(history()).best == (3, pytest.approx(0.8))


def test_single_batches_are_thinned_to_what_can_be_told_apart():
    plot = loss_plot(history(10, 1000))
    assert len(plot.raw) <= 240
    assert plot.raw[-1][0] == pytest.approx(10, abs=0.1)


def test_an_ended_run_tells_its_test_accuracy_and_time():
    ended = history()
    ended.apply(
        Ended(
            "completed",
            3,
            0.9,
            0.8,
            test_accuracy=0.75,
            seconds=65.0,
            images_per_second=1e3,
            device="cpu",
        )
    )
    job = Job(RUN, residual(20))
    first, second, third = run_sentences(lenet5(), Trained(job, ended, 2))
    assert first.startswith("Run 2: AdamW 0.003, one-cycle, 30 epochs, batch size 64, seed 0")
    assert "test 75.00 % after 1:05 on cpu." in second
    assert third.startswith("The network has been changed since")


# --- the table -----------------------------------------------------------------------------------


def grouped(*, folded: bool) -> Network:
    nodes = tuple(node.id for node in lenet5().nodes)
    return Network(lenet5().nodes, (Group(1, "features", nodes[1:7], folded=folded),))


def names(network: Network, most: int) -> tuple[list[str], int]:
    rows, left_out = rows_of(network, analyze(network), most)
    return [row.name for row in rows], left_out


def test_all_layers_are_listed_where_there_is_room():
    assert names(grouped(folded=True), 14) == ([node.name for node in lenet5().nodes], 0)


@pytest.mark.parametrize("folded", [True, False])
def test_groups_become_one_row_each_where_there_is_not(folded):
    found, left_out = names(grouped(folded=folded), 10)
    assert found[:3] == ["input", "features", "flatten"]
    assert left_out == 0
    row = rows_of(grouped(folded=folded), analyze(lenet5()), 10)[0][1]
    assert (row.settings, row.shape, row.field) == ("6 layers", "16×5×5", "16×16")
    assert row.parameters.replace(",", "") == str(156 + 2416)


def test_the_last_ones_are_counted_where_even_groups_are_too_many():
    found, left_out = names(grouped(folded=True), 2)
    assert found == ["input"]
    assert left_out == 13
    assert names(residual(1000), 20)[1] == 981
    assert names(lenet5(), 0) == ([], 14)


def test_of_nested_groups_the_inner_ones_are_shown_as_long_as_there_is_room():
    nodes = tuple(node.id for node in lenet5().nodes)
    groups = (Group(1, "inner", nodes[1:3]), Group(2, "outer", nodes[1:7]))
    network = Network(lenet5().nodes, groups)
    assert names(network, 14)[0][1] == "conv1"
    assert names(network, 13)[0][1:3] == ["inner", "outer"]
    assert names(network, 9)[0][1:3] == ["outer", "flatten"]


def test_the_row_of_a_group_ends_where_its_card_does():
    nodes = branches(Conv2d(8), Conv2d(16)).nodes
    network = Network(nodes, (Group(1, "both", (4, 3), folded=True),))
    analysis = analyze(network)
    ends = facts(network, analysis, (4, 3))
    card = describe_group(cards(network)[3], network, analysis, {})
    (row,) = (row for row in rows_of(network, analysis, 4)[0] if row.name == "both")
    assert ends.end == card.exit == 4
    assert words.shape(ends.end_shape) == card.shape == row.shape == "16×10×10"


def test_what_comes_out_of_unfinished_groups_is_open():
    nodes = branches(Conv2d(8), Conv2d(16, (99, 99))).nodes
    network = Network(nodes, (Group(1, "both", (3, 4), folded=True),))
    (row,) = (row for row in rows_of(network, analyze(network), 4)[0] if row.name == "both")
    assert (row.shape, row.parameters, row.macs, row.field) == ("?", "?", "?", "–")


# --- texts ---------------------------------------------------------------------------------------


def test_notes_are_cut_after_so_many_lines_with_an_ellipsis():
    lines = wrapped("one two\n\nthree\nfour\nfive", 10, 500, 3)
    assert lines == ["one two", "three", "four…"]
    assert wrapped("", 10, 500, 3) == []


def test_long_words_are_cut_and_lines_keep_their_width():
    assert wrapped("x" * 500, 10, 100, 3)[0].endswith("…")
    assert len(wrapped("word " * 50, 10, 100, 99)) > 5


def test_the_trained_network_is_compared_without_its_places():
    moved = lenet5().with_nodes(
        msgspec.structs.replace(node, at=(1.0, 2.0 * node.id)) for node in lenet5().nodes
    )
    trained = Trained(Job(RUN, moved), history())
    assert len(run_sentences(lenet5(), trained)) == 2
