"""What is shown of that which is pointed at."""
