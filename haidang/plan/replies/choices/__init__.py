"""Words of the replies."""
