"""Looking for a layer that fits at a place."""
