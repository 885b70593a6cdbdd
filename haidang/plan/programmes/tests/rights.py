"""Who gets what at the pages of programmes, and of the sending and taking of plans, which came with them."""

from haidang.office.directory.choices import NameKind
from haidang.office.directory.models import Agency, AgencyName
from haidang.plan.plans.choices import Part
from haidang.plan.plans.examples import accepted_plan
from haidang.plan.plans.models import Duty, Plan, Receipt
from haidang.plan.plans.services import receipts
from haidang.plan.programmes import examples
from haidang.plan.programmes.models import Output, Programme, Step, lead_duties
from tests.rights import CONTENT, DESK, OVERSEERS, Address, People, of_agency

LEAD, COORDINATOR = "SCT", "SDL"
#: Sở Công Thương, whose programme it is, and the desk, which enters for who sent paper.
WRITERS = DESK | of_agency(LEAD)
READERS = OVERSEERS | of_agency(LEAD)


def _plan(people: People) -> Plan:
    """The example, whose agencies the directory knows by their names; made once, however much is asked about it."""
    for agency in Agency.objects.all():
        AgencyName.objects.get_or_create(agency=agency, kind=NameKind.OFFICIAL, text=agency.name)
    return Plan.objects.filter(number="07/KH-UBND").first() or accepted_plan(by=people["so-ngoai-vu"])


def _lead() -> Agency:
    return Agency.objects.get(code=LEAD)


def _duty(people: People) -> Duty:
    return lead_duties().filter(task__plan=_plan(people), agency=_lead())[0]


def _programme(people: People) -> Programme:
    plan = _plan(people)
    if not Step.objects.filter(duty__task__plan=plan, duty__agency=_lead()).exists():
        examples.programme(plan, _lead(), by=people["so-cong-thuong"], files=False)
    return Programme.objects.get(plan=plan, agency=_lead())


def _output(people: People) -> tuple[int]:
    _programme(people)
    return (Output.objects.latest("pk").pk,)


def _step(people: People) -> tuple[int]:
    _programme(people)
    return (Step.objects.latest("pk").pk,)


def _whose(people: People) -> tuple[int, int]:
    made = _programme(people)
    return made.plan_id, made.agency_id


def _part(people: People) -> tuple[int]:
    return (examples.part_request(_plan(people), _lead(), by=people["so-cong-thuong"]).pk,)


def _coordinating(people: People) -> tuple[int]:
    parts = Duty.objects.filter(task=_duty(people).task, agency__code=COORDINATOR, part=Part.COORDINATING)
    return (parts.get().pk,)


def _receipt(people: People) -> tuple[int]:
    plan = _plan(people)
    receipts.send(plan, [_lead()], by=people["so-ngoai-vu"])
    return (Receipt.objects.get(plan=plan, agency=_lead()).pk,)


def _form(args: object) -> Address:
    return Address(seen_by=WRITERS, done_by=WRITERS, refused=OVERSEERS, args=args)  # type: ignore[arg-type]


def _act(args: object) -> Address:
    return Address(done_by=WRITERS, refused=OVERSEERS, args=args)  # type: ignore[arg-type]


def _one(people: People) -> tuple[int]:
    return (_duty(people).pk,)


ADDRESSES = {
    "programmes:programme-list": Address(seen_by=CONTENT),
    "programmes:plan": Address(seen_by=OVERSEERS, args=lambda people: (_plan(people).pk,)),
    "programmes:programme": Address(seen_by=READERS, done_by=WRITERS, args=_whose),
    "programmes:move": Address(
        done_by=WRITERS,
        refused=READERS,
        args=lambda people: (*_whose(people), "gui"),
    ),
    "programmes:output-add": _form(_one),
    "programmes:output": _form(_output),
    "programmes:step-add": _form(_one),
    "programmes:step": _form(_step),
    "programmes:tick": _act(_one),
    "programmes:ask": _act(_one),
    "programmes:read": _form(_one),
    "programmes:take": _act(_one),
    "programmes:part-list": Address(seen_by=CONTENT),
    "programmes:part": Address(
        seen_by=READERS | of_agency(COORDINATOR), done_by=DESK | of_agency(COORDINATOR), args=_part
    ),
    # of the plan room: everybody of the cast has a part in the example, or oversees
    "plans:plan-receipts": Address(seen_by=CONTENT, done_by=DESK, args=lambda people: (_plan(people).pk,)),
    "plans:receipt-confirm": Address(done_by=WRITERS, refused=OVERSEERS, args=_receipt),
    "plans:duty": Address(
        seen_by=READERS | of_agency(COORDINATOR), done_by=DESK | of_agency(COORDINATOR), args=_coordinating
    ),
}
