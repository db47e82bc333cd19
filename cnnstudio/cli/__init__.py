"""The command line: a small function for each command, which imports only what it needs."""
