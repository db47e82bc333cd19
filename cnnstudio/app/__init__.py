"""The running application without its widgets: the open document, and the helper processes."""
