"""What cards, groups and wires say."""
