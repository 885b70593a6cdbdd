"""Who gets what at the pages of money. The estimates are of the Department of Industry and Trade."""

from dataclasses import replace

from haidang.office.accounts.choices import Role
from haidang.plan.money import examples
from haidang.plan.money.choices import Act
from tests.rights import CONTENT, DESK, EVERYBODY, LEADERS, OVERSEERS, Address, of_agency, of_register, with_role

FINANCE = with_role(Role.FINANCE)
#: Who oversees and Sở Tài chính see what was sent; the desk everything; an agency its own.
_ALL = OVERSEERS | FINANCE
_OURS = of_agency("SCT")
SEE_SENT, SEE_DRAFTS = _ALL | _OURS, DESK | _OURS
AUTHORS = DESK | _OURS
#: Who carries out what their agency is given may begin an estimate; of the others only the desk.
BEGINNERS = DESK | with_role(Role.FOCAL, Role.AGENCY_LEADER, Role.FINANCE, Role.POLICE)


def _act(make, done_by):
    return Address(seen_by=done_by, done_by=done_by, refused=SEE_SENT, args=lambda people: (make().pk,))


def _draft(done_by):
    made = lambda people: (examples.estimate().pk,)  # noqa: E731
    return Address(seen_by=done_by, done_by=done_by, refused=SEE_DRAFTS, args=made)


_REGISTER = of_register(
    "money:estimate", examples.estimate, seen_by=SEE_DRAFTS, kept_by=AUTHORS, without=frozenset({"delete"})
)
_ADDING = {f"money:estimate-{page}" for page in ("add", "import", "sheet")}
#: Open to whoever has signed in: what is not theirs is not in it.
_LISTED = {f"money:estimate-{page}" for page in ("list", "print", "export")}


def _row(name, row):
    if name in _LISTED:
        return replace(row, seen_by=EVERYBODY)
    return replace(row, seen_by=BEGINNERS, done_by=row.done_by and BEGINNERS) if name in _ADDING else row


ADDRESSES = {
    **{name: _row(name, row) for name, row in _REGISTER.items()},
    "money:inbox": Address(seen_by=_ALL),
    "money:sums": Address(seen_by=CONTENT),
    f"money:{Act.LINES}": _draft(AUTHORS),
    f"money:{Act.ASK}": _draft(AUTHORS),
    f"money:{Act.CANCEL}": _draft(AUTHORS),
    f"money:{Act.APPRAISE}": _act(examples.asked, FINANCE),
    f"money:{Act.SEND_BACK}": _act(examples.appraised, FINANCE | LEADERS),
    f"money:{Act.DECIDE}": _act(examples.appraised, LEADERS),
    f"money:{Act.REFUSE}": _act(examples.appraised, LEADERS),
    f"money:{Act.ALLOCATE}": _act(examples.decided, FINANCE),
    f"money:{Act.SPEND}": _act(examples.decided, AUTHORS),
    f"money:{Act.PAY_BACK}": _act(examples.decided, AUTHORS),
    f"money:{Act.SETTLE}": _act(examples.decided, AUTHORS),
    "money:take-back-entry": _act(examples.entry, FINANCE),
}
