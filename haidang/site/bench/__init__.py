"""How long the pages of a full year take, on a database made for it and thrown away."""
