"""The contract that every layer kind keeps, whatever it computes."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import inspect

from cnnstudio import paths
from cnnstudio.layers.base import FAMILIES, Layer
from cnnstudio.layers.catalogue import KINDS, AnyLayer
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.io import Input
from cnnstudio.network.analysis import analyze, explain, facts_of
from cnnstudio.network.graph import Network, Node
from tests.layers.random_layers import inputs, layers
from tests.texts import check, check_sentence, evaluate, places

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind())


def concrete(kind: type[Layer]) -> list[type[Layer]]:
    """Give the kinds without subclasses."""
    below = kind.__subclasses__()
    return [each for sub in below for each in concrete(sub)] if below else [kind]


def test_the_catalogue_holds_every_kind_that_is_written():
    assert set(concrete(Layer)) == set(KINDS)


def test_the_catalogue_is_sorted_out_by_names():
    assert len({kind.title for kind in KINDS}) == len(KINDS)
    assert [KINDS[0].family, KINDS[-1].family] == ["io", "io"]


@every_kind
def test_every_kind_says_what_it_is(kind):
    assert kind.__doc__
    assert kind.__doc__.splitlines()[0].endswith(".")
    assert kind.family in FAMILIES
    assert kind.title.strip()
    assert kind.stem.replace("#", "").isidentifier()
    assert (paths.resources_folder() / "icons" / f"{kind.icon}.svg").is_file()


@every_kind
def test_every_setting_has_a_name_an_explanation_and_a_default(kind):
    for field in inspect.type_info(kind).fields:
        assert isinstance(field.type, inspect.Metadata), field.name
        words = field.type.extra_json_schema
        assert words["title"][0].isupper(), field.name
        assert words["description"].endswith("."), field.name
        assert not field.required, field.name


@every_kind
def test_numbers_have_a_range(kind):
    for field in inspect.type_info(kind).fields:
        for declared in numbers_in(field.type):
            assert declared.ge is not None, field.name
            assert declared.le is not None, field.name


def numbers_in(declared):
    match declared:
        case inspect.Metadata(type=inner):
            yield from numbers_in(inner)
        case inspect.IntType() | inspect.FloatType():
            yield declared
        case inspect.TupleType(item_types=parts) | inspect.UnionType(types=parts):
            for part in parts:
                yield from numbers_in(part)


@every_kind
@settings(max_examples=25)
@given(data=st.data())
def test_layers_survive_json(kind, data):
    layer = data.draw(layers(kind, most=10**6))
    text = msgspec.json.encode(layer)
    assert msgspec.json.decode(text, type=AnyLayer) == layer
    assert msgspec.json.decode(text, type=dict)["kind"] == kind.__name__


@every_kind
@settings(max_examples=25)
@given(data=st.data())
def test_equal_layers_count_as_one_in_a_set(kind, data):
    layer = data.draw(layers(kind))
    again = msgspec.structs.replace(layer)
    assert {layer, again} == {layer}


@every_kind
@settings(max_examples=25)
@given(data=st.data())
def test_a_card_names_exactly_the_settings_it_shows(kind, data):
    text = data.draw(layers(kind)).describe()
    assert len(check(text)) < 90


@every_kind
@settings(max_examples=25)
@given(data=st.data())
def test_a_layer_gives_a_shape_or_says_in_a_sentence_why_not(kind, data):
    layer, shapes = data.draw(layers(kind)), data.draw(inputs(kind))
    facts = facts_of(layer, shapes)
    if facts.output is None:
        check_sentence(facts.refusal)
        return
    assert len(facts.output) in (1, 3)
    assert all(type(size) is int and size >= 1 for size in facts.output)
    assert facts.parameters >= 0
    assert facts.macs >= 0
    for warning in facts.warnings:
        check_sentence(warning)


def shown_calculations(layer: Layer, shapes):
    """Give what is shown of a layer behind inputs of these shapes."""
    pictures = [Node(n, f"in{n}", Input(*shape)) for n, shape in enumerate(shapes, 1)]
    node = Node(len(shapes) + 1, "layer", layer, tuple(range(1, len(shapes) + 1)))
    network = Network((*pictures, node))
    return explain(network, analyze(network), node.id)


@every_kind
@settings(max_examples=40)
@given(data=st.data())
def test_every_calculation_comes_to_its_result(kind, data):
    layer, shapes = data.draw(layers(kind)), data.draw(inputs(kind))
    facts = facts_of(layer, shapes)
    if facts.output is None:
        return
    shown = list(layer.explain(facts.output, *shapes))
    if all(len(shape) == 3 for shape in shapes):
        shown += shown_calculations(layer, shapes)
    for calculation in shown:
        check(calculation.subject)
        assert places(calculation.formula.template) == set()
        assert evaluate(calculation.numbers) == calculation.result


def test_grouped_and_dilated_convolutions_show_their_own_calculations():
    layer = Conv2d(6, (3, 2), dilation=(2, 1), groups=3)
    shown = {str(each.subject): each for each in shown_calculations(layer, [(3, 9, 9)])}
    assert str(shown["Parameters"].formula).endswith("channels in / groups + bias)")
    assert shown["Parameters"].numbers == "6 × (3·2·3 / 3 + 1)"
    assert shown["Output height"].numbers == "⌊(9 + 2·0 − 2 · (3 − 1) − 1) / 1⌋ + 1"
    assert shown["Receptive field (height)"].numbers == "1 + (3 − 1) · 2 · 1"


@every_kind
def test_counts_are_explained_wherever_there_are_any(kind):
    layer = kind(bias=True) if "bias" in kind.__struct_fields__ else kind()
    shapes = [shape for shape in ((8, 9, 9), (10,)) if facts_of(layer, (shape,)).output]
    for shape in shapes if kind.fewest_inputs == 1 else ():
        facts = facts_of(layer, (shape,))
        subjects = {str(each.subject): each.result for each in layer.explain(facts.output, shape)}
        assert subjects.get("Parameters", 0) == facts.parameters
        assert subjects.get("MACs", 0) == facts.macs
