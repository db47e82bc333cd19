"""Writing notes, titles and names where they stand."""
