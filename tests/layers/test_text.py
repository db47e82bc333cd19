"""Texts: sentences with values, which the window translates and the command line prints."""

import pytest

from cnnstudio.layers.base import ShapeError
from cnnstudio.layers.text import Renderer, Text, listed


def test_a_text_puts_its_values_into_its_places():
    text = Text("{name} gets {shape}.", {"name": "conv1", "shape": (6, 28, 28)})
    assert str(text) == "conv1 gets 6×28×28."


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (61706, "61706"),
        (0.05, "0.05"),
        (1.0, "1"),
        (True, "True"),
        ((5, 5), "5×5"),
        ("{braces}", "{braces}"),
        (Text("{n} rows", {"n": 2}), "2 rows"),
    ],
)
def test_english_writes_values_plainly(value, written):
    assert str(Text("{value}", {"value": value})) == written


def test_names_from_files_are_never_taken_for_places():
    assert str(Text("{name} {secret}", {"name": "{secret}", "secret": "x"})) == "{secret} x"


def test_a_renderer_translates_templates_and_writes_numbers_its_own_way():
    class German(Renderer):
        def words(self, template):
            return {"{n} rows": "{n} Zeilen", "Not seen: {what}.": "Ungesehen: {what}."}[template]

        def number(self, value):
            return f"{value:,}".replace(",", ".")

    text = Text("Not seen: {what}.", {"what": Text("{n} rows", {"n": 1200})})
    assert text.render(German()) == "Ungesehen: 1.200 Zeilen."


def test_a_refusal_reads_as_its_text():
    refused = ShapeError("{layer} needs maps.", layer="Conv 2D")
    assert str(refused) == str(refused.text) == "Conv 2D needs maps."


def test_listed_texts_have_commas_between_them():
    assert str(listed([Text("{n} filters", {"n": 6}), Text("5×5")])) == "6 filters, 5×5"
    assert str(listed([Text("alone")])) == "alone"
