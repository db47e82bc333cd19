"""What a data set is: names, shapes, classes and splits. No pixels here."""
