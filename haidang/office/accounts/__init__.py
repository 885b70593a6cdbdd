"""Who may come in: accounts, roles, stand-ins, sign-in, second factor, hand-over."""
