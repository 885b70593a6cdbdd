"""International agreements: by the law of the day, from the proposal to the end and the heir."""
