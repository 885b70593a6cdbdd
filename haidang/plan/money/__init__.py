"""One estimate for all: what is asked, appraised, decided, allocated, spent and settled (section IV.3 of the plan)."""
