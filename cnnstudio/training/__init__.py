"""What a run is: what it was asked, what it says, and what became of it. No torch here."""
