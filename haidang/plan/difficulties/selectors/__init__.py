"""Questions over several tables of the room."""
