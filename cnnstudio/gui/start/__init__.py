"""The start page: what was worked on last, networks to begin with, examples, and the tour."""
