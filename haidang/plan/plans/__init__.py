"""Plans: the signed text, what was read in it, what a person accepted."""
