"""Who gets what at the pages of personal data: Sở Ngoại vụ answers for them; to others they do not exist."""

from haidang.office.privacy import examples
from haidang.office.privacy.choices import Act, Decision
from tests.rights import DESK, EVERYBODY, Address

_REQUEST, _PROPOSAL = "privacy:subjectrequest", "privacy:erasureproposal"


def _one(make):
    return lambda people: (make().pk,)


def _there(make):
    def made(people):
        make()
        return ()

    return made


ADDRESSES = {
    "privacy:overview": Address(seen_by=DESK),
    "privacy:person": Address(seen_by=DESK, done_by=DESK),
    "privacy:export": Address(seen_by=DESK, done_by=DESK, args=lambda people: ("passports.passport",)),
    **{
        f"{name}-{page}": Address(seen_by=EVERYBODY, args=_there(make))
        for name, make in ((_REQUEST, examples.subjectrequest), (_PROPOSAL, examples.erasureproposal))
        for page in ("list", "print", "export")
    },
    **{
        f"{name}-{page}": Address(seen_by=DESK, args=_one(make))
        for name, make in ((_REQUEST, examples.subjectrequest), (_PROPOSAL, examples.erasureproposal))
        for page in ("record", "history")
    },
    f"{_REQUEST}-add": Address(seen_by=DESK, done_by=DESK, args=_there(examples.subjectrequest)),
    **{
        f"{_REQUEST}-{page}": Address(seen_by=DESK, done_by=DESK, args=_one(examples.subjectrequest))
        for page in ("edit", Act.DO, Act.REFUSE)
    },
    **{
        f"{_PROPOSAL}-{page}": Address(seen_by=DESK, done_by=DESK, args=_one(examples.erasureproposal))
        for page in Decision
    },
}
