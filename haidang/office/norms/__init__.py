"""Rules with their dates and their papers, the working calendar, the windows of reports: the law as dated data."""
