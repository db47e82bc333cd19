"""Edits: what each does, what it refuses and why, and what holds after any of them."""

from itertools import product

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from cnnstudio.layers.activation import ReLU, Sigmoid
from cnnstudio.layers.catalogue import KINDS
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add, Concat
from cnnstudio.layers.pooling import MaxPool2d
from cnnstudio.network import edits
from cnnstudio.network.analysis import analyze
from cnnstudio.network.edits import EditError
from cnnstudio.network.graph import LARGEST_ID, Network, Node
from cnnstudio.project.limits import check_network
from tests.builders import graph, lenet5
from tests.layers.random_layers import layers
from tests.network.random_networks import networks
from tests.texts import check_sentence

SKIP = graph(
    ("input", Input()),
    ("stem", Conv2d(8, padding="same"), "input"),
    ("norm", ReLU(), "stem"),
    ("sum", Add(), "norm", "stem"),
    ("output", Output(), "sum"),
)


def wires(network) -> list[str]:
    """Write every wire as "source target"."""
    names = {node.id: node.name for node in network.nodes}
    return [f"{names[source]} {node.name}" for node in network.nodes for source in node.sources]


def inputs(network, name) -> list[str | None]:
    node = network.named(name)
    return [source and network.by_id[source].name for source in node.inputs]


def id_of(network, name) -> int:
    return network.named(name).id


def refusal(function, *arguments) -> str:
    with pytest.raises(EditError) as refused:
        function(*arguments)
    return check_sentence(refused.value.text)


# --- adding --------------------------------------------------------------------------------------


def test_new_nodes_are_numbered_within_their_kind():
    network = Network()
    for layer in (Input(), Conv2d(), Conv2d(), ReLU(), Linear(), Conv2d(), Input(), Output()):
        network = edits.add_node(network, layer)
    assert [node.name for node in network.nodes] == [
        *("input", "conv1", "conv2", "relu1", "fc1", "conv3", "input1", "output"),
    ]
    assert [node.id for node in network.nodes] == list(range(1, 9))


def test_a_free_number_is_taken_again_but_an_id_is_not():
    network = edits.remove_nodes(lenet5(), [2])
    after = edits.add_node(network, Conv2d())
    assert after.nodes[-1].name == "conv1"
    assert after.nodes[-1].id == 15


def test_an_id_of_a_file_that_cannot_be_surpassed_leaves_the_smaller_ones():
    network = Network((Node(1, "input", Input()), Node(LARGEST_ID, "last", ReLU(), (1,))))
    after = edits.append(network, LARGEST_ID, ReLU())
    assert after.nodes[-1].id == 2
    assert [node.id for node in edits.paste(after, after.nodes, (0, 0)).nodes[3:]] == [3, 4, 5]
    assert msgspec.json.decode(msgspec.json.encode(after), type=Network) == after


def test_a_layer_is_appended_behind_another():
    after = edits.append(SKIP, 2, ReLU(), (4.0, 5.0))
    assert inputs(after, "relu1") == ["stem"]
    assert after.named("relu1").at == (4.0, 5.0)
    assert wires(after)[:-1] == wires(SKIP)


def test_a_layer_is_inserted_on_a_wire():
    after = edits.insert_between(SKIP, 2, 4, 1, MaxPool2d(), (0, 0))
    assert inputs(after, "sum") == ["norm", "pool1"]
    assert inputs(after, "pool1") == ["stem"]


@settings(max_examples=50)
@given(networks(), st.data())
def test_a_layer_inserted_on_a_wire_and_removed_leaves_the_wires_as_they_were(network, data):
    ends = [(node, port) for node in network.nodes for port in range(len(node.inputs))]
    if not ends:
        return
    node, port = data.draw(st.sampled_from(ends))
    inserted = edits.insert_between(network, node.inputs[port], node.id, port, ReLU(), (0, 0))
    assert len(inserted.nodes) == len(network.nodes) + 1
    assert edits.remove_nodes(inserted, [inserted.nodes[-1].id]) == network


# --- connecting ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "target", "port", "sentence"),
    [
        ("sum", "stem", 0, "sum already depends on stem: the wire would close a circle."),
        ("norm", "norm", 0, "A layer cannot be its own input."),
        ("output", "stem", 0, "Output is the end of the network; nothing comes after it."),
        ("norm", "input", 0, "input takes no input: pictures come in here."),
        (
            "stem",
            "norm",
            1,
            "norm has only 1 input: put Add or Concat in front of it to join branches.",
        ),
    ],
)
def test_a_wire_that_makes_no_sense_is_refused_with_the_reason(source, target, port, sentence):
    ends = (id_of(SKIP, source), id_of(SKIP, target), port)
    assert str(edits.why_not_connect(SKIP, *ends)) == sentence
    assert refusal(edits.connect, SKIP, *ends) == sentence


def test_a_wire_takes_the_place_of_the_one_that_was_there():
    assert inputs(edits.connect(SKIP, 1, 3, 0), "norm") == ["input"]


def test_a_merge_grows_by_a_port_when_its_free_one_is_taken():
    after = edits.connect(SKIP, 1, 4, 2)
    assert inputs(after, "sum") == ["norm", "stem", "input"]
    assert after.named("sum").port_count == 4
    assert inputs(edits.disconnect(after, 4, 0), "sum") == ["stem", "input"]


def test_a_wire_to_the_second_port_of_an_empty_merge_comes_first():
    after = edits.connect(edits.add_node(SKIP, Concat()), 2, 6, 1)
    assert inputs(after, "concat1") == ["stem"]


def test_a_disconnected_layer_has_no_inputs_written_down():
    assert edits.disconnect(SKIP, 3, 0).named("norm").inputs == ()
    assert edits.disconnect(SKIP, 1, 0) == SKIP


@settings(max_examples=60)
@given(networks(), st.integers(0, 3))
def test_a_reason_is_given_exactly_where_a_wire_is_refused(network, port):
    network = edits.add_node(network, Output())
    for source, target in product(network.by_id, repeat=2):
        reason = edits.why_not_connect(network, source, target, port)
        try:
            after = edits.connect(network, source, target, port)
        except EditError as refused:
            assert reason == refused.text  # noqa: PT017
        else:
            assert reason is None
            assert source in after.by_id[target].sources
            assert len(after.order) == len(after.nodes)


def test_a_wire_whose_shapes_do_not_fit_is_told_before_it_is_drawn():
    network = edits.append(SKIP, 2, Flatten())
    analysis = analyze(network)
    assert str(edits.why_not_fit(network, analysis, 6, 3, 0) or "") == ""
    assert "put it in front of Flatten" in str(edits.why_not_fit(network, analysis, 6, 2, 0))
    assert "same shape" in str(edits.why_not_fit(network, analysis, 6, 4, 1))
    assert edits.why_not_fit(network, analysis, 1, 2, 0) is None


def test_nothing_is_said_of_shapes_that_are_not_known_yet():
    network = edits.add_node(edits.disconnect(SKIP, 2, 0), Add())
    analysis = analyze(network)
    assert edits.why_not_fit(network, analysis, 2, 3, 0) is None
    assert edits.why_not_fit(network, analysis, 1, 6, 0) is None


# --- removing ------------------------------------------------------------------------------------


def test_a_removed_chain_closes_up():
    after = edits.remove_nodes(lenet5(), [3, 4, 5])
    assert inputs(after, "relu2") == ["conv1"]
    assert len(after.nodes) == 11


def test_without_healing_the_ends_stay_open():
    assert edits.remove_nodes(lenet5(), [3], heal=False).named("pool1").inputs == ()


def test_a_removed_merge_leaves_what_was_behind_it_open():
    assert edits.remove_nodes(SKIP, [4]).named("output").inputs == ()


def test_undo_of_remove_brings_back_its_edges():
    before = lenet5()
    assert edits.remove_nodes(before, range(2, 14)) != before
    assert wires(before) == wires(lenet5())


@settings(max_examples=50)
@given(networks(), st.data())
def test_what_was_behind_a_removed_chain_is_behind_what_was_before_it(network, data):
    gone = data.draw(st.sets(st.sampled_from(sorted(network.by_id))))
    after = edits.remove_nodes(network, gone)
    assert after.by_id.keys() == network.by_id.keys() - gone
    for node in after.nodes:
        before = [stand_in(network, source, gone) for source in network.by_id[node.id].inputs]
        assert list(node.sources) == [source for source in before if source]


def stand_in(network, source, gone):
    """Give what takes the place of a removed source: the one node that all its inputs lead to."""
    if source not in gone:
        return source
    before = {stand_in(network, each, gone) for each in network.by_id[source].sources}
    return before.pop() if len(before) == 1 else None


# --- settings ------------------------------------------------------------------------------------


def test_a_setting_is_changed_in_all_chosen_layers():
    after = edits.set_setting(lenet5(), [2, 5], "kernel", (3, 3))
    assert [after.by_id[id_].layer.kernel for id_ in (2, 5)] == [(3, 3), (3, 3)]
    assert after.by_id[2].layer.filters == 6


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("filters", 0, "conv1: Filters must be a whole number from 1 to 1048576, not 0."),
        ("filters", 2**60, "conv1: Filters must be a whole number from 1 to 1048576, not "),
        ("filters", True, "conv1: Filters must be a whole number from 1 to 1048576, not “True”."),
        (
            "kernel",
            (3, 0),
            "conv1: Kernel size must be two whole numbers from 1 to 16384, not 3×0.",
        ),
        ("kernel", (3,), "conv1: Kernel size must be two whole numbers from 1 to 16384, not 3."),
        ("bias", 1, "conv1: Bias must be on or off, not 1."),
        (
            "padding_mode",
            "mirror",
            "conv1: Padding with must be one of circular, reflect, replicate, zeros, not “mirror”.",
        ),
    ],
)
def test_a_setting_out_of_range_is_refused_with_what_is_allowed(name, value, sentence):
    assert refusal(edits.set_setting, lenet5(), [2], name, value).startswith(sentence)


def test_numbers_that_are_none_are_refused():
    network = edits.add_node(Network(), KINDS[[kind.__name__ for kind in KINDS].index("Dropout")]())
    for value in (float("nan"), float("inf"), -0.1):
        assert "must be a number from 0 to 1" in refusal(
            edits.set_setting, network, [1], "rate", value
        )


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind())
@settings(max_examples=20)
@given(data=st.data())
def test_every_allowed_value_of_every_setting_is_taken(kind, data):
    network = edits.add_node(Network(), kind())
    wanted = data.draw(layers(kind, most=10**6))
    for name in kind.__struct_fields__:
        network = edits.set_setting(network, [1], name, getattr(wanted, name))
    assert network.nodes[0].layer == wanted


# --- replacing, renaming, moving -----------------------------------------------------------------


def test_a_layer_put_in_anothers_place_keeps_its_wires():
    after = edits.replace_layer(lenet5(), 3, Sigmoid())
    assert after.by_id[3].name == "sigmoid1"
    assert after.by_id[3].inputs == (2,)
    assert inputs(after, "pool1") == ["sigmoid1"]


def test_a_layer_of_the_same_kind_keeps_its_name():
    after = edits.replace_layer(edits.rename(lenet5(), 2, "eyes"), 2, Conv2d(9))
    assert after.by_id[2].name == "eyes"


def test_wires_without_a_port_are_let_go():
    assert edits.replace_layer(SKIP, 4, ReLU()).by_id[4].inputs == (3,)
    assert edits.replace_layer(SKIP, 2, Input()).by_id[2].inputs == ()


def test_what_others_need_cannot_become_the_output():
    assert refusal(edits.replace_layer, SKIP, 2, Output()) == (
        "Nothing can come after Output: remove the wires behind stem first."
    )


def test_a_name_belongs_to_one_layer():
    network = edits.rename(lenet5(), 2, "  eyes ")
    assert network.by_id[2].name == "eyes"
    assert edits.rename(network, 2, "eyes") == network
    assert refusal(edits.rename, network, 3, "eyes") == "Another layer is already called eyes."


@pytest.mark.parametrize("name", ["", "   ", "x" * 201])
def test_a_name_has_1_to_200_characters(name):
    assert refusal(edits.rename, lenet5(), 2, name) == "A name needs 1 to 200 characters."


def test_a_move_changes_places_only():
    after = edits.move(lenet5(), {2: (3.0, 4.0)})
    assert after.by_id[2].at == (3.0, 4.0)
    assert edits.move(after, {2: lenet5().by_id[2].at}) == lenet5()


# --- pasting -------------------------------------------------------------------------------------


def test_copies_get_new_names_and_ids_and_keep_the_wires_among_them():
    copied = [SKIP.named(name) for name in ("sum", "norm", "stem")]
    after = edits.paste(SKIP, copied, (10.0, 20.0))
    assert [node.id for node in after.nodes[5:]] == [6, 7, 8]
    assert wires(after)[len(wires(SKIP)) :] == ["relu1 add1", "conv1 add1", "conv1 relu1"]
    assert after.named("add1").at == (10.0, 20.0)
    assert inputs(after, "conv1") == []


def test_wires_from_layers_that_were_not_copied_are_let_go_and_merge_ports_close_up():
    after = edits.paste(SKIP, [SKIP.named("sum"), SKIP.named("stem")], (0, 0))
    assert inputs(after, "add1") == ["conv1"]
    assert after.named("add1").inputs == (7,)


def test_copies_keep_their_names_where_those_are_free():
    after = edits.paste(Network(), SKIP.nodes, (0, 0))
    assert after == SKIP


@settings(max_examples=50)
@given(networks(), networks(), st.randoms())
def test_copies_in_any_order_are_the_same_network(network, copied, random):
    nodes = list(copied.nodes)
    random.shuffle(nodes)
    after = edits.paste(network, nodes, (0, 0))
    check_network(after)
    assert after.nodes[: len(network.nodes)] == network.nodes
    added = after.nodes[len(network.nodes) :]
    new_ids = {node.id: copy.id for node, copy in zip(nodes, added, strict=True)}
    for node, copy in zip(nodes, added, strict=True):
        assert copy.layer == node.layer
        assert copy.inputs == tuple(new_ids[source] for source in node.inputs)


def test_a_thousand_layers_are_pasted_at_once():
    nodes = [Node(n, f"relu{n}", ReLU(), (n - 1,) if n > 1 else ()) for n in range(1, 1001)]
    once = edits.paste(Network(), nodes, (0, 0))
    twice = edits.paste(once, once.nodes, (0, 0))
    assert len({node.name for node in twice.nodes}) == 2000


# --- any edits in any order ----------------------------------------------------------------------


class AnyEdits(RuleBasedStateMachine):
    """Makes random edits: after each the network could be saved and opened again."""

    def __init__(self):
        super().__init__()
        self.network = SKIP
        self.history = [SKIP]

    def make(self, function, *arguments, **named):
        before = msgspec.json.encode(self.network)
        try:
            after = function(self.network, *arguments, **named)
        except EditError as refused:
            check_sentence(refused.text)
            after = self.network
        assert msgspec.json.encode(self.network) == before  # Undo is going back to the value.
        self.network = after

    def draw_id(self, data):
        return data.draw(st.sampled_from(sorted(self.network.by_id)))

    @precondition(lambda self: len(self.network.nodes) < 12)
    @rule(layer=st.sampled_from([kind() for kind in KINDS]))
    def add(self, layer):
        self.make(edits.add_node, layer)

    @precondition(lambda self: self.network.nodes)
    @rule(data=st.data(), port=st.integers(0, 3))
    def connect(self, data, port):
        self.make(edits.connect, self.draw_id(data), self.draw_id(data), port)

    @precondition(lambda self: self.network.nodes)
    @rule(data=st.data(), port=st.integers(0, 3))
    def disconnect(self, data, port):
        self.make(edits.disconnect, self.draw_id(data), port)

    @precondition(lambda self: self.network.nodes)
    @rule(data=st.data(), layer=st.sampled_from([ReLU(), Add(), Conv2d(), Output(), Input()]))
    def insert(self, data, layer):
        ends = [(node, p) for node in self.network.nodes for p, s in enumerate(node.inputs) if s]
        if ends:
            node, port = data.draw(st.sampled_from(ends))
            self.make(edits.insert_between, node.inputs[port], node.id, port, layer, (1.0, 1.0))

    @precondition(lambda self: self.network.nodes)
    @rule(data=st.data(), heal=st.booleans())
    def remove(self, data, heal):
        self.make(edits.remove_nodes, [self.draw_id(data), self.draw_id(data)], heal=heal)

    @precondition(lambda self: self.network.nodes)
    @rule(data=st.data(), layer=st.sampled_from([kind() for kind in KINDS]))
    def replace(self, data, layer):
        self.make(edits.replace_layer, self.draw_id(data), layer)

    @precondition(lambda self: self.network.nodes)
    @rule(data=st.data(), name=st.sampled_from(["eyes", "conv1", " ", "x" * 300]))
    def rename(self, data, name):
        self.make(edits.rename, self.draw_id(data), name)

    @precondition(lambda self: 0 < len(self.network.nodes) < 12)
    @rule(data=st.data())
    def paste(self, data):
        ids = data.draw(st.permutations(sorted(self.network.by_id)))
        self.make(edits.paste, [self.network.by_id[id_] for id_ in ids[:3]], (5.0, 5.0))

    @invariant()
    def can_be_saved_and_opened(self):
        text = msgspec.json.encode(self.network)
        assert msgspec.json.decode(text, type=Network) == self.network
        check_network(self.network)

    @invariant()
    def is_in_trimmed_form(self):
        for node in self.network.nodes:
            assert len(node.inputs) <= node.port_count
            assert not node.inputs or node.inputs[-1] is not None
            if node.layer.most_inputs is None:
                assert None not in node.inputs

    @invariant()
    def nothing_comes_after_an_output(self):
        for node in self.network.nodes:
            assert not isinstance(node.layer, Output) or not self.network.consumers[node.id]

    @invariant()
    def can_be_analyzed(self):
        assert analyze(self.network).nodes.keys() == self.network.by_id.keys()


AnyEdits.TestCase.settings = settings(max_examples=40, stateful_step_count=20)
TestAnyEdits = AnyEdits.TestCase
