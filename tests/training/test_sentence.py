"""Texts on their way between processes arrive as they were said, and templates ask for no more."""

import msgspec
import pytest

from cnnstudio.layers.text import Text
from cnnstudio.training.sentence import Sentence

SAID = Text(
    "{layer}: {problem}",
    {
        "layer": "conv1",
        "problem": Text("{count} rows of {size} are lost.", {"count": 1, "size": (3, 28)}, "One."),
    },
)


def test_a_sentence_arrives_as_it_was_said():
    sent = msgspec.json.encode(Sentence.of(SAID))
    assert msgspec.json.decode(sent, type=Sentence).text() == SAID


def test_values_that_json_does_not_know_arrive_as_words():
    assert str(Sentence.of(Text("{value}", {"value": None})).text()) == "None"


@pytest.mark.parametrize(
    "template", ["{x:1000000000}", "{x!r}", "{x.__class__}", "{x[0]}", "{y}", "{", "{}"]
)
def test_a_template_that_asks_for_more_than_its_values_is_shown_as_it_is(template):
    for sentence in (Sentence(template, {"x": "a"}), Sentence("{count}", {"count": 1}, template)):
        assert len(str(sentence.text())) <= len(template) + len("{count}")


def test_sentences_within_sentences_end_somewhere():
    sentence = Sentence("end")
    for _ in range(1000):
        sentence = Sentence("{inner}", {"inner": sentence})
    assert "{inner}" in str(sentence.text())
