"""Pages of difficulties and extensions."""
