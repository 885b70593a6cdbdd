"""Urging: the ladder that climbs for everything owed, rung by rung, by dated rules."""
