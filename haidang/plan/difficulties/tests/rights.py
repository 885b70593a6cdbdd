"""Who gets what at the addresses of the room. Every row stands on what Sở Công Thương raises or asks for."""

from haidang.office.accounts.choices import Role
from haidang.office.directory.models import Agency, Official, Posting
from haidang.plan.difficulties import examples, services
from haidang.plan.difficulties.choices import Act
from haidang.plan.difficulties.models import LeaderAccount
from tests.rights import CONTENT, DESK, EVERYBODY, OVERSEERS, Address, of_agency, with_role

SCT = of_agency("SCT")
#: Who writes updates of an agency raises its difficulties.
DOERS = with_role(Role.FOCAL, Role.AGENCY_LEADER, Role.FINANCE, Role.POLICE) | DESK
CHAIR = with_role(Role.CHAIR)
KNOW, WRITE = OVERSEERS | SCT, DESK | SCT


def _one(make):
    return lambda people: (make().pk,)


def _duty(people):
    return (examples.new_duty(people["so-cong-thuong"]).pk,)


def _asked_back(people):
    row = examples.difficulty()
    services.ask_back(row, question="Doanh nghiệp nào?", by=people["so-ngoai-vu"])
    return (row.pk,)


def _with_finance(people):
    """Put to Sở Tài chính, and not yet sent there."""
    officer = people["so-cong-thuong"]
    to = Agency.objects.get(code="STC")
    return (examples.raised(examples.new_duty(officer), by=officer, addressee=to).pk,)


def _line(people):
    return (examples.submission().lines.get().pk,)


def _signed(people):
    return (examples.submitted().submission_lines.get().submission_id,)


def _plan(people):
    return (examples.new_duty(people["so-cong-thuong"]).task.plan_id,)


def _tied(people):
    """The account of the vice-chair is known; the fields of the example are nobody's."""
    official = Official.objects.create(name="Người mẫu A")
    Posting.objects.create(official=official, agency=Agency.objects.get(code="UBND"), post="Phó Chủ tịch", rank=2)
    LeaderAccount.objects.get_or_create(user=people["pho-chu-tich-ubnd"], defaults={"official": official})
    return ()


def _read(name, make):
    """The pages of a register that is only read."""

    def there(people):
        make()
        return ()

    return {
        **{
            f"difficulties:{name}-{page}": Address(seen_by=EVERYBODY, args=there)
            for page in ("list", "print", "export")
        },
        **{f"difficulties:{name}-{page}": Address(seen_by=KNOW, args=_one(make)) for page in ("record", "history")},
    }


def _act(made, done_by):
    return Address(seen_by=done_by, done_by=done_by, refused=KNOW, args=made)


_RAISED, _SENT, _DECIDED = _one(examples.difficulty), _one(examples.submitted), _one(examples.decided)
_DRAFT, _ASKED = _one(examples.submission), _one(examples.extension)

ADDRESSES = {
    **_read("difficulty", examples.difficulty),
    **_read("extension", examples.extension),
    "difficulties:choose": Address(seen_by=DOERS, refused=CONTENT),
    "difficulties:raise": Address(seen_by=WRITE, done_by=WRITE, refused=KNOW, args=_duty),
    f"difficulties:{Act.EXPLAIN}": _act(_asked_back, SCT),
    f"difficulties:{Act.WITHDRAW}": _act(_RAISED, SCT),
    f"difficulties:{Act.ASK_BACK}": _act(_RAISED, DESK),
    f"difficulties:{Act.ANSWER}": _act(_RAISED, DESK),
    f"difficulties:{Act.REDIRECT}": _act(_RAISED, DESK),
    f"difficulties:{Act.FORWARD}": _act(_with_finance, DESK),
    f"difficulties:{Act.DECIDE}": _act(_SENT, CHAIR),
    f"difficulties:{Act.DEFER}": _act(_SENT, CHAIR),
    f"difficulties:{Act.RECORD}": _act(_SENT, DESK),
    f"difficulties:{Act.COMPLETE}": _act(_DECIDED, DESK),
    f"difficulties:{Act.RESOLVE}": _act(_DECIDED, SCT),
    f"difficulties:{Act.REOPEN}": _act(_DECIDED, SCT),
    "difficulties:board": Address(seen_by=OVERSEERS, done_by=DESK),
    "difficulties:waiting": Address(seen_by=CONTENT, args=_tied),
    "difficulties:settings": Address(seen_by=OVERSEERS, done_by=DESK, args=_tied),
    "difficulties:way": Address(seen_by=OVERSEERS, done_by=with_role(Role.DESK_LEADER), args=_plan),
    # a draft is the desk's own affair; what was submitted is read by who oversees
    "difficulties:submission": Address(seen_by=DESK, done_by=DESK, args=_DRAFT),
    "difficulties:submission-letter": Address(seen_by=OVERSEERS, args=_signed),
    "difficulties:submission-sent": Address(done_by=DESK, args=_DRAFT),
    "difficulties:submission-drop": Address(done_by=DESK, args=_DRAFT),
    "difficulties:submission-decide": Address(done_by=CHAIR, refused=OVERSEERS, args=_signed),
    "difficulties:line-drop": Address(done_by=DESK, args=_line),
    "difficulties:ledger": Address(seen_by=CONTENT),
    "difficulties:ledger-sheet": Address(seen_by=CONTENT),
    "difficulties:extension-ask": Address(seen_by=WRITE, done_by=WRITE, refused=KNOW, args=_duty),
    "difficulties:extension-decide": Address(seen_by=DESK | CHAIR, done_by=DESK | CHAIR, refused=KNOW, args=_ASKED),
    "difficulties:extension-withdraw": Address(seen_by=WRITE, done_by=WRITE, refused=KNOW, args=_ASKED),
}
