"""The canvas: cards, wires and what can be done with them by mouse and keyboard."""
