"""Records that have a course: stages, acts that lead from one to the next, parts that belong to them."""
