"""The registers as JSON, to be read: the same rows, rights, filters and columns as their pages."""
