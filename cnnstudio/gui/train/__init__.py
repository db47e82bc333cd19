"""The Train workspace: the list of runs, their curves and progress, and the training settings."""
