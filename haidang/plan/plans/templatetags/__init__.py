"""Tags of the plan room."""
