"""Aid to the province: foreign organisations, their registration, calls, projects, ODA."""
