"""Who gets what at the pages of papers; the paper asked about came from Industry and Trade to Foreign Affairs."""

from dataclasses import replace

from haidang.office.accounts.choices import Role
from haidang.office.documents import examples
from tests.rights import CONTENT, DESK, EVERYBODY, OVERSEERS, Address, of_agency, of_register, with_role

CLERKS = with_role(Role.CLERK)
#: They enter papers and change what was entered; who issued one reads it.
KEEPERS = DESK | CLERKS | with_role(Role.PROVINCE_OFFICE)
READERS = OVERSEERS | CLERKS | of_agency("SCT", "SNGV")
#: Agencies enter what they send themselves.
ENTERING = KEEPERS | with_role(Role.FOCAL, Role.AGENCY_LEADER, Role.FINANCE, Role.POLICE)
WITHDRAWING = with_role(Role.DESK_UNIT, Role.DESK_LEADER, Role.CLERK)


def paper(people):
    return (examples.document().pk,)


_REGISTER = of_register(
    "documents:document", examples.document, seen_by=READERS, kept_by=KEEPERS, without=frozenset({"delete"})
)
_ADDING = {f"documents:document-{page}" for page in ("add", "import", "sheet")}

#: Open to whoever has signed in: what is not theirs is not in it.
_LISTED = {f"documents:document-{page}" for page in ("list", "print", "export")}


def _row(name, row):
    if name in _LISTED:
        return replace(row, seen_by=EVERYBODY)
    return replace(row, seen_by=ENTERING, done_by=row.done_by and ENTERING) if name in _ADDING else row


#: Foreign Affairs asks, Industry and Trade and the Youth Union are asked; who oversees reads.
CONSULTED = OVERSEERS | CLERKS | of_agency("SCT", "TDOAN", "SNGV")
#: Of the agency that asked, those who enter papers.
ASKERS = DESK | CLERKS
#: What one agency answers: others read it when it is over.
OPINION_READERS = OVERSEERS | CLERKS | of_agency("SCT", "SNGV")


def question(people):
    return (examples.consultation().pk,)


def answer(people):
    return (examples.opinion().pk,)


_ASKED = {
    "documents:consultation-list": Address(seen_by=EVERYBODY, args=lambda people: question(people) and ()),
    "documents:consultation-print": Address(seen_by=EVERYBODY, args=lambda people: question(people) and ()),
    "documents:consultation-export": Address(seen_by=EVERYBODY, args=lambda people: question(people) and ()),
    "documents:consultation-add": Address(
        seen_by=ENTERING, done_by=ENTERING, refused=CONSULTED, args=lambda people: question(people) and ()
    ),
    "documents:consultation-record": Address(seen_by=CONSULTED, args=question),
    "documents:consultation-history": Address(seen_by=CONSULTED, args=question),
    "documents:consultation-table": Address(seen_by=CONSULTED, args=question),
    "documents:consultation-paper": Address(seen_by=CONSULTED, args=question),
    "documents:consultation-also": Address(seen_by=ASKERS, done_by=ASKERS, refused=CONSULTED, args=question),
    "documents:consultation-extend": Address(seen_by=ASKERS, done_by=ASKERS, refused=CONSULTED, args=question),
    "documents:consultation-withdraw": Address(seen_by=ASKERS, done_by=ASKERS, refused=CONSULTED, args=question),
    "documents:consultation-close": Address(done_by=ASKERS, refused=CONSULTED, args=question),
    "documents:opinion": Address(
        seen_by=ASKERS | of_agency("SCT"), done_by=ASKERS | of_agency("SCT"), refused=OPINION_READERS, args=answer
    ),
    "documents:opinion-settle": Address(seen_by=ASKERS, done_by=ASKERS, refused=OPINION_READERS, args=answer),
}

ADDRESSES = {
    **_ASKED,
    **{name: _row(name, row) for name, row in _REGISTER.items()},
    "documents:number": Address(seen_by=CONTENT),
    "documents:book": Address(seen_by=OVERSEERS | CLERKS, args=lambda people: ("di",)),
    "documents:answer": Address(seen_by=KEEPERS, done_by=KEEPERS, refused=READERS, args=paper),
    "documents:take-back-answer": Address(done_by=KEEPERS, refused=READERS, args=paper),
    "documents:withdraw": Address(seen_by=WITHDRAWING, done_by=WITHDRAWING, refused=READERS, args=paper),
}
