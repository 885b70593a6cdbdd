"""What the office does with plans: takes a paper in, lays a reading before a person, and keeps what they accept."""

from haidang.plan.plans.services.making import Party
from haidang.plan.plans.services.members import add_member, may_name_members, settle_member, settle_members
from haidang.plan.plans.services.naming import name_agency
from haidang.plan.plans.services.readings import propose, take_over
from haidang.plan.plans.services.review import accept, accept_all, merge, reject, reopen, settle_findings, split
from haidang.plan.plans.services.tasks import correct, set_standing, settle_due, settle_dues
from haidang.plan.plans.services.uploads import answer_upload, is_quick, read_upload, take_upload

__all__ = [
    "Party",
    "accept",
    "accept_all",
    "add_member",
    "answer_upload",
    "correct",
    "is_quick",
    "may_name_members",
    "merge",
    "name_agency",
    "propose",
    "read_upload",
    "reject",
    "reopen",
    "set_standing",
    "settle_due",
    "settle_dues",
    "settle_findings",
    "settle_member",
    "settle_members",
    "split",
    "take_over",
    "take_upload",
]
