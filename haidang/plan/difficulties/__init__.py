"""Difficulties and extensions: what an agency cannot settle alone, who decides by when, what became of the day."""
