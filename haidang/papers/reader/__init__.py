"""A `Source` in, a `Plan` out: what an official paper says, each value with its place and the rule that saw it."""
