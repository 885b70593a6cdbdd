"""What a report says, composed of plain values: rules that know no database and no page."""
