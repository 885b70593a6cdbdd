"""Who gets what at the addresses of the guests. Every example is prepared by Sở Ngoại vụ, which keeps every book."""

from haidang.kit import clock
from haidang.office.accounts.choices import Role
from haidang.registers.visits import examples
from haidang.registers.visits.choices import Act
from tests.rights import CONTENT, DESK, EVERYBODY, LEADERS, OVERSEERS, Address, of_agency, with_role

#: Whoever reads books opens the pages that list them; of the rows each sees their own.
READERS = CONTENT
DOERS = with_role(Role.FOCAL, Role.AGENCY_LEADER, Role.FINANCE, Role.POLICE) | DESK
KNOW = OVERSEERS | of_agency("SNGV")
HEADS = with_role(Role.DESK_LEADER, Role.DESK_UNIT)
APPROVERS = LEADERS | with_role(Role.DESK_LEADER)


def _one(make):
    return lambda people: (make().pk,)


def _past(make):
    """The guests have been here."""
    return lambda people: (make(examples.visit(starts_on=clock.today(), ends_on=clock.today())).pk,)


def _there(people):
    examples.visit()
    return ()


def _act(done_by, make):
    return Address(seen_by=done_by, done_by=done_by, refused=KNOW, args=make)


def _part(name, make):
    return {
        f"visits:{name}-add": _act(DESK, _one(examples.visit)),
        f"visits:{name}-edit": _act(DESK, _one(make)),
        f"visits:{name}-drop": Address(done_by=DESK, refused=KNOW, args=_one(make)),
    }


def _line(people):
    return (examples.costed().pk,)


ADDRESSES = {
    "visits:quick": Address(seen_by=DOERS, done_by=DOERS, refused=KNOW, args=_there),
    "visits:annex": Address(seen_by=READERS),
    "visits:annex-word": Address(seen_by=READERS),
    "visits:annex-sheet": Address(seen_by=READERS),
    **{f"visits:visit-{page}": Address(seen_by=EVERYBODY, args=_there) for page in ("list", "print", "export")},
    **{f"visits:visit-{page}": Address(seen_by=KNOW, args=_one(examples.visit)) for page in ("record", "history")},
    **{
        f"visits:visit-{page}": Address(seen_by=DOERS, done_by=DOERS, refused=KNOW, args=_there)
        for page in ("add", "import")
    },
    "visits:visit-sheet": Address(seen_by=DOERS, refused=KNOW, args=_there),
    "visits:visit-edit": _act(DESK, _one(examples.visit)),
    "visits:visit-delete": _act(HEADS, _one(examples.visit)),
    f"visits:{Act.CLASSIFY}": _act(DESK, _one(examples.visit)),
    f"visits:{Act.CONSULT}": _act(DESK, _one(examples.visit)),
    f"visits:{Act.ESTIMATE}": _act(DESK, _one(examples.visit)),
    f"visits:{Act.SUBMIT}": _act(DESK, _one(examples.visit)),
    f"visits:{Act.APPROVE}": _act(APPROVERS, _one(examples.submitted)),
    f"visits:{Act.SEND_BACK}": _act(APPROVERS, _one(examples.submitted)),
    f"visits:{Act.HOLD}": _act(DESK, _past(examples.approved)),
    f"visits:{Act.REPORT}": _act(DESK, _past(examples.held)),
    f"visits:{Act.CANCEL}": _act(DESK, _one(examples.visit)),
    "visits:line-item": _act(DESK, _line),
    "visits:commitment-give": Address(done_by=DESK, refused=KNOW, args=_one(examples.commitment)),
    **_part("member", examples.member),
    **_part("session", examples.session),
    **_part("gift", examples.gift),
    **_part("commitment", examples.commitment),
}
