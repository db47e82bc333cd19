"""All networks of the gallery: what is written down is what they have, and they are in order."""

import re
import time

import pytest

from cnnstudio.cli.parser import run
from cnnstudio.layers.io import Input
from cnnstudio.network.analysis import analyze
from cnnstudio.network.layout.arrange import arranged
from cnnstudio.zoo.builder import Builder
from cnnstudio.zoo.catalogue import template, templates

ENTRIES = pytest.mark.parametrize("entry", templates(), ids=lambda entry: entry.name)


@ENTRIES
def test_what_is_written_down_is_what_the_network_has(entry):
    network = entry.build()
    facts = analyze(network)
    assert (facts.parameters, facts.macs) == (entry.parameters, entry.macs)
    (picture,) = [node.layer for node in network.nodes if isinstance(node.layer, Input)]
    assert picture.output_shape() == entry.input_shape


@ENTRIES
def test_a_network_has_no_errors_unless_it_is_blank(entry):
    assert bool(analyze(entry.build()).errors) == (entry.name == "Blank")


@ENTRIES
def test_names_can_stand_in_code_and_are_given_once(entry):
    names = [node.name for node in entry.build().nodes]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in names)


@ENTRIES
def test_groups_lie_apart_or_within_each_other_and_give_their_nodes_their_names(entry):
    network = entry.build()
    assert len({group.name for group in network.groups}) == len(network.groups)
    assert len({group.id for group in network.groups}) == len(network.groups)
    for place, group in enumerate(network.groups):
        assert all(network.by_id[node].name.startswith(group.name + "_") for node in group.nodes)
        for later in network.groups[place + 1 :]:
            common = set(group.nodes) & set(later.nodes)
            assert not common or set(group.nodes) < set(later.nodes)


@pytest.mark.parametrize(
    ("name", "open_groups"),
    [
        ("ResNet-152", []),
        ("ResNet-18", ["stage1", "stage2", "stage3", "stage4"]),
        ("VGG-16", ["block1", "block2", "block3", "block4", "block5", "classifier"]),
    ],
)
def test_the_larger_a_network_the_more_is_folded(name, open_groups):
    groups = template(name).build().groups
    assert [group.name for group in groups if not group.folded] == open_groups


@ENTRIES
def test_a_network_is_there_at_once_with_its_cards_in_their_places(entry):
    began = time.process_time()
    network = entry.make()
    assert time.process_time() - began < 1
    assert network == arranged(entry.build())
    assert len({node.at for node in network.nodes}) > 1


@ENTRIES
def test_a_network_has_a_level_a_line_and_a_paragraph_of_a_few_sentences(entry):
    assert str(entry.level) in ("Start here", "Beginner", "Classic", "Advanced", "")
    assert str(entry.about).endswith(".")
    assert 3 <= len(re.findall(r"[.:] (?=[A-Z])", str(entry.story))) + 1 <= 9
    assert (entry.paper is None) == (entry.name == "Blank")


@pytest.mark.parametrize(
    ("names"), [("LeNet-5", "Tiny VGG", "Dense baseline"), ("ResNet-18", "ResNet-152", "Blank")]
)
def test_simple_networks_come_first_and_then_the_years(names):
    found = [entry.name for entry in templates() if entry.name in names]
    assert tuple(found) == names


def test_templates_are_found_by_name_whatever_the_capital_letters():
    assert template("lenet-5").name == "LeNet-5"
    assert template("LeNet") is None


def test_the_lenet5_of_1998_stands_beside_todays():
    rows = template("LeNet-5").original_layers
    assert [(row.name, row.parameters) for row in rows] == [
        ("C1", 156),
        ("S2", 12),
        ("C3", 1_516),
        ("S4", 32),
        ("C5", 48_120),
        ("F6", 10_164),
    ]


def test_listing_all_networks_makes_none_of_them(monkeypatch, capsys):
    monkeypatch.delattr(Builder, "put")
    with pytest.raises(AttributeError):
        template("LeNet-5").build()
    assert run(["templates"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1 + len(templates())


# --- the literature ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("LeNet-5", 61_706),
        ("Tiny VGG", 19_920),
        ("Small ResNet", 272_474),
        ("AlexNet", 61_100_840),
        ("VGG-16", 138_357_544),
        ("GoogLeNet", 6_624_904),
        ("Inception-v3", 23_834_568),
        ("Inception-v4", 42_679_816),
        ("Xception", 22_855_952),
        ("ResNet-18", 11_689_512),
        ("ResNet-50", 25_557_032),
        ("DenseNet-121", 7_978_856),
        ("SqueezeNet 1.0", 1_248_424),
        ("SqueezeNet 1.1", 1_235_496),
        ("MobileNetV2", 3_504_872),
        ("RegNetX-400MF", 5_495_976),
    ],
)
def test_the_parameters_are_those_of_papers_and_tables(name, parameters):
    assert template(name).parameters == parameters


@ENTRIES
def test_published_numbers_are_near_what_is_computed_or_a_note_says_why_not(entry):
    for row in entry.published:
        if row.parameters and row.note is None:
            assert row.parameters == pytest.approx(entry.parameters, rel=0.02)
        if row.gmacs and entry.name != "ResNet-50":
            assert row.gmacs == pytest.approx(entry.macs / 1e9, rel=0.16)
        for error in (row.top1_error, row.top5_error):
            assert error is None or 0 < error < 50


def _sizes(name, *layers):
    """Give (size, jump, pixels of padding before the first box) of nodes along the height."""
    network = template(name).build()
    facts = analyze(network).nodes
    fields = [facts[network.named(layer).id].field for layer in layers]
    return [(field.size[0], field.jump[0], -field.start[0]) for field in fields]


def test_vgg16_has_the_receptive_fields_of_the_tables():
    found = _sizes(
        "VGG-16",
        *("block1_conv1", "block1_pool", "block2_conv1", "block2_pool"),
        *("block3_conv1", "block3_conv2", "block3_pool"),
        *("block4_conv1", "block4_conv2", "block4_pool"),
        *("block5_conv1", "block5_conv2", "block5_pool"),
    )
    assert found == [
        (3, 1, 1),
        (6, 2, 2),
        (10, 2, 4),
        (16, 4, 6),
        (24, 4, 10),
        (32, 4, 14),
        (44, 8, 18),
        (60, 8, 26),
        (76, 8, 34),
        (100, 16, 42),
        (132, 16, 58),
        (164, 16, 74),
        (212, 32, 90),
    ]


def test_alexnet_has_the_receptive_fields_of_the_tables():
    layers = ("conv1", "pool1", "conv2", "pool2", "conv3", "conv4", "conv5", "pool3")
    found = _sizes("AlexNet", *(f"features_{layer}" for layer in layers))
    assert [size for size, _, _ in found] == [11, 19, 51, 67, 99, 131, 163, 195]
    assert found[-1][1:] == (32, 66)


@pytest.mark.parametrize(
    ("name", "blocks", "sizes"),
    [
        ("ResNet-18", (2, 2, 2, 2), [43, 99, 211, 435]),
        ("ResNet-50", (3, 4, 6, 3), [35, 91, 267, 427]),
    ],
)
def test_resnets_have_the_receptive_fields_of_the_tables(name, blocks, sizes):
    ends = [f"stage{stage}_block{count}_relu" for stage, count in enumerate(blocks, 1)]
    assert [size for size, _, _ in _sizes(name, *ends)] == sizes


def test_lenet5_and_tiny_vgg_have_the_receptive_fields_of_the_tables():
    found = _sizes("LeNet-5", "conv1", "pool1", "conv2", "pool2")
    assert [(size, jump) for size, jump, _ in found] == [(5, 1), (6, 2), (14, 2), (16, 4)]
    found = _sizes("Tiny VGG", "conv1", "conv2", "pool1", "conv3", "conv4", "pool2")
    assert [size for size, _, _ in found] == [3, 5, 6, 10, 14, 16]


@pytest.mark.parametrize("typed", ["ResNet-18", "resnet18", "resnet_18", "RESNET 18"])
def test_a_template_is_found_however_its_name_is_typed(typed):
    assert template(typed).name == "ResNet-18"
