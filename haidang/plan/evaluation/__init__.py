"""Evaluation: what the year brought, judged by who did not do it, with the numbers behind every score."""
