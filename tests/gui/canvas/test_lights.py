"""What an edit changed lights up for a moment, and so do the settings that are asked about."""

from cnnstudio.gui.canvas.preview.lights import FLASH_MS
from cnnstudio.gui.looks import theme
from cnnstudio.network import edits


def lit(hand):
    lights = hand.view.lights.flashes.shown
    network = hand.studio.document.network
    return {(network.by_id[light.node].name, light.part) for light in lights}


def test_changed_settings_and_numbers_light_up_and_go_out(hand, qtbot):
    hand.studio.document.edit("x", edits.set_setting, [hand.studio.id_of("conv2")], "filters", 8)
    assert lit(hand) == {
        ("conv2", "settings"),
        ("conv2", "numbers"),
        ("pool2", "numbers"),
        ("flatten", "numbers"),
        ("fc1", "numbers"),
    }
    qtbot.waitUntil(lambda: not lit(hand), timeout=20 * FLASH_MS)


def test_undo_lights_up_the_same(hand):
    hand.studio.document.edit("x", edits.set_setting, [hand.studio.id_of("conv2")], "filters", 8)
    before = lit(hand)
    hand.view.lights.flashes.show_lights(())
    hand.studio.document.undo_stack.undo()
    assert lit(hand) == before


def test_nothing_lights_up_where_less_motion_is_wanted(hand):
    theme.current().set_reduced_motion(True)
    hand.studio.document.edit("x", edits.set_setting, [hand.studio.id_of("conv2")], "filters", 8)
    assert lit(hand) == set()
    theme.current().set_reduced_motion(False)


def test_a_new_name_changes_no_number(hand):
    hand.studio.document.edit("x", edits.rename, hand.studio.id_of("conv2"), "second")
    assert lit(hand) == set()


def test_settings_are_lit_on_their_card_or_strip(hand):
    lights = hand.view.lights
    lights.show_settings(hand.studio.id_of("conv1"))
    (light,) = lights.lights.shown
    assert hand.card("conv1").rect().contains(light.rect())
    relu = hand.studio.id_of("relu1")
    lights.show_settings(relu)
    (light,) = lights.lights.shown
    assert hand.card("conv1").member_rect(relu).contains(light.rect())
    lights.show_settings(None)
    assert lights.lights.shown == ()


def test_lights_go_out_when_cards_go(hand):
    hand.view.lights.show_settings(hand.studio.id_of("conv1"))
    hand.studio.document.edit("x", edits.remove_nodes, [hand.studio.id_of("conv1")])
    assert hand.view.lights.lights.shown == ()
