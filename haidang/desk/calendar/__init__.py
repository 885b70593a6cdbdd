"""The calendar of foreign affairs: week, month, year, list, what stands at one time, and feeds for one's own calendar."""
