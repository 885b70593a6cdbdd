"""Who gets what at the addresses of organisations, calls, summaries and letters.

Organisations and calls are of Liên hiệp các tổ chức hữu nghị; summaries, letters, the yearly report of Sở Ngoại vụ.
"""

from dataclasses import replace

from haidang.office.accounts.choices import Role
from haidang.registers.aid import examples_ingo as examples
from haidang.registers.aid.ingo_choices import (
    CallAct,
    IngoAct,
    IngoYearAct,
    LetterAct,
    RegistrationAct,
    Reply,
    SummaryAct,
)
from tests.rights import DESK, EVERYBODY, LEADERS, OVERSEERS, Address, of_agency, of_register, with_role

HEADS = with_role(Role.DESK_UNIT, Role.DESK_LEADER)
BEGINNERS = DESK | with_role(Role.FOCAL, Role.AGENCY_LEADER, Role.FINANCE, Role.POLICE)
UNION = of_agency("LHHN")
#: Rows of the union, and of Sở Ngoại vụ: who reads them, who writes them.
OF_UNION, BY_UNION = OVERSEERS | UNION, DESK | UNION
OF_DESK, BY_DESK = OVERSEERS | of_agency("SNGV"), DESK
DECIDERS = DESK | LEADERS


def _book(name, make, *, seen_by, kept_by):
    """A register whose lists are open to whoever has signed in (what is not theirs is not in them)."""
    found = {}
    for address, row in of_register(f"aid:{name}", make, seen_by=seen_by, kept_by=kept_by).items():
        page = address.rpartition("-")[2]
        if page in ("list", "print", "export"):
            row = replace(row, seen_by=EVERYBODY)
        elif page in ("add", "import", "sheet"):
            row = replace(row, seen_by=BEGINNERS, done_by=row.done_by and BEGINNERS)
        elif page == "delete":
            row = replace(row, seen_by=HEADS, done_by=HEADS)
        found[address] = row
    return found


def _of(make):
    return lambda people: (make().pk,)


def _act(make, done_by, knows):
    return Address(seen_by=done_by, done_by=done_by, refused=knows, args=_of(make))


def _acts(name, rows, knows):
    return {f"aid:{name}-{act}": _act(make, done_by, knows) for act, (make, done_by) in rows.items()}


def _ended():
    made = examples.ingo()
    type(made).objects.filter(pk=made.pk).update(stage="ended", ended_on=made.here_since)
    return made


def _funded_by():
    return examples.replied(Reply.YES).summary


def _activity():
    return examples.activity()


ADDRESSES = {
    **_book("ingo", examples.ingo, seen_by=OF_UNION, kept_by=BY_UNION),
    **_acts("ingo", {IngoAct.END: (examples.ingo, BY_UNION), IngoAct.REOPEN: (_ended, BY_UNION)}, OF_UNION),
    "aid:ingo-activity-add": _act(examples.ingo, BY_UNION, OF_UNION),
    "aid:ingo-activity-edit": _act(_activity, BY_UNION, OF_UNION),
    "aid:ingo-activity-drop": replace(_act(_activity, BY_UNION, OF_UNION), seen_by=None),
    **_book("registration", examples.registration, seen_by=OF_UNION, kept_by=BY_UNION),
    **_acts(
        "registration",
        {
            RegistrationAct.CONSULT: (examples.asked, BY_UNION),
            RegistrationAct.ANSWER: (examples.asked, DECIDERS),
            RegistrationAct.GRANT: (examples.answered, BY_UNION),
            RegistrationAct.REFUSE: (examples.answered, BY_UNION),
            RegistrationAct.PLAN: (examples.registration, BY_UNION),
            RegistrationAct.REVOKE: (examples.registration, BY_UNION),
        },
        OF_UNION,
    ),
    **_book("ingoreport", examples.ingoreport, seen_by=OF_UNION, kept_by=BY_UNION),
    **_book("ingoyear", examples.ingoyear, seen_by=OF_DESK, kept_by=BY_DESK),
    **_acts("ingoyear", {IngoYearAct.SEND: (examples.ingoyear, BY_DESK)}, OF_DESK),
    "aid:ingoyear-word": Address(seen_by=OF_DESK, args=_of(examples.ingoyear)),
    **_book("call", examples.call, seen_by=OF_UNION, kept_by=BY_UNION),
    **_acts(
        "call",
        {
            CallAct.APPROVE: (examples.call, DECIDERS),
            CallAct.FINISH: (examples.approved, BY_UNION),
            CallAct.CANCEL: (examples.call, BY_UNION),
        },
        OF_UNION,
    ),
    **_book("need", examples.need, seen_by=OF_UNION, kept_by=BY_UNION),
    **_book("summary", examples.summary, seen_by=OF_DESK, kept_by=BY_DESK),
    **_acts(
        "summary",
        {
            SummaryAct.READY: (examples.summary, BY_DESK),
            SummaryAct.FUND: (_funded_by, BY_DESK),
            SummaryAct.REVISE: (examples.ready, BY_DESK),
            SummaryAct.CLOSE: (examples.summary, BY_DESK),
        },
        OF_DESK,
    ),
    "aid:summary-word": Address(seen_by=OF_DESK, args=_of(examples.summary)),
    **_book("letter", examples.letter, seen_by=OF_DESK, kept_by=BY_DESK),
    **_acts(
        "letter",
        {
            LetterAct.ANSWER: (examples.letter, BY_DESK),
            LetterAct.STEP: (examples.replied, BY_DESK),
            LetterAct.CLOSE: (examples.letter, BY_DESK),
        },
        OF_DESK,
    ),
}
