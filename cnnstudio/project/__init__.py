"""What is on disk: the design, the project file, and the run store."""
