"""Pages of the replies."""
