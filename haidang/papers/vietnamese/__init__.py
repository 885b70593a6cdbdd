"""Vietnamese letters, numbers in words, old encodings, dates in words."""
