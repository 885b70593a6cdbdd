"""Who gets what at the pages of scholarships, checks and friendship.

Scholarships and checks are of Sở Ngoại vụ, Sở Công Thương is checked; friendship is of Liên hiệp hữu nghị.
"""

from dataclasses import replace

from haidang.kit import clock
from haidang.office.accounts.choices import Role
from haidang.registers.people import examples_scholars as examples
from haidang.registers.people.check_choices import CheckAct
from haidang.registers.people.friend_choices import ActivityAct, AssociationAct, FriendAct
from haidang.registers.people.scholar_choices import IntakeAct, StudentAct
from tests.rights import CONTENT, DESK, EVERYBODY, LEADERS, OVERSEERS, Address, of_agency, of_register, with_role

#: Who carries out what their agency is given keeps its books; the heads take away.
KEEPERS = with_role(Role.FOCAL, Role.AGENCY_LEADER, Role.FINANCE, Role.POLICE) | DESK
HEADS = with_role(Role.DESK_UNIT, Role.DESK_LEADER)
OURS = OVERSEERS | of_agency("SNGV")
SCT, UNION = of_agency("SCT"), of_agency("LHHN")
CHECKED, FRIENDS = OVERSEERS | of_agency("SNGV") | SCT, OVERSEERS | UNION


def _book(name, make, *, seen_by, kept_by, deleted_by=HEADS):
    """A register whose lists are open to whoever has signed in (what is not theirs is not in them)."""
    found = {}
    for address, row in of_register(f"people:{name}", make, seen_by=seen_by, kept_by=kept_by).items():
        page = address.rpartition("-")[2]
        if page in ("list", "print", "export"):
            row = replace(row, seen_by=EVERYBODY)
        elif page in ("add", "import", "sheet"):
            row = replace(row, seen_by=KEEPERS, done_by=row.done_by and KEEPERS)
        elif page == "delete":
            row = replace(row, seen_by=deleted_by, done_by=deleted_by)
        found[address] = row
    return found


def _one(make):
    return lambda people: (make().pk,)


def _act(make, done_by, knows):
    return Address(seen_by=done_by, done_by=done_by, refused=knows, args=_one(make))


def _acts(name, acts, knows):
    return {f"people:{name}-{act}": _act(make, done_by, knows) for act, (make, done_by) in acts.items()}


def _part(name, part, whole, make, kept_by, knows):
    return {
        f"people:{name}-{part}-add": _act(whole, kept_by, knows),
        f"people:{name}-{part}-edit": _act(make, kept_by, knows),
        f"people:{name}-{part}-drop": Address(done_by=kept_by, refused=knows, args=_one(make)),
    }


def _letter():
    return examples.written().letters.get()


def _result():
    return examples.studying().results.create(year=2026)


def _stipend():
    return examples.studying().stipends.create(since=clock.today(), until=clock.today(), amount=1)


def _finding():
    return examples.looked_at().findings.get()


def _step():
    return examples.friendshipassociation().founding_steps.create(kind="study")


def _term():
    return examples.founded().terms.create(number=1, since="2020-01-01", until="2025-01-01", chair="Người mẫu A")


def _contact():
    return examples.foreignfriend().contacts.create(on="2020-02-03")


ADDRESSES = {
    **_book("intake", examples.intake, seen_by=OURS, kept_by=DESK),
    **_acts("intake", {
        IntakeAct.APPROVE: (examples.intake, DESK | LEADERS),
        IntakeAct.WRITE: (examples.approved, DESK),
        IntakeAct.ANNOUNCE: (examples.written, DESK),
        IntakeAct.SELECT: (examples.filled, DESK),
        IntakeAct.RECEIVE: (examples.selected, DESK),
        IntakeAct.CANCEL: (examples.intake, DESK),
    }, OURS),
    **_part("intake", "letter", examples.approved, _letter, DESK, OURS),
    "people:scholar-summary": Address(seen_by=CONTENT),
    **_book("student", examples.student, seen_by=OURS, kept_by=DESK),
    **_acts("student", {
        StudentAct.ADMIT: (examples.student, DESK),
        StudentAct.TURN_DOWN: (examples.student, DESK),
        StudentAct.ENROL: (examples.admitted, DESK),
        StudentAct.GRADUATE: (examples.studying, DESK),
        StudentAct.PAUSE: (examples.studying, DESK),
        StudentAct.RESUME: (examples.paused, DESK),
        StudentAct.STOP: (examples.studying, DESK),
    }, OURS),
    **_part("student", "result", examples.studying, _result, DESK, OURS),
    **_part("student", "stipend", examples.studying, _stipend, DESK, OURS),
    **_book("agencycheck", examples.agencycheck, seen_by=OURS, kept_by=DESK),
    **_acts("agencycheck", {
        CheckAct.ANNOUNCE: (examples.agencycheck, DESK),
        CheckAct.CANCEL: (examples.agencycheck, DESK),
    }, OURS),
    **_acts("agencycheck", {
        CheckAct.HOLD: (examples.told, DESK),
        CheckAct.CONCLUDE: (examples.looked_at, DESK),
        CheckAct.REMEDY: (examples.concluded, DESK | SCT),
        CheckAct.CONFIRM: (examples.remedied, DESK),
        CheckAct.RETURN: (examples.remedied, DESK),
        CheckAct.CLOSE: (examples.confirmed, DESK),
    }, CHECKED),
    **_part("agencycheck", "finding", examples.told, _finding, DESK, CHECKED),
    **_book("friendshipassociation", examples.friendshipassociation, seen_by=FRIENDS, kept_by=DESK | UNION),
    **_acts("friendshipassociation", {
        AssociationAct.STEP: (examples.friendshipassociation, DESK | UNION),
        AssociationAct.FOUND: (examples.friendshipassociation, DESK | UNION),
        AssociationAct.COUNT: (examples.founded, DESK | UNION),
        AssociationAct.DISSOLVE: (examples.founded, DESK | UNION),
        AssociationAct.DROP: (examples.friendshipassociation, DESK | UNION),
    }, FRIENDS),
    **_part("friendshipassociation", "step", examples.friendshipassociation, _step, DESK | UNION, FRIENDS),
    **_part("friendshipassociation", "term", examples.founded, _term, DESK | UNION, FRIENDS),
    **_book("friendshipactivity", examples.friendshipactivity, seen_by=FRIENDS, kept_by=DESK | UNION),
    **_acts("friendshipactivity", {
        ActivityAct.HOLD: (examples.friendshipactivity, DESK | UNION),
        ActivityAct.CANCEL: (examples.friendshipactivity, DESK | UNION),
    }, FRIENDS),
    **_book("foreignfriend", examples.foreignfriend, seen_by=FRIENDS, kept_by=DESK | UNION),
    **_acts("foreignfriend", {FriendAct.WITHDRAW: (examples.foreignfriend, DESK | UNION)}, FRIENDS),
    **_part("foreignfriend", "contact", examples.foreignfriend, _contact, DESK | UNION, FRIENDS),
}  # fmt: skip
