"""The pages of the next plan: the drafts, one draft, one of its lines."""
