"""Defence diplomacy by open metadata only: name, day, partner, done or not, where the paper lies."""
