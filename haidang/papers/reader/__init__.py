"""A `Source` in, a `Plan` out: what an official paper says, each value with its place and the rule that saw it."""

from haidang.papers.reader.agencies import Agencies
from haidang.papers.reader.plan import Plan
from haidang.papers.reader.reading import VERSION, read

__all__ = ["VERSION", "Agencies", "Plan", "read"]
