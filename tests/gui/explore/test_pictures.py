"""Pictures show the numbers: one pixel each, on scales that say what they mean."""

from array import array
from math import nan

import pytest
from PySide6.QtGui import QColor

from cnnstudio.gui.explore.pictures import (
    ZERO,
    color_image,
    filter_numbers,
    largest,
    map_image,
    picture_image,
    signed_image,
    stretch,
    value_at,
)
from cnnstudio.gui.looks import colormaps
from cnnstudio.training.protocol import FilterValues
from tests.gui.explore.conftest import made_map

SQUARE = made_map(1, (2, 2, 3), low=-1.0, high=4.1)


def indexes(image):
    return [
        [image.pixelIndex(column, row) for column in range(image.width())]
        for row in range(image.height())
    ]


def test_a_channel_is_drawn_row_after_row_in_ink():
    image = map_image(SQUARE, 1)
    assert indexes(image) == [[6, 7, 8], [9, 10, 11]]
    assert image.colorTable() == colormaps.ink()


def test_on_its_own_scale_a_channel_goes_from_darkest_to_lightest():
    assert indexes(map_image(SQUARE, 1, own_scale=True)) == [[0, 51, 102], [153, 204, 255]]
    assert stretch(b"\x07\x07") == b"\x07\x07"


def test_a_channel_that_was_not_sent_has_no_picture():
    assert map_image(SQUARE, 2) is None
    assert value_at(SQUARE, 2, 0, 0) is None


def test_a_value_is_read_back_from_its_byte():
    assert value_at(SQUARE, 1, 1, 2) == pytest.approx(-1.0 + 11 / 255 * 5.1)


def test_a_gray_picture_is_shown_as_it_is_stored():
    assert indexes(picture_image(bytes([0, 128, 255, 7]), (1, 2, 2))) == [[0, 128], [255, 7]]


def test_a_color_picture_is_put_together_from_its_channels():
    image = picture_image(bytes([10, 20, 30, 40, 50, 60]), (3, 1, 2))
    assert image.pixelColor(0, 0) == QColor(10, 30, 50)
    assert image.pixelColor(1, 0) == QColor(20, 40, 60)


def test_a_picture_that_is_cut_off_is_not_shown():
    assert picture_image(b"\0" * 5, (1, 2, 3)) is None


def test_weights_are_drawn_symmetrically_about_zero():
    image = signed_image([-0.5, 0.0, 0.5, 0.25], 2, 2, 0.5)
    assert indexes(image) == [[1, ZERO], [255, ZERO + 64]]
    assert image.colorTable() == colormaps.signed()


def test_a_weight_that_is_not_finite_is_drawn_as_zero():
    assert indexes(signed_image([nan, 1.0], 2, 1, 1.0)) == [[ZERO, 255]]
    assert largest(array("f", [nan, -2.0, 1.0])) == 2.0


def test_weights_that_are_all_zero_are_all_in_the_middle():
    assert indexes(signed_image([0.0, 0.0], 2, 1, largest([0.0, 0.0]))) == [[ZERO, ZERO]]


def test_filters_of_a_color_picture_are_shown_as_colors_around_gray():
    image = color_image([1.0, 0.0, -1.0], 1, 1, 1.0)
    assert image.pixelColor(0, 0) == QColor(255, 128, 1)


def test_numbers_of_an_answer_are_read_in_their_order():
    values = array("f", [0.5, -0.25]).tobytes()
    answer = FilterValues(1, 1, (1, 1, 1, 2), values, "random")
    assert list(filter_numbers(answer)) == [0.5, -0.25]
