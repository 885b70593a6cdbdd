"""What a person opens first: what they owe, what the others owe, and how the whole stands. It writes nothing."""
