"""What is wrong in a network, where it comes from, and what mends it."""
