"""Facts of the search room."""
