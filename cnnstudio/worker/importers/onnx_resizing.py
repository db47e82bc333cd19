"""Operators of ONNX that pad maps and make them larger."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor

from cnnstudio.layers.resizing import Crop, Upsample, ZeroPad2d
from cnnstudio.layers.text import Text
from cnnstudio.worker.importers.builder import Value
from cnnstudio.worker.importers.onnx_walk import Handler, Mode, Padded, Sides, Step, Walk

# --- padding -------------------------------------------------------------------------------------

_MODES: Mapping[str, Mode] = {"reflect": "reflect", "edge": "replicate", "wrap": "circular"}


def _pad(walk: Walk, step: Step) -> Value | Padded:
    value = step.value()
    top, left, bottom, right = pads = _sides(step, value)
    mode = str(step.attributes.get("mode", "constant"))
    if not any(pads):
        return value
    if mode in _MODES and min(pads) >= 0:
        return Padded(walk.builder.plain(value), pads, _MODES[mode])
    if mode != "constant" or step.number(2, "value", 0.0) != 0:
        raise step.refused(Text("it pads with something else than zeros"))
    if max(pads) <= 0:
        return walk.builder.place(Crop(-top, -bottom, -left, -right), value, path=step.path)
    if min(pads) < 0:
        raise step.refused(Text("it pads on one side and cuts off on another"))
    return walk.builder.place(ZeroPad2d(top, bottom, left, right), value, path=step.path)


def _sides(step: Step, value: Value) -> Sides:
    """Give what is added at the top, left, bottom and right."""
    given, rank = step.constant(1), len(value.order) + 1
    numbers = step.numbers("pads") if given is None else tuple(int(each) for each in given)
    chosen = step.constant(3)
    axes = range(rank) if chosen is None else [int(axis) % rank for axis in chosen.reshape(-1)]
    if numbers is None or len(numbers) != 2 * len(axes) or not value.is_plain or rank != 4:
        raise step.refused(Text("it does not pad maps"))
    before, behind = [0] * rank, [0] * rank
    for place, axis in enumerate(axes):
        before[axis], behind[axis] = numbers[place], numbers[place + len(axes)]
    if any(before[:2]) or any(behind[:2]):
        raise step.refused(Text("it adds channels or pictures"))
    return (before[2], before[3], behind[2], behind[3])


# --- making larger -------------------------------------------------------------------------------


def _resize(walk: Walk, step: Step) -> Value:
    value = walk.builder.plain(step.value())
    factors = _factors(walk, step, value)
    mode, place, rounding = _sampling(walk, step)
    is_blend = mode in ("linear", "bilinear") and place in ("half_pixel", "pytorch_half_pixel")
    if not is_blend and (mode != "nearest" or place not in ("asymmetric", "half_pixel")):
        raise step.refused(
            Text(
                "it resizes by “{mode}” with “{place}”, but layers here repeat pixels or blend "
                "between their centers",
                {"mode": mode, "place": place},
            )
        )
    if not is_blend and not all(_repeats(factor, place, rounding) for factor in factors):
        raise step.refused(Text("it does not repeat each pixel equally often"))
    layer = Upsample(factors, "bilinear" if is_blend else "nearest")
    return walk.builder.place(layer, value, path=step.path)


def _sampling(walk: Walk, step: Step) -> tuple[str, str, str]:
    """Give the mode, how places are mapped back, and how they are rounded to pixels."""
    mode = str(step.attributes.get("mode", "nearest"))
    if walk.opset < 11:
        return mode, "asymmetric", "floor"
    return (
        mode,
        str(step.attributes.get("coordinate_transformation_mode", "half_pixel")),
        str(step.attributes.get("nearest_mode", "round_prefer_floor")),
    )


_ROUNDINGS: Mapping[str, Callable[[Fraction], int]] = {
    "floor": floor,
    "ceil": ceil,
    "round_prefer_floor": lambda place: ceil(place - _HALF),
    "round_prefer_ceil": lambda place: floor(place + _HALF),
}

_HALF = Fraction(1, 2)


def _repeats(factor: int, place: str, rounding: str) -> bool:
    """Say whether each pixel comes `factor` times in a row, as those of the first one tell."""
    shift = _HALF if place == "half_pixel" else Fraction()
    nearest = _ROUNDINGS.get(rounding)
    return nearest is not None and all(
        nearest((copy + shift) / factor - shift) == 0 for copy in (0, factor - 1)
    )


def _factors(walk: Walk, step: Step, value: Value) -> tuple[int, int]:
    """Give how many times as many rows and columns come out, which must be whole numbers."""
    before = walk.shape(value)
    is_old = step.operator == "Upsample" or len(step.inputs) == 2
    scales = step.constant(1 if is_old else 2)
    given: Sequence[float] | None = step.attributes.get("scales")
    if scales is not None and scales.size:
        given = [float(each) for each in scales.reshape(-1)]
    target = step.constant(3)
    if given is None and target is not None:
        given = [int(size) / own for size, own in zip(target.reshape(-1), before, strict=False)]
    if given is None or len(given) != len(before) or list(given[:2]) != [1, 1]:
        raise step.refused(Text("it does not say by what height and width are multiplied"))
    factors = [round(each) for each in given[2:]]
    if any(factor < 1 or factor != each for factor, each in zip(factors, given[2:], strict=True)):
        raise step.refused(
            Text(
                "it multiplies height and width by {height} and {width}, not by whole numbers",
                {"height": float(given[2]), "width": float(given[3])},
            )
        )
    keeps_shape = step.attributes.get("keep_aspect_ratio_policy", "stretch") != "stretch"
    if keeps_shape and factors[0] != factors[1]:
        raise step.refused(Text("it keeps the shape of the picture, whatever size is asked for"))
    return factors[0], factors[1]


RESIZING: Mapping[str, Handler] = {
    "Pad": _pad,
    "Resize": _resize,
    "Upsample": _resize,
}
