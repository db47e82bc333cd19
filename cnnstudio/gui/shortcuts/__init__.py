"""Which keys trigger which actions: the table's own, those the user chose, and the page of both."""
