"""The preferences: how the program looks and where it keeps things."""
