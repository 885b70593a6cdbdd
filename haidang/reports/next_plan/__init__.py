"""The next plan: drafted from what remains, what was put off, what ends, what comes round, and last year's words."""
