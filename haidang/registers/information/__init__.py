"""Foreign information: publications, the bulletin and its licence, articles, campaigns, foreign reporters."""
