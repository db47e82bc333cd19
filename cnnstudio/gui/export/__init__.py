"""Exporting the network as code or as a model for other programs."""
