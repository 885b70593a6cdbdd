"""The linter of plans: one function for each check, one file for each letter. `lint.py` lists them all."""
