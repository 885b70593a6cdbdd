"""Personal data: a field marked once is encrypted in the row, masked wherever it is shown, and every view is logged."""
