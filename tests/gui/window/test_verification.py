"""Where torch says something else than we do, both numbers are told."""

import msgspec
import pytest

from cnnstudio.app import words
from cnnstudio.gui.looks import theme
from cnnstudio.gui.window.verification import Verification, disagreements
from cnnstudio.network import edits
from cnnstudio.network.analysis import analyze
from cnnstudio.training.protocol import Failed, NodeFacts, Verified, Verify
from cnnstudio.zoo.small import lenet5
from tests.gui.quiet import QuietStudio

CONV1, FLATTEN = 2, 8


def facts(network):
    analysis = analyze(network)
    return tuple(
        NodeFacts(node, known.output_shape, known.parameters, known.macs)
        for node, known in analysis.nodes.items()
    )


def told(network, answer):
    return [words.say(each.text) for each in disagreements(network, analyze(network), answer)]


@pytest.fixture
def window(qapp):
    theme.apply(qapp, "light")
    studio = QuietStudio(lenet5())
    studio.assistant.state = "ready"
    yield studio
    studio.close()


@pytest.fixture
def verification(window, qtbot):
    made = Verification(window.document, window.assistant)
    qtbot.addWidget(made)
    return made


def answered(window, verification, *, without_macs=()):
    """Let torch answer; of some layers it has counted no MACs."""
    verification.ask()
    asked = window.assistant.last(Verify)
    known = tuple(
        msgspec.structs.replace(fact, macs=0) if fact.node in without_macs else fact
        for fact in facts(asked.ask.network)
    )
    asked.answer(Verified(asked.ask.number, known))


def test_equal_facts_are_no_disagreement():
    network = lenet5()
    assert not told(network, Verified(1, facts(network)))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"parameters": 157}, "conv1, parameters: 156 here, 157 by torch."),
        ({"shape": (6, 27, 28)}, "conv1, output shape: 6×28×28 here, 6×27×28 by torch."),
        ({"macs": 7}, "conv1, MACs: 117,600 here, 7 by torch."),
    ],
)
def test_both_numbers_of_a_disagreement_are_told(wrong, sentence):
    network = lenet5()
    fact = msgspec.structs.replace(facts(network)[1], **wrong)
    (line,) = told(network, Verified(1, (fact,)))
    assert line.replace(",", "") == sentence.replace(",", "")


def test_a_refusal_of_torch_is_a_disagreement_of_its_layer():
    answer = Verified(1, (), "kernel too large", CONV1)
    assert told(lenet5(), answer) == ["torch refuses conv1: kernel too large"]


def test_where_torch_agrees_it_is_said_what_was_compared(window, verification):
    answered(window, verification)
    assert verification.text() == "Shapes and counts verified by torch"
    assert "all 14 layers" in verification.toolTip()
    assert "MACs" in verification.toolTip()


def test_a_click_leads_to_the_layer_of_which_torch_says_otherwise(window, verification, qtbot):
    answered(window, verification, without_macs={CONV1})
    assert verification.text() == "torch disagrees"
    assert "conv1" in verification.toolTip()
    with qtbot.waitSignal(verification.node_wanted) as wanted:
        verification.click()
    assert wanted.args == [CONV1]


def test_an_answer_about_an_earlier_network_goes_unheard(window, verification):
    verification.ask()
    asked = window.assistant.last(Verify)
    window.document.edit("x", edits.set_setting, [CONV1], "filters", 8)
    asked.answer(Verified(1, facts(asked.ask.network)))
    assert verification.text() == "Not verified yet"
    assert asked.ask.number in window.assistant.forgotten


def test_edits_in_a_row_ask_only_once(window, verification, qtbot):
    for filters in range(7, 12):
        window.document.edit("x", edits.set_setting, [CONV1], "filters", filters)
    qtbot.waitUntil(lambda: len(window.assistant.asked) == 1, timeout=3_000)
    qtbot.wait(100)
    assert [asked.ask.network.by_id[CONV1].layer.filters for asked in window.assistant.asked] == [
        11
    ]


def test_why_torch_could_not_be_asked_stands_in_the_tip(window, verification):
    verification.ask()
    window.assistant.last(Verify).answer(Failed(1, "The assistant process has ended."))
    assert verification.text() == "Not verified yet"
    assert "has ended" in verification.toolTip()


def test_the_first_problem_is_told_in_the_words_of_the_list_and_a_click_leads_there(
    window, verification, qtbot
):
    window.document.edit("x", edits.remove_nodes, [FLATTEN])
    problem = window.document.errors[0]
    assert words.say(problem.sentence) in verification.toolTip()
    with qtbot.waitSignal(verification.node_wanted) as caught:
        verification.click()
    assert caught.args == [problem.node]
    window.document.undo_stack.undo()
    assert verification.toolTip() == ""


def test_a_network_with_problems_is_not_verified(window, verification):
    window.document.edit("x", edits.remove_nodes, [FLATTEN])
    assert verification.text() == "Not verified: 1 problem"


def test_a_card_that_moves_while_torch_works_makes_no_answer_stale(window, verification):
    verification.ask()
    asked = window.assistant.last(Verify)
    window.document.edit("Move", edits.move, {CONV1: (500.0, 500.0)})
    asked.answer(Verified(asked.ask.number, facts(asked.ask.network)))
    assert verification.text() == "Shapes and counts verified by torch"
