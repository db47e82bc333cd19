"""Networks that torchvision has, and that can be imported by their names."""

from __future__ import annotations

import msgspec


class Elsewhere(msgspec.Struct, frozen=True):
    """A network of torchvision: its name there, and how many parameters it has when imported.

    Second classifiers that only help in training are not imported, and not counted.
    """

    name: str
    parameters: int


TORCHVISION = (
    Elsewhere("alexnet", 61_100_840),
    Elsewhere("convnext_base", 88_591_464),
    Elsewhere("convnext_large", 197_767_336),
    Elsewhere("convnext_small", 50_223_688),
    Elsewhere("convnext_tiny", 28_589_128),
    Elsewhere("densenet121", 7_978_856),
    Elsewhere("densenet161", 28_681_000),
    Elsewhere("densenet169", 14_149_480),
    Elsewhere("densenet201", 20_013_928),
    Elsewhere("efficientnet_b0", 5_288_548),
    Elsewhere("efficientnet_b1", 7_794_184),
    Elsewhere("efficientnet_b2", 9_109_994),
    Elsewhere("efficientnet_b3", 12_233_232),
    Elsewhere("efficientnet_b4", 19_341_616),
    Elsewhere("efficientnet_b5", 30_389_784),
    Elsewhere("efficientnet_b6", 43_040_704),
    Elsewhere("efficientnet_b7", 66_347_960),
    Elsewhere("efficientnet_v2_l", 118_515_272),
    Elsewhere("efficientnet_v2_m", 54_139_356),
    Elsewhere("efficientnet_v2_s", 21_458_488),
    Elsewhere("googlenet", 6_624_904),
    Elsewhere("inception_v3", 23_834_568),
    Elsewhere("mnasnet0_5", 2_218_512),
    Elsewhere("mnasnet0_75", 3_170_208),
    Elsewhere("mnasnet1_0", 4_383_312),
    Elsewhere("mnasnet1_3", 6_282_256),
    Elsewhere("mobilenet_v2", 3_504_872),
    Elsewhere("mobilenet_v3_large", 5_483_032),
    Elsewhere("mobilenet_v3_small", 2_542_856),
    Elsewhere("regnet_x_16gf", 54_278_536),
    Elsewhere("regnet_x_1_6gf", 9_190_136),
    Elsewhere("regnet_x_32gf", 107_811_560),
    Elsewhere("regnet_x_3_2gf", 15_296_552),
    Elsewhere("regnet_x_400mf", 5_495_976),
    Elsewhere("regnet_x_800mf", 7_259_656),
    Elsewhere("regnet_x_8gf", 39_572_648),
    Elsewhere("regnet_y_128gf", 644_812_894),
    Elsewhere("regnet_y_16gf", 83_590_140),
    Elsewhere("regnet_y_1_6gf", 11_202_430),
    Elsewhere("regnet_y_32gf", 145_046_770),
    Elsewhere("regnet_y_3_2gf", 19_436_338),
    Elsewhere("regnet_y_400mf", 4_344_144),
    Elsewhere("regnet_y_800mf", 6_432_512),
    Elsewhere("regnet_y_8gf", 39_381_472),
    Elsewhere("resnet101", 44_549_160),
    Elsewhere("resnet152", 60_192_808),
    Elsewhere("resnet18", 11_689_512),
    Elsewhere("resnet34", 21_797_672),
    Elsewhere("resnet50", 25_557_032),
    Elsewhere("resnext101_32x8d", 88_791_336),
    Elsewhere("resnext101_64x4d", 83_455_272),
    Elsewhere("resnext50_32x4d", 25_028_904),
    Elsewhere("shufflenet_v2_x0_5", 1_366_792),
    Elsewhere("shufflenet_v2_x1_0", 2_278_604),
    Elsewhere("shufflenet_v2_x1_5", 3_503_624),
    Elsewhere("shufflenet_v2_x2_0", 7_393_996),
    Elsewhere("squeezenet1_0", 1_248_424),
    Elsewhere("squeezenet1_1", 1_235_496),
    Elsewhere("vgg11", 132_863_336),
    Elsewhere("vgg11_bn", 132_868_840),
    Elsewhere("vgg13", 133_047_848),
    Elsewhere("vgg13_bn", 133_053_736),
    Elsewhere("vgg16", 138_357_544),
    Elsewhere("vgg16_bn", 138_365_992),
    Elsewhere("vgg19", 143_667_240),
    Elsewhere("vgg19_bn", 143_678_248),
    Elsewhere("wide_resnet101_2", 126_886_696),
    Elsewhere("wide_resnet50_2", 68_883_240),
)
"""The convolutional ones, by name; the others there are built of attention."""
