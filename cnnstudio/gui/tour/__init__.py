"""The tour: a few short steps that point at the parts of the window while it is being used."""
