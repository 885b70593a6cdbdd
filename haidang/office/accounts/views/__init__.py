"""Pages: one's own account, and the keeping of all accounts."""
