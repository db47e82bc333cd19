"""Networks that torchvision has, which can be imported by name."""
from __future__ import annotations
import msgspec
class Elsewhere(msgspec.Struct, frozen=True):
    name: str
    parameters: int
TORCHVISION = ()
