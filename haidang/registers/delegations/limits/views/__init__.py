"""Pages of the limits."""
