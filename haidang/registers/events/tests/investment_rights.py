"""Who gets what at the addresses of projects that look for investors: all of Sở Công Thương."""

from haidang.office.accounts.choices import Role
from haidang.registers.events import investment_examples as examples
from haidang.registers.events.investment_choices import InvestmentAct, InvestorAct
from tests.rights import CONTENT, DESK, EVERYBODY, OVERSEERS, Address, of_agency, with_role

SCT = of_agency("SCT")
DOERS = with_role(Role.FOCAL, Role.AGENCY_LEADER, Role.FINANCE, Role.POLICE) | DESK
HEADS = with_role(Role.DESK_UNIT, Role.DESK_LEADER)
#: What is called for is known to whoever may read books; a draft, and who was met, to few.
KNOW = OVERSEERS | SCT
WRITERS = DESK | SCT


def _one(make):
    return lambda people: (make().pk,)


def _there(make):
    def there(people):
        make()
        return ()

    return there


def _step(people):
    return (examples.investor().steps.get().pk,)


def _act(make, knows):
    return Address(seen_by=WRITERS, done_by=WRITERS, refused=knows, args=_one(make))


def _register(name, make, *, knows, deleted, knows_deleted):
    return {
        **{f"events:{name}-{page}": Address(seen_by=EVERYBODY, args=_there(make))
           for page in ("list", "print", "export")},
        **{f"events:{name}-{page}": Address(seen_by=knows, args=_one(make)) for page in ("record", "history")},
        **{f"events:{name}-{page}": Address(seen_by=DOERS, done_by=DOERS, refused=knows, args=_there(make))
           for page in ("add", "import")},
        f"events:{name}-sheet": Address(seen_by=DOERS, refused=knows, args=_there(make)),
        f"events:{name}-edit": _act(make, knows),
        f"events:{name}-delete": Address(
            seen_by=HEADS, done_by=HEADS, refused=knows_deleted, args=_one(deleted)
        ),
    }  # fmt: skip


ADDRESSES = {
    "events:investment-sums": Address(seen_by=CONTENT),
    **_register(
        "investment", examples.investment, knows=CONTENT, deleted=examples.draft_investment, knows_deleted=KNOW
    ),
    **_register("investor", examples.investor, knows=KNOW, deleted=examples.investor, knows_deleted=KNOW),
    f"events:investment-{InvestmentAct.CALL}": _act(examples.draft_investment, KNOW),
    f"events:investment-{InvestmentAct.AGAIN}": _act(examples.stopped_investment, KNOW),
    f"events:investment-{InvestmentAct.STOP}": _act(examples.investment, CONTENT),
    **{f"events:investor-{act}": _act(examples.investor, KNOW)
       for act in (InvestorAct.SIGN, InvestorAct.WIN, InvestorAct.LOSE)},
    f"events:investor-{InvestorAct.AGAIN}": _act(examples.lost_investor, KNOW),
    "events:investor-step-add": _act(examples.investor, KNOW),
    "events:investor-step-edit": Address(seen_by=WRITERS, done_by=WRITERS, refused=KNOW, args=_step),
    "events:investor-step-drop": Address(done_by=WRITERS, refused=KNOW, args=_step),
}  # fmt: skip
