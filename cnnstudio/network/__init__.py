"""What a network is: immutable values, and pure functions on them."""
