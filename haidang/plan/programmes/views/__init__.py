"""Pages of the programmes."""
