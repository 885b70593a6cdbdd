"""Pages of the room that a register does not have."""
