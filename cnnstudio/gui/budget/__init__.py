"""What a training takes, before it begins: memory and time."""
