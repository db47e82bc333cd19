"""The tokens are readable, every family has colors, icons are drawn, and switching restyles."""

import logging
import re
from itertools import combinations, product
from math import dist

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QIcon, QImage, QPainter, QPalette
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from cnnstudio import paths
from cnnstudio.gui.looks import colormaps, fonts, icons, theme
from cnnstudio.gui.looks.tokens import DARK, LIGHT, RUN_COLORS, Tokens, contrast
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


TONES = ("success", "warning", "danger")
TEXTS = ("text", "text2", "text3", "accent_text", *TONES)
GROUNDS = ("panel", "raised", "window", "canvas", "sunken", "hover", "select", "accent_soft")


@BOTH
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *product(TEXTS, GROUNDS),
        ("on_accent", "accent"),
        ("on_accent", "accent_hover"),
        *((tone, f"{tone}_soft") for tone in TONES),
        *product(("text", "text2"), [f"{tone}_soft" for tone in TONES]),
    ],
)
def test_texts_have_a_contrast_of_at_least_4_5(tokens, text, ground):
    assert _contrast(tokens, text, ground) >= 4.5


@BOTH
@pytest.mark.parametrize("family", FAMILIES)
def test_texts_on_the_colors_of_a_family_are_readable(tokens, family):
    colors = tokens.family(family)
    for ground in (colors.soft, *map(tokens.color, GROUNDS)):
        assert contrast(colors.ink, ground) >= 4.5
    for text in ("text", "text2"):
        assert contrast(tokens.color(text), colors.soft) >= 4.5


@BOTH
def test_what_the_style_sheet_writes_on_a_ground_is_readable(qapp, tokens):
    sheet = theme.style_sheet(tokens)
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", sheet)
    assert len(rules) > 100
    for selector, body in rules:
        found = dict(re.findall(r"(?:^|;)\s*(color|background): (#\w+)", body))
        if len(found) == 2 and ":disabled" not in selector:
            pair = QColor(found["color"]), QColor(found["background"])
            assert contrast(*pair) >= 4.5, selector


@BOTH
@pytest.mark.parametrize("role", ["accent", "danger", "warning", "success", "text2", "text3"])
def test_marks_and_focus_stand_out_from_every_ground(tokens, role):
    assert all(_contrast(tokens, role, ground) >= 3 for ground in GROUNDS)


# Machado, Oliveira and Fernandes, "A physiologically-based model for simulation of color vision
# deficiency", 2009, table of severity 1.0; they apply to linear RGB.
SIGHT = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}

# sRGB to XYZ at D65 (IEC 61966-2-1), divided by the white point.
XYZ = (
    (0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339 / 1.08883, 0.1191920 / 1.08883, 0.9503041 / 1.08883),
)


def _lab(color: QColor, sight: str) -> tuple[float, float, float]:
    """Give a color as somebody sees it, in CIE L*a*b*."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    def seen(matrix, parts):
        return [
            min(max(sum(a * b for a, b in zip(row, parts, strict=True)), 0.0), 1.0)
            for row in matrix
        ]

    def root(part: float) -> float:
        return part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116

    rgb = [linear(part) for part in (color.redF(), color.greenF(), color.blueF())]
    x, y, z = (root(part) for part in seen(XYZ, seen(SIGHT[sight], rgb)))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize(
    ("colors", "least"),
    [
        ([stripe for stripe, _, _ in LIGHT.families.values()], 14),
        ([stripe for stripe, _, _ in DARK.families.values()], 14),
        (RUN_COLORS, 11),
    ],
    ids=["light families", "dark families", "runs"],
)
def test_families_and_runs_can_be_told_apart_by_everybody(colors, least, sight):
    seen = [_lab(QColor(color), sight) for color in colors]
    assert min(dist(one, other) for one, other in combinations(seen, 2)) >= least


@BOTH
def test_every_family_has_colors_and_there_are_no_others(tokens):
    assert set(tokens.families) == set(FAMILIES)
    assert all(QColor(color).isValid() for trio in tokens.families.values() for color in trio)


@BOTH
def test_every_token_is_a_color(tokens):
    assert all(QColor(color).isValid() for color in tokens.colors().values())


@BOTH
def test_strong_borders_stand_out_from_every_ground(tokens):
    strong = tokens.with_strong_borders()
    for role, ground in product(("border", "border_strong", "border_soft"), GROUNDS):
        assert _contrast(strong, role, ground) >= 3


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


def test_a_system_that_wants_contrast_gets_strong_borders(studio, monkeypatch):
    monkeypatch.setattr(theme.Theme, "_system_wants_contrast", lambda _: True)
    studio.set_mode("dark")
    assert studio.tokens.border == DARK.text2


@pytest.mark.parametrize("content", [None, b"\xff\xfe", b"QWidget { color: $nonsense; }"])
def test_without_a_style_sheet_the_palette_holds_and_it_is_known(
    studio, qapp, monkeypatch, tmp_path, caplog, content
):
    if content is not None:
        (tmp_path / "themes").mkdir()
        (tmp_path / "themes" / "studio.qss").write_bytes(content)
    monkeypatch.setattr("cnnstudio.paths.resources_folder", lambda: tmp_path)
    studio.set_mode("dark")
    assert studio.trouble
    assert qapp.styleSheet() == ""
    assert qapp.palette().color(QPalette.ColorRole.Window) == DARK.color("panel")
    assert "style sheet" in caplog.text
    monkeypatch.undo()
    studio.set_mode("light")
    assert not studio.trouble
    assert qapp.styleSheet()


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


def test_an_icon_that_is_missing_is_a_dotted_square_and_logged_once(studio, caplog):
    with caplog.at_level(logging.WARNING):
        picture = icons.pixmap("no_such_icon", "#FF0000", 32).toImage()
        icons.pixmap("no_such_icon", "#00FF00", 32)
    drawn = [picture.pixelColor(5, y) for y in range(32)]
    assert 4 < sum(pixel.alpha() > 100 and pixel.red() > 200 for pixel in drawn) < 28
    assert caplog.text.count("no_such_icon") == 2  # its name, and the path in the reason


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
        "import sys; from cnnstudio.gui import elements; "
        "from cnnstudio.gui.looks import colormaps, icons, theme; "
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    assert fresh.python("-c", code).stdout.strip() == "[]"


def _center(icon: QIcon, mode=QIcon.Mode.Normal, state=QIcon.State.Off) -> QColor:
    return icon.pixmap(16, mode, state).toImage().pixelColor(8, 8)


def _middle_left(button: QPushButton) -> QColor:
    return button.grab().toImage().pixelColor(5, button.height() // 2)
