"""Pages of incoming delegations."""
