"""Measurements: each file prints its figures as JSON, times as ratios within one run."""
