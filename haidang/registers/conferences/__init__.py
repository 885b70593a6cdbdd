"""International conferences: who allows them, the dossier and its days, the report, the yearly list."""
