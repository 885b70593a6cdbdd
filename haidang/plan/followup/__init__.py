"""Follow-up: what each period owes, what agencies say about their parts, what the desk makes of it."""
