"""What the office does with plans: takes a paper in, lays a reading before a person, and keeps what they accept."""

from haidang.plan.plans.services.amending import (
    Decision,
    add_change,
    cancel_amendment,
    draft_amendment,
    put_in_force,
    remove_change,
    say_decision,
)
from haidang.plan.plans.services.days import move_due
from haidang.plan.plans.services.giving import add_task, direction, give_first, paper_that_gives, task_from_unread
from haidang.plan.plans.services.making import Party
from haidang.plan.plans.services.members import (
    add_member,
    may_name_members,
    say_nobody,
    settle_member,
    settle_members,
)
from haidang.plan.plans.services.naming import name_agency
from haidang.plan.plans.services.papers import (
    keep_papers,
    link_paper,
    paper_named,
    set_above,
    set_report_kind,
    unlink_paper,
)
from haidang.plan.plans.services.products import (
    add_product,
    approve_product,
    confirm_product,
    consult_product,
    draft_product,
    may_bring_forward,
    refuse_product,
    step_back,
)
from haidang.plan.plans.services.readings import propose, take_over
from haidang.plan.plans.services.review import accept, accept_all, merge, reject, reopen, settle_findings, split
from haidang.plan.plans.services.tasks import correct, set_standing, settle_due, settle_dues
from haidang.plan.plans.services.uploads import answer_upload, is_quick, read_upload, take_upload

__all__ = [
    "Decision",
    "Party",
    "accept",
    "accept_all",
    "add_change",
    "add_member",
    "add_product",
    "add_task",
    "answer_upload",
    "approve_product",
    "cancel_amendment",
    "confirm_product",
    "consult_product",
    "correct",
    "direction",
    "draft_amendment",
    "draft_product",
    "give_first",
    "is_quick",
    "keep_papers",
    "link_paper",
    "may_bring_forward",
    "may_name_members",
    "merge",
    "move_due",
    "name_agency",
    "paper_named",
    "paper_that_gives",
    "propose",
    "put_in_force",
    "read_upload",
    "refuse_product",
    "reject",
    "remove_change",
    "reopen",
    "say_decision",
    "say_nobody",
    "set_above",
    "set_report_kind",
    "set_standing",
    "settle_due",
    "settle_dues",
    "settle_findings",
    "settle_member",
    "settle_members",
    "split",
    "step_back",
    "take_over",
    "take_upload",
    "task_from_unread",
    "unlink_paper",
]
