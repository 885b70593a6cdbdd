"""Passports of officials: who keeps them, in whose hand they are, what must come back; private trips and ABTC cards."""
