"""Who gets what at the pages of plans: the desk keeps them, who oversees reads all, an agency reads its part.

The plan is the room's example, in which every agency of the demonstration has a part; the task that is asked about is
the first: Industry and Trade leads it, with Foreign Affairs and Tourism.
"""

from functools import partial

from haidang.office.directory import examples as directory
from haidang.office.directory.choices import NameKind
from haidang.office.directory.models import Agency, AgencyName
from haidang.plan.plans import examples, services
from haidang.plan.plans.models import (
    Amendment,
    Assignment,
    Finding,
    GroupMember,
    Plan,
    Proposal,
    Reading,
    SourceText,
    Task,
)
from tests.rights import CONTENT, DESK, LEADERS, OVERSEERS, Address, of_agency

OF_THE_TASK = OVERSEERS | of_agency("SCT", "SNGV", "SDL")
LEADING = DESK | of_agency("SCT")
#: The third task is led by the Youth Union, with a phrase for many; who leads a task says whom the phrase means.
NAMING = DESK | of_agency("TDOAN")


def named():
    """The directory knows the agencies of the demonstration by their names; seeding all of it takes too long here."""
    for agency in Agency.objects.all():
        AgencyName.objects.get_or_create(agency=agency, kind=NameKind.OFFICIAL, text=agency.name)


def plan(people):
    """The example; made once, however many addresses are asked about it."""
    named()
    return Plan.objects.filter(number="07/KH-UBND").first() or examples.accepted_plan(by=people["so-ngoai-vu"])


def plan_alone(people):
    return (plan(people).pk,)


def open_plan(people):
    """Another, read, and nothing accepted: only the desk knows of it."""
    named()
    found = Plan.objects.filter(number="08/KH-UBND").first()
    if found is None:
        text = examples.TEXT.replace("07/KH-UBND", "08/KH-UBND")
        found = examples.read_plan(by=people["so-ngoai-vu"], name="ke-hoach-8.txt", text=text).plan
    return (found.pk,)


def first(model, people, **asked):
    found = model.objects.filter(**asked).order_by("pk").first()
    assert found, f"the example has no {model.__name__}"
    return (found.pk,)


def of_plan(model, people, **asked):
    plan(people)
    return first(model, people, **asked)


def proposal(people):
    (number,) = open_plan(people)
    return first(Proposal, people, reading__source__plan=number)


def upload(people):
    data = examples.TEXT.replace("07/KH-UBND", "09/KH-UBND").encode()
    return (services.take_upload("ke-hoach-9.txt", data, by=people["so-ngoai-vu"], confirms_no_secrets=True).pk,)


def finding(people):
    (number,) = open_plan(people)
    return first(Finding, people, reading__source__plan=number)


def finding_kind(people):
    (number,) = open_plan(people)
    return (number, Finding.objects.filter(reading__source__plan=number).order_by("pk")[0].code)


def draft(people):
    """An amendment that nobody has put in force: the desk's own, and read by who oversees."""
    made = plan(people)
    return Amendment.objects.first() or examples.draft_amendment(made, by=people["so-ngoai-vu"])


def draft_alone(people):
    return (draft(people).pk,)


def change(people):
    return (draft(people).changes.order_by("pk")[0].pk,)


def phrase(people):
    """The words for many agencies in the task of the Youth Union."""
    plan(people)
    return first(Assignment, people, task__label="1.3", is_group=True)


def member(people):
    (number,) = phrase(people)
    services.add_member(Assignment.objects.get(pk=number), people["so-du-lich"].agency, by=people["so-ngoai-vu"])
    return first(GroupMember, people)


def product(people):
    """What Industry and Trade is to bring forth under the first task."""
    plan(people)
    task = Task.objects.get(plan__number="07/KH-UBND", label="1.1")
    found = task.products.first()
    return ((found or services.add_product(task, "Kế hoạch quảng bá cảng", by=people["so-ngoai-vu"])).pk,)


def unread(people):
    """Words of a plan that the reader could not place."""
    (number,) = open_plan(people)
    reading = Reading.objects.filter(source__plan=number).latest("pk")
    # the reader places every word of the example: here it did not see the last line
    _name, start, end = reading.coverage[-1]
    reading.coverage[-1] = ["not-read", start, end]
    reading.save(update_fields=["coverage"])
    return (number, start)


def agency(people):
    return (people["so-cong-thuong"].agency_id,)


def field(people):
    return (directory.field().pk,)


task = partial(of_plan, Task)
for_the_desk = partial(Address, seen_by=DESK, done_by=DESK)
done_by_the_desk = partial(Address, done_by=DESK)

ADDRESSES = {
    "plans:plan-list": Address(seen_by=CONTENT, args=lambda people: plan_alone(people) and ()),
    "plans:plan": Address(seen_by=CONTENT, args=plan_alone),
    "plans:plan-sheet": Address(seen_by=CONTENT, args=plan_alone),
    "plans:plan-file": Address(seen_by=CONTENT, args=plan_alone),
    "plans:plan-history": Address(seen_by=OVERSEERS, args=plan_alone),
    "plans:plan-dues": for_the_desk(refused=CONTENT, args=plan_alone),
    "plans:plan-readings": Address(seen_by=DESK, refused=CONTENT, args=plan_alone),
    "plans:source": Address(seen_by=CONTENT, args=partial(of_plan, SourceText)),
    "plans:agency-tasks": Address(seen_by=CONTENT, args=agency),
    "plans:field-tasks": Address(seen_by=CONTENT, args=field),
    "plans:task": Address(seen_by=OF_THE_TASK, args=task),
    "plans:task-correct": for_the_desk(refused=OF_THE_TASK, args=task),
    "plans:task-due": done_by_the_desk(refused=OF_THE_TASK, args=task),
    # who leads a task says whom its phrase for many means
    "plans:task-members": Address(done_by=NAMING, refused=OVERSEERS, args=partial(of_plan, Task, label="1.3")),
    "plans:member-add": Address(done_by=NAMING, refused=OVERSEERS, args=phrase),
    "plans:member-settle": Address(done_by=NAMING, refused=OVERSEERS | of_agency("SDL"), args=member),
    # a draft is read by who oversees and written by the desk; the leaders of the province may put it in force
    "plans:plan-amendments": Address(seen_by=CONTENT, done_by=DESK, args=plan_alone),
    "plans:plan-as-of": Address(seen_by=CONTENT, args=plan_alone),
    "plans:amendment": Address(seen_by=OVERSEERS, done_by=DESK, args=draft_alone),
    "plans:amendment-change": for_the_desk(refused=OVERSEERS, args=draft_alone),
    "plans:amendment-put": Address(done_by=DESK | LEADERS, refused=OVERSEERS, args=draft_alone),
    "plans:amendment-cancel": done_by_the_desk(refused=OVERSEERS, args=draft_alone),
    "plans:change-remove": done_by_the_desk(refused=OVERSEERS, args=change),
    "plans:phrase-nobody": Address(done_by=NAMING, refused=OVERSEERS, args=phrase),
    "plans:task-standing": done_by_the_desk(refused=OF_THE_TASK, args=task),
    # above and below: who leads a task brings its products forward
    "plans:task-give": for_the_desk(refused=CONTENT),
    "plans:plan-papers": for_the_desk(refused=CONTENT, args=plan_alone),
    "plans:product-add": Address(seen_by=LEADING, done_by=LEADING, refused=OF_THE_TASK, args=task),
    "plans:product": Address(seen_by=OF_THE_TASK, args=product),
    "plans:product-act": Address(done_by=LEADING, refused=OF_THE_TASK, args=lambda people: (*product(people), "bo")),
    # from the file to the tasks: before anything is accepted only the desk knows of the plan
    "plans:plan-upload": for_the_desk(refused=CONTENT),
    "plans:plan-upload-state": for_the_desk(args=upload),
    "plans:plan-review": Address(seen_by=DESK, args=open_plan),
    "plans:plan-accept-all": done_by_the_desk(args=open_plan),
    "plans:plan-merge": done_by_the_desk(args=open_plan),
    "plans:finding-kind-settle": done_by_the_desk(args=finding_kind),
    "plans:finding-settle": done_by_the_desk(args=finding),
    "plans:name-settle": done_by_the_desk(args=open_plan),
    "plans:unread-task": for_the_desk(args=unread),
    "plans:proposal": Address(seen_by=DESK, args=proposal),
    "plans:proposal-verb": for_the_desk(args=lambda people: (*proposal(people), "bo")),
}
