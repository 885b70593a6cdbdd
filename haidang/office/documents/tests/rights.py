"""Who gets what at the pages of papers; the paper asked about came from Industry and Trade to Foreign Affairs."""

from dataclasses import replace

from haidang.office.accounts.choices import Role
from haidang.office.documents import examples
from tests.rights import CONTENT, DESK, EVERYBODY, NOBODY, OVERSEERS, Address, of_agency, of_register, with_role

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


#: Who signs for an agency says which form its papers have.
TEMPLATING = with_role(Role.DESK_LEADER, Role.AGENCY_LEADER)

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


def draft(people):
    return (examples.draft().pk,)


def words_of_draft(people):
    return (examples.draft().pk, "blocks.0")


def template(people):
    return (examples.paper_template(by=people["lanh-dao-so-ngoai-vu"]).pk,)


def issued(people):
    return (examples.issued_draft().pk,)


def _in_hand(args=draft, *, reads=True):
    """A draft is nobody else's: who may not see it finds nothing."""
    return Address(seen_by=ASKERS if reads else None, done_by=ASKERS, args=args)


_DRAFTS = {
    **{
        f"documents:draft-{page}": Address(seen_by=EVERYBODY, args=lambda people: draft(people) and ())
        for page in ("list", "print", "export")
    },
    **{
        f"documents:draft-{page}": Address(seen_by=ASKERS, args=draft)
        for page in ("record", "history", "preview", "compared", "word", "pdf")
    },
    "documents:draft-begin": Address(
        done_by=ASKERS, refused=CONSULTED, args=lambda people: ("documents.asking", *question(people))
    ),
    "documents:template-list": Address(seen_by=ENTERING, done_by=TEMPLATING, refused=NOBODY),
    "documents:template-start": Address(seen_by=ENTERING),
    "documents:template-file": Address(seen_by=ASKERS, args=template),
    "documents:template-retire": Address(done_by=with_role(Role.DESK_LEADER), refused=ASKERS, args=template),
    "documents:draft-line": Address(seen_by=ASKERS, args=words_of_draft),
    "documents:draft-words": _in_hand(words_of_draft),
    "documents:draft-issue": _in_hand(),
    "documents:draft-sign": Address(seen_by=ASKERS, done_by=ASKERS, refused=OVERSEERS, args=issued),
    **{f"documents:draft-{act}": _in_hand(reads=False) for act in ("again", "put-aside", "drop")},
}

ADDRESSES = {
    **_ASKED,
    **_DRAFTS,
    **{name: _row(name, row) for name, row in _REGISTER.items()},
    "documents:number": Address(seen_by=CONTENT),
    "documents:book": Address(seen_by=OVERSEERS | CLERKS, args=lambda people: ("di",)),
    "documents:answer": Address(seen_by=KEEPERS, done_by=KEEPERS, refused=READERS, args=paper),
    "documents:take-back-answer": Address(done_by=KEEPERS, refused=READERS, args=paper),
    "documents:withdraw": Address(seen_by=WITHDRAWING, done_by=WITHDRAWING, refused=READERS, args=paper),
}
