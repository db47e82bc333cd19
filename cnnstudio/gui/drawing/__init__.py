"""Networks on paper: the canvas as a drawing in a file, and a report of one page.

Everything here is painted with Qt and works without a screen, a window or the user's settings.
"""
