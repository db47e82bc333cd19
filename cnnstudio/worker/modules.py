"""Modules that torch does not have, each used by one layer kind.

They need torch and nothing else, and nothing of this file but themselves: exported code carries a
copy of each one that it uses.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn


class DropPath(nn.Module):
    """Leaves out a branch for a random share of the pictures while training.

    Huang et al., "Deep Networks with Stochastic Depth", 2016.
    """

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        """Give zeros for some pictures, and the others scaled up so that the mean stays."""
        if not self.training or not self.rate:
            return x
        if self.rate == 1:
            return torch.zeros_like(x)
        kept = torch.rand(len(x), *[1] * (x.ndim - 1), device=x.device) >= self.rate
        return x * kept.to(x.dtype) / (1 - self.rate)


class ChannelLayerNorm(nn.Module):
    """Normalizes the channels of each pixel on their own, batch x channels x height x width."""

    def __init__(self, channels: int, epsilon: float, affine: bool) -> None:
        super().__init__()
        self.epsilon = epsilon
        self.weight = nn.Parameter(torch.ones(channels)) if affine else None
        self.bias = nn.Parameter(torch.zeros(channels)) if affine else None

    def forward(self, x: Tensor) -> Tensor:
        """Bring the channels to the end, where torch normalizes, and back."""
        x = x.movedim(1, -1)
        x = nn.functional.layer_norm(x, x.shape[-1:], self.weight, self.bias, self.epsilon)
        return x.movedim(-1, 1)


class Scale(nn.Module):
    """Multiplies by a fixed factor and adds a fixed number."""

    def __init__(self, factor: float, offset: float) -> None:
        super().__init__()
        self.factor, self.offset = factor, offset

    def forward(self, x: Tensor) -> Tensor:
        """Compute x * factor + offset."""
        return x * self.factor + self.offset


class ChannelScale(nn.Module):
    """Multiplies each channel by a learned factor, and adds a fixed number."""

    def __init__(self, channels: int, factor: float, offset: float) -> None:
        super().__init__()
        self.offset = offset
        self.weight = nn.Parameter(torch.full((channels,), factor))

    def forward(self, x: Tensor) -> Tensor:
        """Compute x * weight + offset, with one weight a channel."""
        return x * self.weight.view(-1, *[1] * (x.ndim - 2)) + self.offset


class Crop(nn.Module):
    """Cuts off rows and columns, batch x channels x height x width."""

    def __init__(self, top: int, bottom: int, left: int, right: int) -> None:
        super().__init__()
        self.top, self.bottom, self.left, self.right = top, bottom, left, right

    def forward(self, x: Tensor) -> Tensor:
        """Give the part in the middle."""
        _, _, height, width = x.shape
        return x[:, :, self.top : height - self.bottom, self.left : width - self.right]
