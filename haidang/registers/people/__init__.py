"""People: scholarships, checks, citizens in need, Vietnamese abroad, friendship associations."""
