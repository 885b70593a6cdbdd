"""Who exists: agencies with their names, parents and heirs over time; officials, groups, fields of work."""
