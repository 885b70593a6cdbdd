"""Questions over several tables, answered as values a page can show: the review of a reading, the pages of a plan."""
