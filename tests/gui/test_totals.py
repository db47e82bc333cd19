"""The status bar shows totals, messages for a while, and whether torch agrees."""

import msgspec
import pytest

from cnnstudio.app.assistant import Assistant
from cnnstudio.app.document import Document
from cnnstudio.gui import theme
from cnnstudio.gui.totals import Totals, disagreements
from cnnstudio.network import edits
from cnnstudio.network.analysis import analyze
from cnnstudio.project.design import Design
from cnnstudio.training.protocol import NodeFacts, Verified
from cnnstudio.zoo.small import lenet5

CONV1, FLATTEN = 2, 8


@pytest.fixture(autouse=True)
def studio(qapp):
    return theme.apply(qapp, "light")


@pytest.fixture
def document():
    return Document(Design(lenet5()))


@pytest.fixture
def assistant(qapp):
    made = Assistant()
    yield made
    made.close()


@pytest.fixture
def totals(document, assistant, qtbot):
    widget = Totals(document, assistant)
    qtbot.addWidget(widget)
    widget.resize(1400, 26)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def text(total):
    return total.value.text().replace(",", "")


def test_totals_of_the_network_are_shown(totals):
    assert text(totals.parameters) == "61706"
    assert text(totals.macs) == "416520"
    assert text(totals.field) == "16 × 16 px before the dense layers"


def test_memory_is_weights_and_activations_of_a_batch(totals, document):
    analysis = document.analysis
    size = 4 * analysis.parameters + 64 * analysis.activation_bytes
    assert text(totals.memory) == f"{size / 2**20:.1f} MiB at batch 64"


def test_memory_follows_the_batch_size(totals, document):
    settings = document.design.training
    document.set_training("x", msgspec.structs.replace(settings, batch_size=128))
    assert text(totals.memory).endswith("at batch 128")


def test_totals_of_the_valid_part_stay_while_another_is_broken(totals, document):
    document.edit("x", edits.remove_nodes, [FLATTEN])
    assert text(totals.parameters) == "2572 so far"
    assert totals.verification.text() == "Not verified: 1 problem"


def test_a_message_goes_away_by_itself(totals, qtbot):
    totals.show_message("Saved", 50)
    assert totals.message.text() == "Saved"
    qtbot.waitUntil(lambda: totals.message.text() == "", timeout=2_000)


def test_without_the_assistant_nothing_is_claimed(totals):
    assert totals.verification.text() == "Not verified yet"


@pytest.mark.torch
def test_torch_verifies_the_network_and_again_after_an_edit(totals, assistant, document, qtbot):
    verified = "Shapes and counts verified by torch"
    assistant.start()
    qtbot.waitUntil(lambda: totals.verification.text() == verified, timeout=60_000)
    document.edit("x", edits.set_setting, [CONV1], "filters", 8)
    assert totals.verification.text() == "Not verified yet"
    qtbot.waitUntil(lambda: totals.verification.text() == verified, timeout=20_000)


def facts(network):
    analysis = analyze(network)
    return tuple(
        NodeFacts(node, known.output_shape, known.parameters)
        for node, known in analysis.nodes.items()
    )


def test_equal_facts_are_no_disagreement():
    network = lenet5()
    assert not disagreements(network, analyze(network), Verified(1, facts(network)))


def test_another_count_is_a_disagreement_with_its_layer_named():
    network = lenet5()
    wrong = msgspec.structs.replace(facts(network)[1], parameters=157)
    (line,) = disagreements(network, analyze(network), Verified(1, (wrong,)))
    assert line == "conv1: 6×28×28, 157"


def test_a_refusal_of_torch_is_a_disagreement():
    network = lenet5()
    answer = Verified(1, (), "kernel too large", CONV1)
    assert disagreements(network, analyze(network), answer) == ["kernel too large"]
