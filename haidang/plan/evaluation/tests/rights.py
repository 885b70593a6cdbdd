"""Who gets what at the addresses of the evaluation. Every row stands on a plan of Sở Công Thương and Sở Ngoại vụ."""

from haidang.office.accounts.choices import Role
from haidang.plan.evaluation import examples, services
from tests.rights import CONTENT, DESK, INSPECTION, LEADERS, OVERSEERS, Address, of_agency, with_role

SCT = of_agency("SCT")
SNGV = of_agency("SNGV")
#: Both lead a task of the plan: they know of it.
KNOW = OVERSEERS | SCT | SNGV
#: Before anything is published: who keeps it, who judges in its stead, who decides, and who is judged.
DRAFTS = OVERSEERS - INSPECTION
#: The part of SCT is judged by SNGV: whoever works there may read it.
PART = DRAFTS | SCT | SNGV
DIRECTOR = with_role(Role.DESK_LEADER)


def _plan(people):
    return (examples.evaluation().plan_id,)


def _part(people):
    return (examples.assessment().pk,)


def _act(verb, made):
    return lambda people: (made().pk, verb)


def _proposed(people):
    row = examples.evaluation()
    services.propose(row, gaps="Chờ.", by=people["so-ngoai-vu"])
    return (row.plan_id, "cong-bo")


def _agency(people):
    return (examples.evaluation().plan_id, people["so-cong-thuong"].agency_id)


def _aim(people):
    return (examples.aim().pk,)


def _figure(people):
    return (examples.last_year_figure().pk,)


ADDRESSES = {
    "evaluation:list": Address(seen_by=CONTENT),
    "evaluation:plan": Address(seen_by=KNOW, done_by=DESK, refused=KNOW, args=_plan),
    "evaluation:settings": Address(seen_by=DESK, done_by=DESK, refused=KNOW, args=_plan),
    "evaluation:act": Address(done_by=LEADERS, refused=KNOW, args=_proposed),
    "evaluation:agencies": Address(seen_by=KNOW, args=_plan),
    "evaluation:agency": Address(seen_by=DRAFTS | SCT, args=_agency),
    "evaluation:fields": Address(seen_by=KNOW, args=_plan),
    "evaluation:paper": Address(seen_by=DRAFTS, args=_plan),
    "evaluation:parts": Address(seen_by=KNOW, args=_plan),
    "evaluation:aims": Address(seen_by=KNOW, done_by=DESK, refused=KNOW, args=_plan),
    # which tasks stand behind it is said also by who judges in the monitor's stead
    "evaluation:aim": Address(seen_by=KNOW, done_by=DESK | of_agency("VPUBND"), refused=KNOW, args=_aim),
    "evaluation:last-year": Address(seen_by=KNOW, done_by=DESK, refused=KNOW, args=_plan),
    "evaluation:last-year-drop": Address(done_by=DESK, refused=KNOW, args=_figure),
    "evaluation:part": Address(seen_by=PART, args=_part),
    # judged by Sở Ngoại vụ: confirmed by its director, or by the leaders of the province
    "evaluation:part-act": Address(done_by=DIRECTOR | LEADERS, refused=PART, args=_act("xac-nhan", examples.assessed)),
}
