"""Papers in and out: their numbers, days, issuers and signers, what is to be answered by when, and by what it was."""
