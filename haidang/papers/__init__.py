"""Paper in, paper out. Pure Python: no Django here, and no other storey of the house."""
