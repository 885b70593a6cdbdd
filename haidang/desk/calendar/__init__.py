"""The calendar of foreign affairs: week, month, year, list; who is wanted twice; feeds for one's own calendar."""
