"""The province of the demonstration: papers of its own writing, and the life they are led through."""
