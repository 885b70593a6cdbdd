"""The plan and its year."""
