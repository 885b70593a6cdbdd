"""Delegations abroad: from the request to the settlement; each rule names what it compared."""
