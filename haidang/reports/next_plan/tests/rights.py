"""Who gets what at the pages of the next plan: the desk drafts it, and nobody else has to do with it."""

from functools import partial

from haidang.plan.plans.tests.rights import plan
from haidang.reports.next_plan import examples, services
from haidang.reports.next_plan.choices import Section, Why
from haidang.reports.next_plan.models import NextPlan
from tests.rights import DESK, Address


def made(people):
    found = NextPlan.objects.drafts().first()
    return found or examples.draft(plan(people), by=people["so-ngoai-vu"], year=2021)


def draft(people):
    return (made(people).pk,)


def line(people):
    return (made(people).lines.filter(section=Section.TASK)[0].pk,)


def by_hand(people):
    found = made(people).lines.filter(why=Why.BY_HAND).first()
    words = {"words": "Công bố kế hoạch trên trang thông tin của tỉnh"}
    return ((found or services.add_line(made(people), Section.ORGANISATION, words, by=people["so-ngoai-vu"])).pk,)


for_the_desk = partial(Address, seen_by=DESK, done_by=DESK, args=draft)
read_by_the_desk = partial(Address, seen_by=DESK, args=draft)
done_by_the_desk = partial(Address, done_by=DESK, args=draft)

ADDRESSES = {
    "next_plan:next-list": Address(seen_by=DESK, done_by=DESK),
    "next_plan:next": for_the_desk(),
    "next_plan:head": for_the_desk(),
    "next_plan:word": read_by_the_desk(),
    "next_plan:pdf": read_by_the_desk(),
    "next_plan:gather": done_by_the_desk(),
    "next_plan:look-over": done_by_the_desk(),
    "next_plan:review": done_by_the_desk(),
    "next_plan:drop": done_by_the_desk(),
    "next_plan:add": for_the_desk(args=lambda people: (*draft(people), "task")),
    "next_plan:line": for_the_desk(args=line),
    "next_plan:remove": done_by_the_desk(args=by_hand),
}
