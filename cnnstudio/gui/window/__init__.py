"""What the main window consists of: its menus and their commands, bars, docks and messages."""
