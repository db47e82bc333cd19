"""The window: widgets, canvas and drawings, painted from one table of design tokens.

Everything here shows values and asks for edits; it holds no truth of its own, and it never
imports torch.
"""
