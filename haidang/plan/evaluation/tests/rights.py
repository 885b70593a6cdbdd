"""Who gets what at the addresses of the evaluation. Every row stands on a plan of Sở Công Thương and Sở Ngoại vụ."""

from haidang.office.accounts.choices import Role
from haidang.plan.evaluation import examples, services
from haidang.plan.evaluation.models import Assessment
from tests.rights import CONTENT, DESK, INSPECTION, LEADERS, OVERSEERS, Address, of_agency, with_role

SCT = of_agency("SCT")
#: SCT leads a task of the plan: it knows of it.
KNOW = OVERSEERS | SCT
#: Before anything is published: who keeps it, who judges in its stead, who decides, and who is judged.
DRAFTS = OVERSEERS - INSPECTION
OFFICE = with_role(Role.PROVINCE_OFFICE)
DIRECTOR = with_role(Role.DESK_LEADER)


def _plan(people):
    return (examples.evaluation().plan_id,)


def _part(people):
    return (examples.assessment().pk,)


def _act(verb, made):
    return lambda people: (made().pk, verb)


def _of_plan(verb):
    return lambda people: (examples.evaluation().plan_id, verb)


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


def own_part():
    """The part of Sở Ngoại vụ, that Văn phòng UBND judges."""
    return Assessment.objects.get(evaluation=examples.evaluation(), duty__agency__code="SNGV")


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
    "evaluation:aim": Address(seen_by=KNOW, done_by=DESK | OFFICE, refused=KNOW, args=_aim),
    "evaluation:last-year": Address(seen_by=KNOW, done_by=DESK, refused=KNOW, args=_plan),
    "evaluation:last-year-drop": Address(done_by=DESK, refused=KNOW, args=_figure),
    "evaluation:part": Address(seen_by=DRAFTS | SCT, args=_part),
    # judged by Sở Ngoại vụ: confirmed by its director, or by the leaders of the province
    "evaluation:part-act": Address(
        done_by=DIRECTOR | LEADERS, refused=DRAFTS | SCT, args=_act("xac-nhan", examples.assessed)
    ),
}
