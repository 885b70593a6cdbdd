"""Questions over several tables, answered as values a page can show: the review of a reading, the pages of a plan."""

from haidang.plan.plans.selectors.pages import FieldShown, agencies_of, in_fields, parts, with_parts
from haidang.plan.plans.selectors.review import finding_words, latest_reading

__all__ = [
    "FieldShown",
    "agencies_of",
    "finding_words",
    "in_fields",
    "latest_reading",
    "parts",
    "with_parts",
]
