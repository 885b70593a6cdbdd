"""One index of folded text over all that can be found; each model says what is found of it, its rights who finds it."""
