"""The tokens are readable, every family has colors, icons are drawn, and switching restyles."""

from itertools import product

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QIcon, QImage, QPainter, QPalette
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from cnnstudio import paths
from cnnstudio.gui import colormaps, fonts, icons, theme
from cnnstudio.gui.tokens import DARK, LIGHT, RUN_COLORS, Tokens, contrast
from tests import fresh

FAMILIES = (
    "convolution",
    "pooling",
    "dense",
    "activation",
    "normalization",
    "regularization",
    "merge",
    "blocks",
    "io",
)
BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


@pytest.fixture
def studio(qapp):
    """Give the theme, and leave the application light and at 100 %."""
    yield theme.apply(qapp, "light")
    theme.current().set_looks()
    theme.current().set_strong_borders(False)
    theme.current().set_mode("light")


def _contrast(tokens: Tokens, text: str, ground: str) -> float:
    return contrast(tokens.color(text), tokens.color(ground))


@BOTH
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *product(("text", "text2"), ("panel", "window", "raised", "sunken", "hover", "select")),
        ("text3", "panel"),
        ("text3", "raised"),
        ("accent_text", "panel"),
        ("accent_text", "raised"),
        ("accent_text", "accent_soft"),
        ("on_accent", "accent"),
        ("on_accent", "accent_hover"),
        *((tone, f"{tone}_soft") for tone in ("success", "warning", "danger")),
        *product(("success", "warning", "danger"), ("panel",)),
        *product(("text",), ("success_soft", "warning_soft", "danger_soft", "accent_soft")),
    ],
)
def test_texts_have_a_contrast_of_at_least_4_5(tokens, text, ground):
    assert _contrast(tokens, text, ground) >= 4.5


@BOTH
@pytest.mark.parametrize("family", FAMILIES)
def test_family_ink_is_readable_on_its_soft_color_and_on_cards(tokens, family):
    colors = tokens.family(family)
    for ground in (colors.soft, tokens.color("panel"), tokens.color("raised")):
        assert contrast(colors.ink, ground) >= 4.5


@BOTH
def test_every_family_has_colors_and_there_are_no_others(tokens):
    assert set(tokens.families) == set(FAMILIES)
    assert all(QColor(color).isValid() for trio in tokens.families.values() for color in trio)


@BOTH
def test_every_token_is_a_color(tokens):
    assert all(QColor(color).isValid() for color in tokens.colors().values())


@BOTH
def test_strong_borders_stand_out_from_the_panel(tokens):
    strong = tokens.with_strong_borders()
    for role in ("border", "border_strong", "border_soft"):
        assert _contrast(strong, role, "panel") >= 3


def test_runs_have_different_colors():
    assert len(set(RUN_COLORS)) == len(RUN_COLORS) == 7


@BOTH
def test_style_sheet_fills_in_every_token(qapp, tokens):
    sheet = theme.style_sheet(tokens)
    assert "$" not in sheet
    assert tokens.accent in sheet


@BOTH
def test_pictures_named_in_the_style_sheet_exist_and_use_token_colors(qapp, tokens):
    folder = paths.resources_folder() / "themes" / tokens.name
    named = {part.split('"')[0] for part in theme.style_sheet(tokens).split('url("')[1:]}
    assert {folder.as_posix() + f"/{file.name}" for file in folder.iterdir()} == named
    known = {color.upper() for color in tokens.colors().values()}
    for file in folder.iterdir():
        stroke = file.read_text(encoding="utf-8").split('stroke="')[1].split('"')[0]
        assert stroke.upper() in known, file.name


def test_switching_restyles_palette_and_widgets(studio, qapp, qtbot):
    panel = QWidget()
    button = QPushButton("Train", panel)
    button.setProperty("kind", "primary")
    QVBoxLayout(panel).addWidget(button)
    qtbot.addWidget(panel)
    panel.show()
    light = _middle_left(button)
    with qtbot.waitSignal(studio.changed):
        studio.set_mode("dark")
    assert qapp.palette().color(QPalette.ColorRole.Window) == DARK.color("panel")
    assert light == LIGHT.color("accent")
    assert _middle_left(button) == DARK.color("accent")


def test_system_scheme_counts_only_in_system_mode(studio, monkeypatch):
    monkeypatch.setattr(theme, "_system_is_dark", lambda: True)
    studio.set_mode("light")
    assert not studio.is_dark
    studio.set_mode("system")
    assert studio.is_dark


def test_asking_for_the_same_theme_changes_nothing(studio, qtbot):
    with qtbot.assertNotEmitted(studio.changed):
        studio.set_mode("light")


def test_reduced_motion_takes_no_time(studio):
    assert studio.duration(160) == 160
    studio.set_reduced_motion(True)
    assert studio.duration(160) == 0
    studio.set_reduced_motion(False)


def test_larger_texts_reach_fonts_and_style_sheet(studio, qapp):
    studio.set_looks(text_scale=1.5)
    assert studio.font("body").pixelSize() == 18
    assert "font-size: 18px" in qapp.styleSheet()


def test_digits_of_the_chosen_font_are_equally_wide(qapp, studio):
    metrics = QFontMetricsF(fonts.make("body"))
    widths = {metrics.horizontalAdvance(digit * 4) for digit in "0123456789"}
    assert max(widths) - min(widths) < 0.01


@pytest.mark.parametrize("name", icons.names())
def test_icon_is_drawn_in_the_color_asked_for(qapp, studio, name):
    image = icons.pixmap(name, "#FF0000", 32).toImage()
    pixels = [image.pixelColor(x, y) for x in range(32) for y in range(32)]
    drawn = [pixel for pixel in pixels if pixel.alpha() > 200]
    assert len(drawn) > 8
    assert name == "app" or all(pixel.red() > 230 > 40 > pixel.blue() for pixel in drawn)


@pytest.mark.parametrize("name", [name for name in icons.names() if name != "app"])
def test_icon_files_name_no_color_of_their_own(name):
    file = paths.resources_folder() / "icons" / f"{name}.svg"
    assert "#" not in file.read_text(encoding="utf-8")


def test_icons_follow_the_theme_without_being_set_again(studio, qtbot):
    icon = icons.icon("stop", "accent")
    assert _center(icon) == LIGHT.color("accent")
    studio.set_mode("dark")
    assert _center(icon) == DARK.color("accent")


def test_icons_show_that_they_are_checked_or_disabled(studio):
    icon = icons.icon("stop", "text2", checked="accent_text")
    assert _center(icon, state=QIcon.State.On) == LIGHT.color("accent_text")
    assert _center(icon, QIcon.Mode.Disabled) == LIGHT.color("wire")


def test_icons_survive_being_copied_by_qt(studio):
    copy = QIcon(icons.icon("stop", "accent"))
    copy.setIsMask(True)  # makes Qt clone the engine
    assert _center(copy) == LIGHT.color("accent")


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_icons_have_a_pixel_for_each_pixel_of_the_device(studio, ratio):
    picture = icons.pixmap("conv2d", "family:convolution", 16, ratio)
    assert picture.width() == round(16 * ratio)
    assert icons.icon("conv2d").pixmap(picture.deviceIndependentSize().toSize(), ratio).width() in (
        round(16 * ratio),
        round(16 * ratio) + 1,
    )


def test_painted_icons_are_drawn_at_the_zoom_of_the_painter(studio):
    image = QImage(64, 64, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(4, 4)
    icons.paint(painter, QRectF(0, 0, 16, 16), "stop", "#FF0000")
    painter.end()
    assert image.pixelColor(32, 32) == QColor("#FF0000")
    assert image.pixelColor(2, 2) == QColor("#FFFFFF")


@pytest.mark.parametrize("name", colormaps.TABLES)
def test_color_tables_have_a_color_for_each_byte(name):
    assert len(colormaps.TABLES[name]()) == 256


def test_feature_map_colors_rise_in_brightness():
    brightness = [contrast(QColor.fromRgb(color), QColor("black")) for color in colormaps.ink()]
    assert brightness == sorted(brightness)


def test_sign_colors_have_zero_in_the_middle():
    table = colormaps.signed()
    assert QColor.fromRgb(table[128]) == QColor(colormaps.SIGNED_STOPS[2])
    assert QColor.fromRgb(table[1]) == QColor(colormaps.SIGNED_STOPS[0])
    assert QColor.fromRgb(table[255]) == QColor(colormaps.SIGNED_STOPS[-1])


def test_theme_and_elements_load_without_numpy_and_plots():
    heavy = ("numpy", "pyqtgraph", "torch")
    code = (
        "import sys; from cnnstudio.gui import colormaps, elements, icons, theme; "
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    assert fresh.python("-c", code).stdout.strip() == "[]"


def _center(icon: QIcon, mode=QIcon.Mode.Normal, state=QIcon.State.Off) -> QColor:
    return icon.pixmap(16, mode, state).toImage().pixelColor(8, 8)


def _middle_left(button: QPushButton) -> QColor:
    return button.grab().toImage().pixelColor(5, button.height() // 2)
