"""The document: one value, one undo command, and signals that say just what differs."""

import msgspec
import pytest

from cnnstudio.app.document import Document
from cnnstudio.app.selection import Selection
from cnnstudio.data.catalogue import DataChoice
from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.network import edits
from cnnstudio.network.graph import Network, Node
from cnnstudio.project.design import Design
from cnnstudio.zoo.small import chain

NETWORK = Network(
    (
        Node(1, "input", Input()),
        Node(2, "conv1", Conv2d(), (1,)),
        Node(3, "relu1", ReLU(), (2,)),
    )
)


@pytest.fixture
def document(qapp):
    return Document(Design(NETWORK))


def changes_of(document):
    found = []
    document.changed.connect(found.append)
    return found


def test_edit_names_the_changed_node(document):
    changes = changes_of(document)
    assert document.edit("Set filters", edits.set_setting, [2], "filters", 8)
    assert changes[0].network.changed == {2}
    assert not changes[0].network.added
    assert not changes[0].data


def test_undo_brings_the_first_value_back(document):
    document.edit("Add", edits.append, 3, ReLU())
    document.edit("Remove", edits.remove_nodes, [2])
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert document.network == NETWORK


def test_redo_repeats_the_edit(document):
    document.edit("Remove", edits.remove_nodes, [2])
    after = document.network
    document.undo_stack.undo()
    document.undo_stack.redo()
    assert document.network == after


def test_nothing_is_put_where_a_file_could_not_say_it(document, qtbot):
    with qtbot.waitSignal(document.refused) as refused:
        assert not document.edit("Move", edits.move, {2: (1.1e7, 0.0)})
    assert "tidy up first" in str(refused.args[0])
    assert document.network == NETWORK
    assert document.edit("Move", edits.move, {2: (1e7, -1e7)})


def test_refused_edit_changes_nothing_and_says_why(document, qtbot):
    with qtbot.waitSignal(document.refused) as refused:
        assert not document.edit("Connect", edits.connect, 3, 2, 0)
    assert "circle" in str(refused.args[0])
    assert document.network == NETWORK
    assert document.undo_stack.count() == 0


def test_edits_with_one_merge_key_undo_together(document):
    for filters in (8, 9, 10):
        document.edit_merged(
            ("filters", 2),
            "Set filters",
            lambda network, n=filters: edits.set_setting(network, [2], "filters", n),
        )
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.network == NETWORK


def test_drag_that_ends_where_it_began_leaves_no_step(document):
    for at in ((5.0, 5.0), (0.0, 0.0)):
        document.edit_merged("drag", "Move", lambda network, at=at: edits.move(network, {2: at}))
    assert not document.undo_stack.canUndo()


def test_edit_that_changes_nothing_is_no_step(document):
    document.edit("Move", edits.move, {2: (0.0, 0.0)})
    assert document.undo_stack.count() == 0


def test_moving_a_card_does_not_analyze_again(document):
    analyses = []
    document.analyzed.connect(analyses.append)
    document.edit("Move", edits.move, {2: (50.0, 0.0)})
    assert not analyses


def test_data_that_do_not_fit_are_a_problem(document):
    document.set_data("Choose data", DataChoice("CIFAR10"))
    assert any("3×32×32" in str(problem) for problem in document.errors)
    document.undo_stack.undo()
    assert not any("28" in str(problem) for problem in document.errors)


def test_training_settings_are_part_of_undo(document):
    training = msgspec.structs.replace(document.design.training, epochs=3)
    document.set_training("Set epochs", training)
    document.undo_stack.undo()
    assert document.design.training.epochs != 3


def test_removed_nodes_leave_the_selection(document, qtbot):
    selection = Selection(document)
    selection.set([2, 3, 99])
    assert selection.ids == {2, 3}
    with qtbot.waitSignal(selection.changed):
        document.edit("Remove", edits.remove_nodes, [3])
    assert selection.single == 2


def test_opening_another_design_clears_the_history(document, qtbot):
    document.edit("Remove", edits.remove_nodes, [3])
    with qtbot.waitSignals([document.replaced, document.analyzed]):
        document.replace(Design())
    assert document.network == Network()
    assert not document.undo_stack.canUndo()


def test_fitting_to_the_data_is_one_step_and_says_what_it_changed(qtbot):
    document = Document(Design(chain(Input(3, 32, 32), Flatten(), Linear(5), Output(5))))
    with qtbot.waitSignal(document.fitted) as said:
        document.fit_to_data("Fit to the data")
    (changes,) = said.args
    assert [str(change).split()[0] for change in changes] == ["input", "output", "fc1"]
    assert not document.errors
    document.undo_stack.undo()
    assert document.network.by_id[1].layer == Input(3, 32, 32)
