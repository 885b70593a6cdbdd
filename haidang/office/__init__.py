"""People, papers and words of the office: agencies, norms, accounts, documents, notices."""
