"""Pages of the calendar, and the feeds."""
