"""Replies: ways in for who does not sign in: a signed link, a signed mail, a spreadsheet out and back."""
