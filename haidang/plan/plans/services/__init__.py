"""What the office does with plans: takes a paper in, lays a reading before a person, and keeps what they accept."""

from haidang.plan.plans.services.members import settle_member
from haidang.plan.plans.services.review import accept, accept_all, merge, reject, reopen, settle_finding, split
from haidang.plan.plans.services.tasks import correct, settle_due
from haidang.plan.plans.services.uploads import answer_upload, propose, read_upload, take_upload

__all__ = [
    "accept",
    "accept_all",
    "answer_upload",
    "correct",
    "merge",
    "propose",
    "read_upload",
    "reject",
    "reopen",
    "settle_due",
    "settle_finding",
    "settle_member",
    "split",
    "take_upload",
]
