"""The calendar of foreign affairs: week, month, year and list, who is wanted twice, feeds for a calendar of one's own."""
