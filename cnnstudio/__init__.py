"""CNN Studio: design, train and understand convolutional networks without programming."""

__version__ = "0.1.0"
