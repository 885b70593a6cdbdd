"""Partners: countries, localities, missions, organisations, companies, and the persons one writes to."""
