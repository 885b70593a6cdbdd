"""Who did what, when and why: the office's story in notes, and the row history behind it that nobody can go round."""
