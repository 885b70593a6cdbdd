"""What the desk does with the draft of the next plan."""

from haidang.reports.next_plan.services.checking import look_over
from haidang.reports.next_plan.services.drafting import draft, gather_again
from haidang.reports.next_plan.services.editing import add_line, choose, edit_line, remove_line, write_head
from haidang.reports.next_plan.services.sending import drop, put_to_review

__all__ = [
    "add_line",
    "choose",
    "draft",
    "drop",
    "edit_line",
    "gather_again",
    "look_over",
    "put_to_review",
    "remove_line",
    "write_head",
]
