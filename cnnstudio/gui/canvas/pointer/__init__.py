"""What is done with the pointer held down."""
