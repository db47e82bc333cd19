"""What a layer kind is: one class per kind, one file per family."""
