"""Programmes: how each lead will do what the plan gives it: products with figures, steps with days and persons."""
