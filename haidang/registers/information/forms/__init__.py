"""The forms of the room: records, parts, acts."""
