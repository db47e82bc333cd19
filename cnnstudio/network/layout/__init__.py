"""Where cards and notes lie on the canvas."""
