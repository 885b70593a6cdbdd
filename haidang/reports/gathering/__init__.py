"""The facts of a report, gathered from the rooms into plain values, of what one person may see."""
