"""The gallery: known networks to look at, and to begin a project with."""
