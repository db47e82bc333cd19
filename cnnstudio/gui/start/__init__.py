"""The start page: what was worked on last, networks to begin with, examples, and the tour."""

FIRST = "LeNet-5"
"""The network that is recommended: the very first window shows it, and Enter opens it."""
