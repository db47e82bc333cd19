"""Everything by keyboard, and in words for screen readers."""
