"""The way to the comparison from the menu of the window."""

from cnnstudio.app.settings import Settings
from cnnstudio.gui.compare.others import Other
from cnnstudio.gui.main_window import COMPARISON_HEIGHT, MainWindow
from cnnstudio.gui.studio import Studio
from cnnstudio.project.design import Design
from cnnstudio.zoo.small import lenet5


def test_the_menu_brings_the_comparison_to_the_front_and_asks(qtbot):
    studio = Studio(Settings())
    window = MainWindow(studio)
    studio.new("LeNet-5")
    studio.setParent(window)
    qtbot.addWidget(window, before_close_func=lambda _: studio.file.new(Design()))
    window.resize(1400, 900)
    window.show()
    window.actions_["compare"].trigger()
    panel = window.results.compare
    assert window.results.currentWidget() is panel
    assert panel.menu.isVisible()
    panel.menu.close()
    qtbot.waitUntil(lambda: window.results.height() > COMPARISON_HEIGHT - 60)
    panel.choose(Other("LeNet-5", lenet5))
    panel.ask()
    assert panel.menu.isVisible()
    panel.menu.close()
