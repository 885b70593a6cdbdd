"""Questions to the room: the law of the day, the verdicts, what ends when."""
