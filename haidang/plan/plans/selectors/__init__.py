"""Questions over several tables, answered as values a page can show: the review of a reading, the pages of a plan."""

from haidang.plan.plans.selectors.review import differences, finding_words, latest_reading, painted_lines, shown

__all__ = ["differences", "finding_words", "latest_reading", "painted_lines", "shown"]
