"""Dated facts with their source, as .csv files, and small functions that ask them."""
