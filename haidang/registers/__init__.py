"""The province's books; `catalogue` lists every Register of the house."""
